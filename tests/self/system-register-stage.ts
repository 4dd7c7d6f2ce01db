import { join } from 'node:path';
import type { Mock } from '#mock';
import { recordedFolder } from './judge-likeness.ts';
import { readRecording, type RecordedCase } from './recording.ts';

type Register = ReturnType<typeof registerOf>;
const registerOf = (mock: Mock) => mock.api('altinn-system-register').state.register;

const list = '991825827_list';
const customer = '950474084';
const dayMs = 24 * 3600 * 1000;

type Step = (register: Register) => void;

/** What happened beside the recorded requests: in the database, or by calls that are not recorded. */
const steps: Readonly<Record<string, Step>> = {
  // What the mock itself begins with.
  'SR-1': (register) => {
    register.systems.clear();
    register.users.clear();
  },
  'SR-569': (register) => age(register, 'ref-85'),
  'SR-575': (register) => setStatus(register, 'ref-87', 'Rejected'),
  'SR-576': (register) => setStatus(register, 'ref-87', 'Denied'),
  'SR-578': (register) => setStatus(register, 'ref-88', 'Timedout'),
  'SR-728': (register) => {
    setStatus(register, 'ref-131', 'Accepted');
    const [row] = named(register, 'ref-131');
    if (row !== undefined) keepUser(register, row);
  },
  'SR-736': makeRequests,
  'SR-741': (register) => {
    for (let at = 1; at <= 103; at += 1) {
      const [row] = named(register, `p${at}`);
      if (row !== undefined) keepUser(register, row);
    }
  },
  'SR-744': makeChanges,
};

/** Brings the register into the state that a case was recorded in. */
export function prepareRegister(register: Register, { id }: RecordedCase): void {
  steps[id]?.(register);
}

/** The token of the page that begins with the system user of a reference. */
export function tokenOfUser(register: Register, externalRef: string): string {
  const row = [...register.users.values()].find(
    (one) => one.systemId === list && one.externalRef === externalRef,
  );
  return Buffer.from(JSON.stringify(row?.sequence ?? 0)).toString('base64url');
}

type RequestRow = Parameters<Register['requests']['set']>[1];

function named(register: Register, externalRef: string): readonly RequestRow[] {
  return [...register.requests.values()].filter((one) => one.externalRef === externalRef);
}

function age(register: Register, externalRef: string): void {
  for (const row of named(register, externalRef)) {
    register.requests.set(row.id, {
      ...row,
      created: new Date(row.created.getTime() - 181 * dayMs),
    });
  }
}

function setStatus(register: Register, externalRef: string, status: RequestRow['status']): void {
  for (const row of named(register, externalRef)) {
    register.requests.set(row.id, { ...row, status });
  }
}

function keepUser(register: Register, row: RequestRow): void {
  const { id, kind, systemId, partyOrgNo, externalRef, integrationTitle, created } = row;
  const user = { id, kind, systemId, partyOrgNo, externalRef, integrationTitle };
  register.keepUser({ ...user, created, isDeleted: false });
}

/** 103 requests of each kind: those of the recorded pages under their ids, the others where they fit. */
function makeRequests(register: Register): void {
  const pages = readRecording(join(recordedFolder('altinn-system-register'), 'sysreg-paging.har'));
  for (const [kind, letter] of [
    ['standard', 'p'],
    ['agent', 'q'],
  ] as const) {
    const known = knownIds(pages, letter);
    for (let at = 1; at <= 103; at += 1) {
      const externalRef = `${letter}${at}`;
      const id = known.rows.get(externalRef) ?? known.others.shift() ?? crypto.randomUUID();
      register.requests.set(id, toRow({ id, kind, externalRef }));
    }
  }
}

interface Known {
  readonly rows: ReadonlyMap<string, string>;
  /** First rows of pages, which no page shows, and last ones. */
  readonly others: string[];
}

function knownIds(pages: readonly RecordedCase[], letter: string): Known {
  const lists = pages.filter(({ target }) => /systemuser.request.vendor/.test(target));
  const rows = lists.flatMap(({ answer }) => dataIn(answer?.body));
  const own = rows.filter(({ externalRef }) => externalRef.startsWith(letter));
  const tokens = lists
    .filter(({ target }) => target.includes('/agent/') === (letter === 'q'))
    .flatMap(({ target }) => /token=(I\w+)$/.exec(target)?.[1] ?? []);
  const firsts = tokens
    .map((token) => Buffer.from(token, 'base64url').toString('utf8').replaceAll('"', ''))
    .filter((id) => /^[0-9a-f-]{36}$/.test(id) && !/^[0f]{8}/.test(id));
  return {
    rows: new Map(own.map(({ externalRef, id }) => [externalRef, id])),
    others: [...new Set(firsts), 'fe000000-0000-4000-8000-000000000001'],
  };
}

function dataIn(body: Buffer | undefined): readonly { id: string; externalRef: string }[] {
  try {
    const { data = [] } = JSON.parse(body?.toString('utf8') ?? '{}') as { data?: [] };
    return data;
  } catch {
    return [];
  }
}

const right = { resource: [{ id: 'urn:altinn:resource', value: 'authentication-e2e-test' }] };

function toRow({
  id,
  kind,
  externalRef,
}: Pick<RequestRow, 'id' | 'kind' | 'externalRef'>): RequestRow {
  return {
    id,
    kind,
    externalRef,
    systemId: list,
    partyOrgNo: customer,
    integrationTitle: 'Testsystem nb',
    rights: [right],
    accessPackages:
      kind === 'agent' ? [{ urn: 'urn:altinn:accesspackage:regnskapsforer-lonn' }] : [],
    status: 'New',
    created: new Date(),
  };
}

function makeChanges(register: Register): void {
  const [user] = named(register, 'p1');
  for (let at = 252; at <= 304; at += 1) {
    const id = `3a8ba4a4-8e0d-4b8b-a6a7-${String(at).padStart(12, '0')}`;
    register.changes.set(id, {
      id,
      systemUserId: user?.id ?? '',
      systemId: list,
      partyOrgNo: customer,
      externalRef: 'p1',
      requiredRights: [right],
      unwantedRights: [],
      requiredAccessPackages: [],
      unwantedAccessPackages: [],
      status: 'New',
      created: new Date(),
      isDeleted: false,
    });
  }
}
