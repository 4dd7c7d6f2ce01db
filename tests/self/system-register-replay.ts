import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Mock, MockOptions } from '#mock';
import type { IdMap } from './id-map.ts';
import { recordedFolder } from './judge-likeness.ts';
import { readRecording, type RecordedCase } from './recording.ts';
import type { Replay } from './replay-recording.ts';
import { prepareRegister, tokenOfUser } from './system-register-stage.ts';

type RegisterState = ReturnType<typeof stateOf>;
type Rules = RegisterState['rules'];

const stateOf = (mock: Mock) => mock.api('altinn-system-register').state;

/** What the recordings tell of ids: rows of requests keep theirs, as lists go by them. */
export interface RecordedIds {
  /** Ids of requests by kind and reference, in the order in which they were made. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** Everything that was answered with an id and a reference. */
export function readRecordedIds(): RecordedIds {
  const ids = new Map<string, string[]>();
  const folder = recordedFolder('altinn-system-register');
  for (const file of readdirSync(folder).filter((one) => one.endsWith('.har'))) {
    for (const one of readRecording(join(folder, file))) {
      if (one.target.includes('/systemuser/request/')) collect(ids, one);
    }
  }
  return { ids };
}

function collect(ids: Map<string, string[]>, { answer }: RecordedCase): void {
  for (const row of rowsIn(answer?.body)) {
    const key = keyOf(row, row.rights === undefined ? 'agent' : 'standard');
    const known = ids.get(key) ?? [];
    if (!known.includes(row.id)) ids.set(key, [...known, row.id]);
  }
}

interface Row {
  readonly id: string;
  readonly systemId: string;
  readonly partyOrgNo: string;
  readonly externalRef: string;
  readonly rights?: unknown;
}

function rowsIn(body: Buffer | undefined): readonly Row[] {
  try {
    const value = JSON.parse(body?.toString('utf8') ?? '') as { data?: Row[] } | Row;
    const rows = 'data' in value && Array.isArray(value.data) ? value.data : [value as Row];
    return rows.filter(({ id, externalRef }) => id !== undefined && externalRef !== undefined);
  } catch {
    return [];
  }
}

function keyOf({ systemId, partyOrgNo, externalRef }: Omit<Row, 'id'>, kind: string): string {
  return JSON.stringify([kind, systemId, partyOrgNo, externalRef]);
}

/** The decision point of the recording, and its ids, in place of the mock's own. */
export function asRecorded({ ids }: RecordedIds): NonNullable<MockOptions['faults']> {
  const given = new Map<string, number>();
  const newId: Rules['newId'] = (reference, kind) => {
    const key = keyOf(reference, kind);
    const at = given.get(key) ?? 0;
    given.set(key, at + 1);
    return ids.get(key)?.[at] ?? crypto.randomUUID();
  };
  return {
    'altinn-system-register': [
      {
        id: 'register-as-recorded',
        breaks: 'nothing: decisions and ids are those of the recording',
        aimedAt: 'none',
        rules: { actsFor: () => true, newId },
      },
    ],
  };
}

/** How the recordings are sent to a mock. */
export function registerReplay(mock: Mock, ids: IdMap): Replay {
  return {
    mock,
    ids,
    apiOf: () => 'altinn-system-register',
    credentials: (one) => credentials(mock, one),
    before: (one) => prepareRegister(stateOf(mock).register, one),
    target: ({ target }) =>
      target.replace(/(systemuser.vendor.bysystem.*token=)(Mzgz|NDMz)$/, (_, path, token) => {
        const first = token === 'Mzgz' ? 'p51' : 'p101';
        return `${path}${tokenOfUser(stateOf(mock).register, first)}`;
      }),
  };
}

async function credentials(mock: Mock, one: RecordedCase): Promise<readonly string[]> {
  const { actor, title } = one;
  if (actor === 'anonymous') return [];
  if (actor === 'broken token' && title.includes('Basic')) {
    return ['Authorization', 'Basic bm9ib2R5OmF0IGFsbA=='];
  }
  const known = ['cookie', 'broken token'].includes(actor) ? 'vendor' : actor;
  const token = (await mock.api('altinn-system-register').mintToken?.(known, {})) ?? '';
  if (actor === 'cookie') return ['Cookie', `AltinnStudioRuntime=${token}`];
  return ['Authorization', `Bearer ${actor === 'broken token' ? broken(token, title) : token}`];
}

function broken(token: string, title: string): string {
  if (title.includes('not a JWT')) return 'nobody';
  return title.includes('broken JWT') ? 'a.b.c' : `${token.slice(0, -4)}AAAA`;
}
