import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument, loadContracts } from '#specs';

// Probe: `cold` compiles every document past the cache, `warm` takes what the cache holds.

const apis = join(import.meta.dirname, '..', '..', 'specs', 'apis');
const documents = readdirSync(apis).flatMap((api) =>
  readdirSync(join(apis, api))
    .filter((file) => file.endsWith('.openapi.yaml'))
    .map((file) => join(apis, api, file)),
);

const startedMs = performance.now();
if (process.argv[2] === 'cold') for (const document of documents) await checkDocument(document);
else await loadContracts();
console.log(JSON.stringify({ ms: performance.now() - startedMs, sinceStartMs: performance.now() }));
