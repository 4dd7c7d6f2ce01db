import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { selfSigned } from './self-signed.ts';
import type { Clock, Likeness, SigningKey, World } from './world.ts';

/** Keys of one mock. Making one costs 100 ms and more, so starts in one process share them. */
export interface WorldKeys {
  readonly altinn: SigningKey;
  /** Made at the first question: many runs never meet Maskinporten. */
  readonly maskinporten: () => Promise<SigningKey>;
}

export interface WorldOptions {
  readonly like: Likeness;
  readonly keys: WorldKeys;
}

const generate = promisify(generateKeyPair);
let shared: Promise<WorldKeys> | undefined;

/** The keys that every mock of this process uses unless told otherwise. */
export function sharedKeys(): Promise<WorldKeys> {
  shared ??= createCertifiedKey('Altinn Platform').then((altinn) => ({
    altinn,
    maskinporten: lazyKey(),
  }));
  return shared;
}

/** Makes a key pair at the first call and gives the same one ever after. */
export function lazyKey(): () => Promise<SigningKey> {
  let made: Promise<SigningKey> | undefined;
  return () => (made ??= createSigningKey());
}

/** A new RS256 key pair; `kid` is an upper-case hex thumbprint as Altinn writes it. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const kid = createHash('sha1').update(spki).digest('hex').toUpperCase();
  return { kid, privateKey, publicKey };
}

const yearMs = 365 * 24 * 3600 * 1000;

/** A key with a certificate around it; `kid` is the certificate's thumbprint (reference altinn-platform 2.2). */
async function createCertifiedKey(commonName: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await createSigningKey();
  const now = Date.now();
  const subject = {
    commonName,
    notBefore: new Date(now - yearMs),
    notAfter: new Date(now + yearMs),
  };
  const certificate = selfSigned(subject, { privateKey, publicKey });
  const kid = createHash('sha1').update(certificate).digest('hex').toUpperCase();
  return { kid, privateKey, publicKey, certificate };
}

/** A world of its own: clock at real time, no state shared with other mocks but the keys. */
export function createWorld(options: WorldOptions): World {
  const { keys } = options;
  return {
    clock: createClock(),
    like: options.like,
    has: () => options.like === 'real',
    altinnKey: keys.altinn,
    maskinportenKey: keys.maskinporten,
    crashes: [],
  };
}

function createClock(): Clock {
  let offsetMs = 0;
  const listeners: (() => void)[] = [];
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms) => {
      offsetMs += ms;
      for (const listener of listeners) listener();
    },
    onAdvance: (listener) => void listeners.push(listener),
  };
}

/** A clock that goes with another and can be moved ahead of it alone. */
export function clockAheadOf(base: Clock): Clock {
  let offsetMs = 0;
  const listeners: (() => void)[] = [];
  return {
    now: () => new Date(base.now().getTime() + offsetMs),
    advance: (ms) => {
      offsetMs += ms;
      for (const listener of listeners) listener();
    },
    onAdvance: (listener) => {
      listeners.push(listener);
      base.onAdvance(listener);
    },
  };
}
