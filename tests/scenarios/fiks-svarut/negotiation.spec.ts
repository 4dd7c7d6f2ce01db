import type { LiveExchange } from '#environments';
import {
  ask,
  readingOperations,
  subjectOf,
  tableParameters,
  type Subject,
} from './bench/every-operation.ts';
import type { FiksRequest } from './bench/fiks-bench.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';
import { seenRows } from './bench/seen.ts';

const needs = { parameters: tableParameters };
const accept = (type: string): FiksRequest => ({ headers: [['Accept', type]] });

/** Ways to ask for JSON (RFC 9110, 12.5.1). */
const accepted = [
  'application/json',
  '*/*',
  'application/*',
  'application/json, text/plain, */*',
  'application/xml;q=0.5, application/json;q=0.9',
  'text/html, application/json;q=0.9',
];

scenario(
  'Every reading operation answers JSON to each Accept that allows it',
  { requirement: 'FIKS-FORM-009', needs },
  async (context) => {
    const subject = await subjectOf(context);
    for (const type of accepted)
      for (const row of readingOperations)
        context.on.conform(await ask(context, { row, subject, caller: accept(type) }), {
          status: row.success,
          mediaType: 'application/json',
        });
  },
);

scenario(
  'Every reading operation refuses an Accept without JSON with 406, or answers JSON',
  { requirement: 'FIKS-FORM-010', needs },
  async (context) => {
    const subject = await subjectOf(context);
    for (const type of ['application/xml', 'text/csv'])
      for (const row of readingOperations) {
        const answer = await ask(context, { row, subject, caller: accept(type) });
        const json = answer.status === row.success ? { mediaType: 'application/json' } : {};
        context.on.conform(answer, { status: [row.success, 406], ...json });
      }
  },
);

scenario(
  'Every reading operation ignores a query parameter that it does not know',
  { requirement: 'FIKS-FORM-015', needs },
  async (context) => {
    const subject = await subjectOf(context);
    const caller = { query: { samsvar: '1' } };
    for (const row of readingOperations)
      context.on.conform(await ask(context, { row, subject, caller }), { status: row.success });
  },
);

/** The same JSON request in different frames. */
interface Frame {
  readonly contentType: string;
  readonly toBody: (text: string) => string | AsyncIterable<Uint8Array>;
}

const whole = (text: string): string => text;

const frames: readonly {
  readonly requirement: string;
  readonly says: string;
  readonly frames: readonly Frame[];
}[] = [
  {
    requirement: 'FIKS-FORM-011',
    says: 'with their media type in any case and with a charset',
    frames: [
      'application/json;charset=UTF-8',
      'application/json; charset=utf-8',
      'application/json; charset="utf-8"',
      'Application/JSON',
    ].map((contentType) => ({ contentType, toBody: whole })),
  },
  {
    requirement: 'FIKS-FORM-013',
    says: 'in chunks and with Content-Length',
    frames: [whole, inChunks].map((toBody) => ({ contentType: 'application/json', toBody })),
  },
];

async function* inChunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const half = Math.ceil(bytes.length / 2);
  for (const chunk of [bytes.subarray(0, half), bytes.subarray(half)])
    yield await Promise.resolve(chunk);
}

for (const { requirement, says, frames: table } of frames) {
  scenario(
    `POST status-sok and lest accept JSON ${says}`,
    { requirement, needs },
    async (context) => {
      for (const frame of table) {
        const subject = await subjectOf(context);
        const { on } = context;
        const found = await postJson(context, { id: 'hentStatuser', subject, frame });
        on.conform(found, { status: 200 });
        on.verify('the id that was asked', {
          actual: seenRows(found, 'statuser').map(({ id }) => String(id).toLowerCase()),
          expected: [subject.of.toLowerCase()],
          exchange: found,
        });
        const read = { id: 'settForsendelseLestAvEksterntSystem', subject, frame };
        on.conform(await postJson(context, read), { status: 204 });
      }
    },
  );
}

function postJson(
  context: FiksContext,
  { id, subject, frame }: { readonly id: string; readonly subject: Subject; readonly frame: Frame },
): Promise<LiveExchange> {
  const text = JSON.stringify(bodyOf(context, id, subject));
  const { contentType } = frame;
  return context.on.send(id, { of: subject.of, body: frame.toBody(text), contentType });
}

function bodyOf({ on }: FiksContext, id: string, { of }: Subject): object {
  if (id === 'hentStatuser') return { forsendelseIds: [of] };
  return { fnr: on.parameter('recipientPrint'), tidspunkt: new Date().toISOString() };
}

scenario(
  'POST status-sok and lest refuse what is no JSON under its own media type with 400 or 415',
  { requirement: 'FIKS-FORM-012', needs },
  async ({ on, given }) => {
    const { id } = await given.sent();
    for (const operation of ['hentStatuser', 'settForsendelseLestAvEksterntSystem'])
      for (const [contentType, body] of [
        ['application/xml', '<forsendelse/>'],
        ['application/x-www-form-urlencoded', 'forsendelseIds=1&fnr=1'],
      ] as const) {
        const request = { of: id, contentType, body, deliberatelyInvalid: true };
        on.conform(await on.send(operation, request), { status: [400, 415] });
      }
  },
);
