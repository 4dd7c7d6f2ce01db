import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadContract, loadRegister, SuiteError, type Contract, type Register } from '#specs';
import {
  createClient,
  loadTarget,
  openControl,
  type Client,
  type Control,
  type RunOptions,
  type Target,
} from '#environments';

/** One API of one environment, ready to be asked: what a worker opens once. */
export interface Session {
  readonly api: string;
  readonly target: Target;
  readonly client: Client;
  readonly contracts: readonly Contract[];
  readonly register: Register;
  readonly options: RunOptions;
  /** Steers a mock; absent elsewhere. */
  readonly control?: Control;
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

/** Opens the target of one API as the run's options say. */
export async function openSession(api: string, options: RunOptions): Promise<Session> {
  const target = loadTarget(api, options);
  const client = createClient({
    target,
    tokenFolder: join(options.stateDir, 'tokens'),
  });
  return {
    api,
    target,
    client,
    contracts: await loadContract(api),
    register: loadRegister([api]),
    options,
    ...(target.control === undefined ? {} : { control: openControl(target.control) }),
    memo: new Map(),
    random: (...words) => fraction([options.seed, ...words].join('\n')),
    redact: (text) => client.redactor.text(text),
    warn: (text) => process.stderr.write(`samsvar: ${text}\n`),
    close: () => client.close(),
  };
}

/** Reads a fact once per session. */
export function once<T>(session: Session, key: string, read: () => Promise<T>): Promise<T> {
  const known = session.memo.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const fact = read();
  session.memo.set(key, fact);
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
