import type { KeyObject } from 'node:crypto';

/** The mock's clock: real time plus what a scenario has moved it by. */
export interface Clock {
  readonly now: () => Date;
  readonly advance: (ms: number) => void;
  /** Calls the listener after each move from now on: what is due by then happens. */
  readonly onAdvance: (listener: () => void) => void;
}

/** `real`: the service's listed defects included; `promise`: each of them repaired. */
export type Likeness = 'real' | 'promise';

/** What every API of one mock shares. Each start makes a new world: state is isolated per run. */
export interface World {
  readonly clock: Clock;
  readonly like: Likeness;
  /** True while the mock has this defect of the real service (never under `promise`). */
  readonly has: (defectId: string) => boolean;
  /** Signs and verifies Altinn tokens; RS256. */
  readonly altinnKey: SigningKey;
  /** Signs and verifies Maskinporten tokens; RS256. */
  readonly maskinportenKey: () => Promise<SigningKey>;
  /** What broke inside the mock itself: errors that no listed defect explains. */
  readonly crashes: unknown[];
}

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** DER of the certificate that `kid` is the thumbprint of; absent: the key stands alone. */
  readonly certificate?: Buffer;
}
