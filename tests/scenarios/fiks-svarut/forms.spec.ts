import type { LiveExchange } from '#environments';
import {
  ask,
  everyOperation,
  operationsAbout,
  readingOperations,
  subjectOf,
  tableParameters,
  type Subject,
} from './bench/every-operation.ts';
import { pdf } from './letters/letter.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

/** Under which name each reading operation wraps its list (reference fiks 3). */
const wrappers: Readonly<Record<string, string>> = {
  finnForsendelserKnyttetTilEksternRef: 'forsendelseIds',
  finnForsendelserKnyttetTilEksternRefMedMetadata: 'forsendelser',
  hentStatuser: 'statuser',
  hentHendelser: 'hendelser',
  hentSigneringshendelser: 'hendelser',
  hentMetadata: 'dokumenter',
  hentForsendelsestyper: 'forsendelsestyper',
  hentMottakersystem: 'mottakersystemer',
};

/** A forsendelse with letters outside ASCII in all that comes back of it. */
async function sentWithLetters({ given }: FiksContext): Promise<Subject> {
  const reference = given.unique();
  const { id } = await given.sent({
    fields: { eksternReferanse: reference, avgivendeSystem: 'Samsvar for æ, ø og å' },
    files: [
      {
        filnavn: 'brev.pdf',
        mimeType: 'application/pdf',
        body: pdf(given.unique()),
        more: { dokumentType: 'Søknad på nynorsk' },
      },
    ],
  });
  return { of: id, reference };
}

/** Answers of every reading operation; those that need no forsendelse come first, whatever becomes of the others. */
async function* readings(context: FiksContext): AsyncGenerator<LiveExchange> {
  const service = { of: '', reference: '' };
  for (const row of operationsAbout('service')) yield await ask(context, { row, subject: service });
  const subject = await sentWithLetters(context);
  for (const row of readingOperations)
    if (row.about !== 'service') yield await ask(context, { row, subject });
}

scenario(
  'Every reading operation wraps its list in an object of UTF-8 JSON',
  { requirement: ['FIKS-FORM-003', 'FIKS-FORM-004'], needs: { parameters: tableParameters } },
  async (context) => {
    for await (const answer of readings(context)) {
      const name = wrappers[answer.operationId ?? ''] ?? '';
      context.on.conform(answer, { status: 200, body: { [name]: isList } });
      judgeEncoding(context, answer);
    }
  },
);

function isList(value: unknown): boolean {
  return Array.isArray(value);
}

function judgeEncoding({ on }: FiksContext, answer: LiveExchange): void {
  const requirement = 'FIKS-FORM-004';
  const body = Buffer.from(answer.response?.body ?? []);
  on.conform(answer, { mediaType: 'application/json' }, requirement);
  on.verify('JSON of bytes that are UTF-8, without a byte order mark', {
    actual: [
      Buffer.from(body.toString('utf8')).equals(body) ? 'UTF-8' : 'other bytes',
      body.subarray(0, 3).toString('hex') === 'efbbbf' ? 'a mark' : 'no mark',
    ],
    expected: ['UTF-8', 'no mark'],
    exchange: answer,
    requirement,
  });
}

/** Names of the members that hold a time, in every answer that has any (reference fiks 3). */
const times = new Set(['sisteStatusEndring', 'tidspunkt', 'dato']);
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

scenario(
  'Every time in an answer has its offset, every id is a lower case uuid',
  { requirement: ['FIKS-FORM-001', 'FIKS-FORM-002'], needs: { parameters: tableParameters } },
  async (context) => {
    for await (const answer of readings(context)) judgeMembers(context, answer);
  },
);

function judgeMembers({ on }: FiksContext, answer: LiveExchange): void {
  for (const [name, value] of membersOf(answer.json())) {
    if (times.has(name))
      on.verify(`${name} after RFC 3339`, { actual: value, expected: moment, exchange: answer });
    // The id of a recipient's system is a text of any form.
    else if (idNames.has(name) && answer.operationId !== 'hentMottakersystem')
      on.verify(`${name} as a uuid`, {
        actual: value,
        expected: lowerUuid,
        exchange: answer,
        requirement: 'FIKS-FORM-002',
      });
  }
}

const idNames = new Set(['id', 'forsendelseIds']);
const lowerUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Name and value of every scalar in a JSON value; an item of a list has the name of its list. */
function membersOf(value: unknown, name = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item) => membersOf(item, name));
  if (value === null || typeof value !== 'object') return [[name, value]];
  return Object.entries(value).flatMap(([key, item]) => membersOf(item, key));
}

scenario(
  'Every operation with an id in its path that is no uuid is refused',
  { requirement: 'FIKS-FORM-005', needs: { parameters: tableParameters } },
  async (context) => {
    const subject = await subjectOf(context);
    const own = { account: context.on.parameter('kontoId'), forsendelse: subject.of, service: '' };
    for (const row of everyOperation.filter(({ about }) => about !== 'service'))
      for (const id of ['1', 'samsvar', `${own[row.about]}0`, `${own[row.about]}*`]) {
        const path = { kontoId: id, forsendelseId: id };
        const caller = { path, deliberatelyInvalid: true };
        context.on.conform(await ask(context, { row, subject, caller }), { status: '4xx' });
      }
  },
);

scenario(
  'Every reading operation with the id of its path in upper case answers alike',
  { requirement: 'FIKS-FORM-006', needs: { parameters: tableParameters } },
  async (context) => {
    const subject = await subjectOf(context);
    const kontoId = context.on.parameter('kontoId').toUpperCase();
    const path = { kontoId, forsendelseId: subject.of.toUpperCase() };
    for (const row of readingOperations)
      context.on.conform(await ask(context, { row, subject, caller: { path } }), { status: 200 });
  },
);
