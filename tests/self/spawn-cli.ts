import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childVariables, type Endpoints } from '#environments';

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that goes on. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Both streams so far. */
  readonly output: () => string;
}

/** The members of conformance.json that the tests read. */
export interface StoredReport {
  readonly run: { readonly partial?: string; readonly like?: string };
  readonly summary: { readonly exitCode: number; readonly exchanges: number };
  readonly requirements: readonly {
    readonly id: string;
    readonly verdict: string;
    readonly reason?: string;
  }[];
}

const cli = join(import.meta.dirname, '..', '..', 'cli', 'samsvar.js');

/** An empty folder for one test. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'samsvar-cli-'));
}

/** Starts `samsvar …` as a user does, at the head of a process group where the system has them. */
export function startCli(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    // Neither the settings of whoever tests nor an .env stand in the way.
    cwd: tmpdir(),
    env: { ...withoutSettings(), ...variables },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
  return { child, ended, output: () => said.stdout + said.stderr };
}

function withoutSettings(): NodeJS.ProcessEnv {
  const all = Object.entries(childVariables({}));
  return Object.fromEntries(all.filter(([name]) => !name.startsWith('SAMSVAR_')));
}

/** Runs `samsvar …` to its end. */
export function runCli(
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return startCli(args, variables).ended;
}

/** Ctrl-C in a terminal, or what a CI system sends: to the whole group. */
export function signalGroup({ child }: Running, signal: NodeJS.Signals): void {
  process.kill(-(child.pid ?? 0), signal);
}

/** A mock of its own process, and what it printed. */
export async function startMockCommand(
  args: readonly string[] = [],
): Promise<{ readonly endpoints: Endpoints; readonly running: Running }> {
  const running = startCli(['mock', '--json', ...args]);
  while (!running.output().includes('\n')) {
    if (running.child.exitCode !== null) throw new Error(running.output());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { endpoints: JSON.parse(running.output()) as Endpoints, running };
}

/** Writes endpoints.json into a folder and gives its path. */
export function writeEndpoints(folder: string, endpoints: object): string {
  const file = join(folder, 'endpoints.json');
  writeFileSync(file, JSON.stringify(endpoints));
  return file;
}

/** Reads conformance.json of a run. */
export function readReport(folder: string): StoredReport {
  return JSON.parse(readFileSync(join(folder, 'conformance.json'), 'utf8')) as StoredReport;
}

/** What a proxy does with an exchange; gives the body that the client gets. */
export type Meddle = (asked: IncomingMessage, body: Buffer) => Buffer;

/** Lets an exchange go on, or ends it in the proxy's own way. */
export type Admit = (asked: IncomingMessage, answer: ServerResponse, goOn: () => void) => void;

/** A loopback proxy before a mock. */
export interface Proxy {
  readonly baseUrl: string;
  readonly close: () => void;
}

/** Puts a proxy between: it passes on every byte, but for what `meddle` makes of an answer's body. */
export async function startProxy(
  target: string,
  meddle: Meddle = (_, body) => body,
  admit: Admit = (_, __, goOn) => goOn(),
): Promise<Proxy> {
  const pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    const on = request(
      `${target}${asked.url ?? ''}`,
      { method: asked.method ?? 'GET', headers: asked.headers },
      (given) => {
        const chunks: Buffer[] = [];
        given.on('data', (chunk: Buffer) => chunks.push(chunk));
        given.on('end', () => {
          const body = meddle(asked, Buffer.concat(chunks));
          const { 'transfer-encoding': _, 'content-length': length, ...headers } = given.headers;
          const size =
            length === undefined && body.length === 0 ? {} : { 'content-length': body.length };
          answer.writeHead(given.statusCode ?? 502, { ...headers, ...size }).end(body);
        });
      },
    );
    on.on('error', () => answer.destroy());
    asked.pipe(on);
  };
  const server: Server = createServer((asked, answer) =>
    admit(asked, answer, () => pass(asked, answer)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
