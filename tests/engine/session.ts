import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  chooseWaivers,
  loadContract,
  loadRegister,
  SuiteError,
  type Contract,
  type Register,
  type Waiver,
} from '#specs';
import {
  createClient,
  createRedactor,
  loadTarget,
  openControl,
  readRunWaivers,
  type Client,
  type Control,
  type LiveExchange,
  type RunOptions,
  type Target,
} from '#environments';
import { openAdmission, type Admission, type AdmissionOptions } from './admission.ts';
import { noJournal, openJournal, type Journal } from './journal.ts';
import { tellOnce } from './tell-once.ts';
import { watched, watchTarget, type TargetWatch } from './watch-target.ts';

/** One API of one environment, ready to be asked: what a worker opens once. */
export interface Session {
  readonly api: string;
  readonly target: Target;
  /** Stops the scenario where the target is gone. */
  readonly client: Client;
  readonly watch: TargetWatch;
  /** Knows which actors the target lets in nowhere. */
  readonly admission: Admission;
  /** What scenarios made and have not removed yet. */
  readonly journal: Journal;
  /** Scenarios that go on: closing waits until they have cleaned up. */
  readonly running: Set<Promise<unknown>>;
  /** True from the moment that the session closes: scenarios ask nothing more. */
  readonly isClosing: () => boolean;
  readonly contracts: readonly Contract[];
  readonly register: Register;
  /** Those of this API in this environment. */
  readonly waivers: readonly Waiver[];
  readonly options: RunOptions;
  /** Steers a mock; absent elsewhere. */
  readonly control?: Control;
  /** Other APIs of the same environment that scenarios prepare things in, opened when first asked for. */
  readonly neighbours: Map<string, Promise<Neighbour>>;
  /** Facts that scenarios read once: app metadata, process definitions. */
  readonly memo: Map<string, Promise<unknown>>;
  /** A number in [0, 1) that depends on the run's seed and the given words alone. */
  readonly random: (...words: readonly string[]) => number;
  /** Masks every known secret in a text. */
  readonly redact: (text: string) => string;
  /** Tells the person at the console of something that is no finding. */
  readonly warn: (text: string) => void;
  readonly close: () => Promise<void>;
}

/** A session of another API, or why there is none. */
export type Neighbour = Session | { readonly refusal: string };

/** What a session is opened for, where it is not the run's own of that API. */
export interface SessionWish {
  /** The API whose scenarios it serves. */
  readonly beside?: string;
  /** Instead of the environment's own. */
  readonly target?: Target;
}

/** Opens the target of one API as the run's options say. */
export async function openSession(
  api: string,
  options: RunOptions,
  { beside, target = loadTarget(api, options) }: SessionWish = {},
): Promise<Session> {
  const plain = openClient(target, options);
  const contracts = await loadContract(api);
  const watch = watchTarget({ client: plain, stateDir: options.stateDir, warn });
  const admission = openAdmission({ client: plain, contracts, tell: tellRefusal(options) });
  const client = watched(plain, watch, admission);
  const running = new Set<Promise<unknown>>();
  const neighbours: Session['neighbours'] = new Map();
  let isClosing = false;
  return {
    api,
    target,
    client,
    watch,
    admission,
    journal: journalOf(target, options, beside),
    neighbours,
    running,
    isClosing: () => isClosing,
    contracts,
    register: loadRegister([api]),
    waivers: chooseWaivers(readRunWaivers(options), {
      environment: options.environment,
      apis: [api],
    }),
    options,
    ...(target.control === undefined ? {} : { control: openControl(target.control) }),
    memo: new Map(),
    random: (...words) => fraction([options.seed, ...words].join('\n')),
    redact: (text) => client.redactor.text(text),
    warn,
    close: async () => {
      isClosing = true;
      await Promise.race([
        Promise.allSettled(running),
        pause(cleanUpMs, undefined, { ref: false }),
      ]);
      await client.close();
      for (const one of await Promise.all(neighbours.values()))
        if (!('refusal' in one)) await one.close();
    },
  };
}

function tellRefusal({ environment, stateDir }: RunOptions): AdmissionOptions['tell'] {
  const hint = `\`samsvar doctor --env ${environment}\` looks at credentials. The run asks nothing more as this actor.`;
  return (topic, reason) => tellOnce({ stateDir, warn }, { topic, reason, hint });
}

/** Playwright ends a worker 30 s after it was told to stop. */
const cleanUpMs = 25_000;

/** The client of a target with the run's shared tokens and its share of the pace; with --verbose it tells of every exchange. */
export function openClient(target: Target, { stateDir, verbose, shard }: RunOptions): Client {
  const { requestsPerSecond } = target.pace;
  const pace =
    requestsPerSecond === undefined
      ? target.pace
      : { ...target.pace, requestsPerSecond: requestsPerSecond / (shard?.count ?? 1) };
  const redactor = createRedactor();
  return createClient({
    target: { ...target, pace },
    tokenFolder: join(stateDir, 'tokens'),
    redactor,
    ...(verbose === true ? { onExchange: (one) => printLine(redactor.text(toLine(one))) } : {}),
  });
}

function toLine({ request, actor, status, durationMs, fault }: LiveExchange): string {
  const result = fault === undefined ? status : fault.message;
  return `${request.method} ${request.url} as ${actor}: ${result}, ${Math.round(durationMs)} ms`;
}

function printLine(line: string): void {
  process.stderr.write(`${line}\n`);
}

function warn(text: string): void {
  printLine(`samsvar: ${text}`);
}

function journalOf(
  { api }: Target,
  { journalDir, runId }: RunOptions,
  beside: string | undefined,
): Journal {
  if (journalDir === undefined) return noJournal;
  const served = beside === undefined ? api : `${api}-beside-${beside}`;
  try {
    return openJournal({ folder: journalDir, name: `${runId}-${served}-${process.pid}` });
  } catch (error) {
    warn(`what this run makes cannot be noted for a later clean-up: ${String(error)}`);
    return noJournal;
  }
}

/** Another API of the same environment, once per session; where it has no usable target, the reason. */
export function openNeighbour(session: Session, api: string): Promise<Neighbour> {
  const known = session.neighbours.get(api) ?? tryOpen(session, api);
  session.neighbours.set(api, known);
  return known;
}

async function tryOpen({ api: own, options }: Session, api: string): Promise<Neighbour> {
  try {
    return await openSession(api, options, { beside: own });
  } catch (error) {
    if (error instanceof SuiteError) return { refusal: `needs ${api} too: ${error.message}` };
    throw error;
  }
}

/** Reads a fact once per session, again after a failure. */
export function once<T>(session: Session, key: string, read: () => Promise<T>): Promise<T> {
  const known = session.memo.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const fact = read();
  session.memo.set(key, fact);
  // What could not be read now may be read later.
  fact.catch(() => session.memo.delete(key));
  return fact;
}

/** The contract operation of that id, in any document of the API. */
export function operationOf(session: Session, id: string): Contract['operations'][number] {
  for (const contract of session.contracts) {
    const found = contract.operations.find((one) => one.id === id);
    if (found !== undefined) return found;
  }
  throw new SuiteError(
    'unknown-operation',
    `${session.api} has no operation ${id}: name one of its contract.`,
  );
}

function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
