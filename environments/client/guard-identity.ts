import { SuiteError } from '#specs';
import { isRealIdentity, publishedTestPersons, allowsTestPersons } from './synthetic-identity.ts';

/** What is looked through before it is sent. */
export interface Outgoing {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: Uint8Array;
}

const identityLength = 11;
const [zero, nine] = [0x30, 0x39];

/**
 * Refuses to send a national identity number that is not synthetic.
 * The published test persons pass on mock and localtest. Throws `identity-not-synthetic`.
 */
export function requireSyntheticIdentities(outgoing: Outgoing, environment: string): void {
  refuse(runsInText(outgoing.url), 'the address', environment);
  for (const [name, value] of outgoing.headers) {
    if (name.toLowerCase() !== 'authorization')
      refuse(runsInText(value), `header ${name}`, environment);
  }
  if (outgoing.body !== undefined) refuse(runsOfEleven(outgoing.body), 'the body', environment);
}

function refuse(runs: readonly string[], where: string, environment: string): void {
  for (const digits of runs) {
    const isTestPerson = publishedTestPersons.has(digits);
    if (isTestPerson ? allowsTestPersons(environment) : !isRealIdentity(digits)) continue;
    throw new SuiteError(
      'identity-not-synthetic',
      `Not sent: ${where} holds a national identity number that can be a living person's. ` +
        `Use a synthetic person (Tenor: month + 80); the published test persons only on mock and localtest.`,
      { kind: 'wrong-use', fields: { where, environment } },
    );
  }
}

// The last group of a uuid can be eleven digits beside a letter: of a thousand runs, some thirty would stop by chance.
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const uuidLength = 36;

// So can the middle of a key: those of gateways are 32 hex digits (reference sdir 3.1).
const key = /(?<![\da-z])[\da-f]{32,}(?![\da-z])/gi;

function runsInText(text: string): readonly string[] {
  return (
    text
      .replaceAll(uuid, ' ')
      .replaceAll(key, ' ')
      .match(/(?<!\d)\d{11}(?!\d)/g) ?? []
  );
}

/** Runs of exactly eleven digits, found without making a text of a large body. */
function runsOfEleven(body: Uint8Array): readonly string[] {
  const runs: string[] = [];
  let length = 0;
  for (let at = 0; at <= body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (byte >= zero && byte <= nine) {
      length += 1;
      continue;
    }
    if (length === identityLength && !endsUuid(body, at))
      runs.push(String.fromCharCode(...body.subarray(at - length, at)));
    length = 0;
  }
  return runs;
}

/** True where digits that end before `at` are the last group of a uuid, with one letter before or behind them. */
function endsUuid(body: Uint8Array, at: number): boolean {
  return [at, at + 1].some((end) => {
    const text = String.fromCharCode(...body.subarray(Math.max(0, end - uuidLength), end));
    return text.replace(uuid, '') === '' && text !== '';
  });
}
