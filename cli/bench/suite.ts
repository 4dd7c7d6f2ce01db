import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutgoingRequest } from '#environments';
import { loadScenarios, openSession, runScenario } from '#tests';

// Probe: runs every scenario body in this process and notes the requests that it sends.

const [endpoints = '', requests = ''] = process.argv.slice(2);
const stateDir = mkdtempSync(join(tmpdir(), 'samsvar-bench-'));
copyFileSync(endpoints, join(stateDir, 'endpoints.json'));
const scenarios = await loadScenarios('altinn-app');
const session = await openSession('altinn-app', {
  environment: 'mock',
  profile: 'bench',
  level: 'must',
  seed: 'bench',
  outDir: stateDir,
  stateDir,
  runId: 'bench',
  narrowed: true,
});
const sent: OutgoingRequest[] = [];
const send = session.client.send.bind(session.client);
session.client.send = (request) => {
  sent.push(request);
  return send(request);
};

const before = process.cpuUsage();
const startedMs = performance.now();
for (const scenario of scenarios) await runScenario(session, scenario, scenario.file);
const wallMs = performance.now() - startedMs;
const { user, system } = process.cpuUsage(before);
await session.close();

// Bodies that are streams or raw bytes past HTTP have no plain counterpart.
const plain = sent.filter(
  ({ body, raw }) =>
    raw !== true && (body === undefined || typeof body === 'string' || body instanceof Uint8Array),
);
const stored = plain.map((request) => ({
  ...request,
  body:
    request.body === undefined ? undefined : Buffer.from(request.body as string).toString('base64'),
}));
writeFileSync(requests, JSON.stringify(stored));
console.log(
  JSON.stringify({
    exchanges: sent.length,
    wallMs,
    cpuMs: (user + system) / 1000,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
