import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startMock } from '#mock';
import { loadContract, loadDocument, matchMedia, matchResponse } from '#specs';

// Probe: judgements per second of one body, by our judge and by Ajv as it comes.

/** What is judged: the body of an answer of one operation, and the schema that its document names for it. */
interface Subject {
  readonly operation: string;
  /** Without `.openapi.yaml`. */
  readonly document: string;
  readonly schema: string;
  readonly body: () => unknown;
}

const subjects: Readonly<Record<string, Subject>> = {
  'altinn-app': {
    operation: 'getInstance',
    document: 'altinn-app',
    schema: 'InstanceResponse',
    body: instanceBody,
  },
  'fiks-svarut': {
    operation: 'hentStatuser',
    document: 'forsendelse-status',
    schema: 'ForsendelseStatuser',
    body: thousandStatuses,
  },
};

async function instanceBody(): Promise<unknown> {
  const mock = await startMock({ control: false });
  const app = `${mock.apis['altinn-app']?.baseUrl}/ttd/kontrakt`;
  const created = await fetch(`${app}/instances/create`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${mock.actors['user']?.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ instanceOwner: { partyId: '501337' } }),
  });
  const body: unknown = await created.json();
  await mock.close();
  return body;
}

function thousandStatuses(): unknown {
  const known = ['MOTTATT', 'AKSEPTERT', 'VARSLET', 'LEST', 'SENDT_PRINT', 'PRINTET'];
  const statuser = Array.from({ length: 1000 }, (_, at) => ({
    id: randomUUID(),
    sisteStatusEndring: new Date(Date.now() - at * 60_000).toISOString(),
    status: known[at % known.length],
  }));
  return { statuser };
}

async function ourJudge(api: string, subject: Subject): Promise<(value: unknown) => boolean> {
  const contracts = await loadContract(api);
  const operation = contracts
    .flatMap(({ operations }) => operations)
    .find(({ id }) => id === subject.operation);
  const response = operation && matchResponse(operation, 200);
  const media = matchMedia(response?.content ?? [], 'application/json');
  return (value) => media?.judge(value).length === 0;
}

async function bareAjv(api: string, subject: Subject): Promise<(value: unknown) => boolean> {
  const file = join(
    import.meta.dirname,
    '../../specs/apis',
    api,
    `${subject.document}.openapi.yaml`,
  );
  const { root } = await loadDocument(file);
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addSchema(root, 'document');
  const compiled = ajv.compile({ $ref: `document#${schemaPlace(root, subject.schema)}` });
  return (value) => compiled(value);
}

/** JSON pointer of a schema by its name in the bundled document. */
function schemaPlace(node: unknown, name: string, pointer = ''): string | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  for (const [key, value] of Object.entries(node)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = key === name ? place : schemaPlace(value, name, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function perSecond(judge: () => void): number {
  countFor(judge, 700);
  return countFor(judge, 1500);
}

function countFor(judge: () => void, ms: number): number {
  const startedMs = performance.now();
  let judged = 0;
  for (; performance.now() - startedMs < ms; judged += 1) judge();
  return (1000 * judged) / (performance.now() - startedMs);
}

const [api = ''] = process.argv.slice(2);
const subject = subjects[api];
if (subject === undefined) throw new Error(`nothing to judge of ${api}`);
const body = await subject.body();
const [judge, ajv] = [await ourJudge(api, subject), await bareAjv(api, subject)];
if (!judge(body) || !ajv(body)) throw new Error('the body does not conform: nothing to measure');
console.log(
  JSON.stringify({
    judgePerSecond: perSecond(() => void judge(body)),
    ajvPerSecond: perSecond(() => void ajv(body)),
  }),
);
