import { readFileSync } from 'node:fs';
import { Pool } from 'undici';

// Probe: sends the noted requests with bare undici, one after another, and reads every answer.

interface Noted {
  readonly method: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly as?: string;
  readonly authorization?: string | null;
}

const [endpointsFile = '', requestsFile = ''] = process.argv.slice(2);
const endpoints = JSON.parse(readFileSync(endpointsFile, 'utf8')) as {
  apis: Record<string, { baseUrl: string }>;
  actors: Record<string, { token: string }>;
};
const noted = (JSON.parse(readFileSync(requestsFile, 'utf8')) as Noted[]).map((one) => ({
  method: one.method,
  path: one.path ?? '/',
  headers: headersOf(one),
  body: one.body === undefined ? null : Buffer.from(one.body, 'base64'),
}));
const pool = new Pool(endpoints.apis['altinn-app']?.baseUrl ?? '', { connections: 4 });

function headersOf({ headers = [], as = 'anonymous', authorization }: Noted): string[] {
  const token = endpoints.actors[as]?.token;
  const own = authorization === undefined ? token && `Bearer ${token}` : authorization;
  return [...headers.flat(), ...(own ? ['Authorization', own] : [])];
}

let exchanges = 0;
const before = process.cpuUsage();
const startedMs = performance.now();
for (const request of noted) {
  try {
    const answer = await pool.request(request);
    await answer.body.arrayBuffer();
    exchanges += 1;
  } catch {
    // undici refuses to send some requests that break HTTP on purpose: they have no bare counterpart.
  }
}
const wallMs = performance.now() - startedMs;
const { user, system } = process.cpuUsage(before);
await pool.close();
console.log(JSON.stringify({ exchanges, wallMs, cpuMs: (user + system) / 1000 }));
