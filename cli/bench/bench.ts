import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// `npm run bench`: what Samsvar costs beside the least that could do the same. Machines are shared and
// noisy: quote the ratios, which stand on figures of the same run.

const cli = join(import.meta.dirname, '..', '..', '..', 'cli', 'samsvar.js');
const folder = mkdtempSync(join(tmpdir(), 'samsvar-bench-'));

interface Figures {
  readonly [name: string]: number;
}

/** Runs one probe in a process of its own and gives the figures that it prints. */
function probe(name: string, ...args: readonly string[]): Figures {
  const file = join(import.meta.dirname, `${name}.js`);
  const { stdout, status, stderr } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the probe ${name} ended with ${status}:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Figures;
}

const figure = (figures: Figures, name: string): number => figures[name] ?? Number.NaN;
const show = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
const line = (label: string, value: string): void => console.log(`  ${label.padEnd(58)} ${value}`);

function contracts(): void {
  console.log('Contracts of all APIs, each in a fresh process');
  const cold = probe('contracts', 'cold');
  probe('contracts', 'warm');
  const warm = probe('contracts', 'warm');
  line('cold: parse, validate, compile everything', `${show(figure(cold, 'ms'))} ms`);
  line('warm: from the cache', `${show(figure(warm, 'ms'))} ms`);
  line('warm: from process start to first request', `${show(figure(warm, 'sinceStartMs'))} ms`);
}

/** Bodies that are judged, by API. */
const judged = {
  'altinn-app': 'Judging one Instance body (GET instance, 200)',
  'fiks-svarut': 'Judging an answer of 1,000 rows (POST status-sok, 200)',
};

function validation(): void {
  for (const [api, title] of Object.entries(judged)) {
    console.log(title);
    const rates = probe('validation', api);
    line('our judge', `${show(figure(rates, 'judgePerSecond'))} /s`);
    line('bare Ajv + ajv-formats, same schema', `${show(figure(rates, 'ajvPerSecond'))} /s`);
    line('ratio', `${show(figure(rates, 'judgePerSecond') / figure(rates, 'ajvPerSecond'))} x`);
  }
}

function history(): void {
  const figures = probe('history');
  const [runs, size] = [figure(figures, 'runs'), figure(figures, 'megabytes')];
  console.log(`History of ${runs} full runs (${show(size)} MB), least of 5`);
  line('reading the bytes alone', `${show(figure(figures, 'readMs'))} ms`);
  line('open: every run in memory', `${show(figure(figures, 'openMs'))} ms`);
  line('ratio', `${show(figure(figures, 'openMs') / figure(figures, 'readMs'))} x`);
  line('diff of the last two, once open', `${show(figure(figures, 'diffMs'))} ms`);
}

const rounds = 3;

async function largeSend(): Promise<void> {
  console.log('Sending a file of 100 MB to KS Fiks SvarUt in another process, as a stream');
  const idle = await beside(() => probe('large-send', endpointsFile, 'idle'));
  const sent = await beside(() => probe('large-send', endpointsFile, 'ours'));
  const times = await beside(() => {
    const both = (): readonly [Figures, Figures] => [
      probe('large-send', endpointsFile, 'ours'),
      probe('large-send', endpointsFile, 'bare'),
    ];
    return Array.from({ length: rounds }, both);
  });
  const least = (at: 0 | 1): number =>
    Math.min(...times.result.map((pair) => figure(pair[at], 'ms')));
  const memory = (label: string, large: number, small: number): void =>
    line(label, `${show(large)} MB, idle ${show(small)} MB: ${show(large / small)} x`);
  memory(
    'our client: peak memory',
    figure(sent.result, 'maxRssMb'),
    figure(idle.result, 'maxRssMb'),
  );
  memory('the mock: peak memory', sent.maxRssMb, idle.maxRssMb);
  line(`our client: time, least of ${rounds}`, `${show(least(0))} ms`);
  line(`bare undici, the same bytes: time, least of ${rounds}`, `${show(least(1))} ms`);
  line('ratio of time', `${show(least(0) / least(1))} x`);
}

const endpointsFile = join(folder, 'served.json');

/** Does something while a mock serves in a process of its own, and tells the peak of its memory, too. */
async function beside<T>(act: () => T): Promise<{ readonly result: T; readonly maxRssMb: number }> {
  const file = join(import.meta.dirname, 'served.js');
  const child = spawn(process.execPath, [file, endpointsFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const result = act();
  child.stdin.end();
  const told: unknown = (await lines.next()).value;
  return { result, maxRssMb: figure(JSON.parse(String(told)) as Figures, 'maxRssMb') };
}

async function suite(): Promise<void> {
  console.log('All scenarios against the mock in another process, one process, no Playwright');
  const mock = await startMock();
  try {
    const asked = probe('suite', mock.endpoints, join(folder, 'requests.json'));
    const bare = probe('bare', mock.endpoints, join(folder, 'requests.json'));
    const perExchange = (figures: Figures): number =>
      figure(figures, 'cpuMs') / figure(figures, 'exchanges');
    line(
      'suite: exchanges',
      `${show(figure(asked, 'exchanges'))} in ${show(figure(asked, 'wallMs'))} ms`,
    );
    line(
      'suite: exchanges per second',
      show((1000 * figure(asked, 'exchanges')) / figure(asked, 'wallMs')),
    );
    line('suite: CPU per exchange', `${show(perExchange(asked))} ms`);
    line('bare undici, the same requests: CPU per exchange', `${show(perExchange(bare))} ms`);
    line('ratio of CPU', `${show(perExchange(asked) / perExchange(bare))} x`);
    line('suite: peak memory', `${show(figure(asked, 'maxRssMb'))} MB`);
  } finally {
    mock.process.kill('SIGINT');
  }
}

function wholeRun(): void {
  console.log('samsvar run --env mock (Playwright, two workers, all reports)');
  const out = join(folder, 'out');
  const startedMs = performance.now();
  const { status } = spawnSync(process.execPath, [cli, 'run', '--env', 'mock', '--out', out], {
    stdio: 'ignore',
  });
  const wallMs = performance.now() - startedMs;
  const { summary } = JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8')) as {
    summary: { exchanges: number; durationMs: number };
  };
  line('wall, from the command to its end', `${show(wallMs / 1000)} s (exit code ${status})`);
  line(
    'exchanges',
    `${show(summary.exchanges)}, ${show((1000 * summary.exchanges) / summary.durationMs)} /s`,
  );
}

async function startMock(): Promise<{ process: ChildProcess; endpoints: string }> {
  const child = spawn(process.execPath, [cli, 'mock', '--json', '--like', 'promise'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const text = await new Promise<string>((done, fail) => {
    let read = '';
    child.stdout.on('data', (piece: Buffer) => {
      read += piece.toString();
      if (read.includes('\n')) done(read);
    });
    child.on('exit', (code) => fail(new Error(`the mock ended with ${code}`)));
  });
  const endpoints = join(folder, 'endpoints.json');
  writeFileSync(endpoints, text, { mode: 0o600 });
  return { process: child, endpoints };
}

try {
  contracts();
  validation();
  history();
  await largeSend();
  await suite();
  wholeRun();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
