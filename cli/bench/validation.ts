import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { startMock } from '#mock';
import { loadContract, loadDocument, matchMedia, matchResponse } from '#specs';

// Probe: judgements per second of one body, by our judge and by Ajv as it comes.

const file = join(import.meta.dirname, '../../specs/apis/altinn-app/altinn-app.openapi.yaml');

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

async function ourJudge(): Promise<(value: unknown) => boolean> {
  const [contract] = await loadContract('altinn-app');
  const operation = contract?.operations.find((one) => one.id === 'getInstance');
  const response = operation && matchResponse(operation, 200);
  const media = matchMedia(response?.content ?? [], 'application/json');
  return (value) => media?.judge(value).length === 0;
}

async function bareAjv(): Promise<(value: unknown) => boolean> {
  const { root } = await loadDocument(file);
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  ajv.addSchema(root, 'document');
  const compiled = ajv.compile({ $ref: `document#${schemaPlace(root)}` });
  return (value) => compiled(value);
}

/** JSON pointer of the schema `InstanceResponse` in the bundled document. */
function schemaPlace(node: unknown, pointer = ''): string | undefined {
  if (node === null || typeof node !== 'object') return undefined;
  for (const [key, value] of Object.entries(node)) {
    const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = key === 'InstanceResponse' ? place : schemaPlace(value, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function perSecond(judge: (value: unknown) => boolean, body: unknown): number {
  for (let at = 0; at < 2000; at += 1) judge(body);
  const startedMs = performance.now();
  let judged = 0;
  while (performance.now() - startedMs < 1500)
    for (let at = 0; at < 500; at += 1, judged += 1) judge(body);
  return (1000 * judged) / (performance.now() - startedMs);
}

const body = await instanceBody();
const [judge, ajv] = [await ourJudge(), await bareAjv()];
if (!judge(body) || !ajv(body)) throw new Error('the body does not conform: nothing to measure');
console.log(
  JSON.stringify({ judgePerSecond: perSecond(judge, body), ajvPerSecond: perSecond(ajv, body) }),
);
