/** Organisations of the mock; synthetic numbers. */
export const organisations = {
  /** Shipowner and approved institution. */
  reporter: '314800109',
  otherReporter: '314800478',
  /** Has a key, and no approval for any service. */
  unapproved: '314800842',
} as const;

/** A sale of APIs: a key opens those of its product (reference sdir 3.1). */
export type Product = 'seafarer' | 'grants';

/** A subscription to a product; both keys are good at once. */
export interface Subscription {
  readonly organisation: string;
  readonly product: Product;
  readonly primary: string;
  readonly secondary: string;
}

/** Subscriptions by name. Their keys are good for nothing outside the mock. */
export const subscriptions = {
  reporter: {
    organisation: organisations.reporter,
    product: 'seafarer',
    primary: '3f9a6c1e7b2d4850a1c3e5f708192a3b',
    secondary: '6e0b8d2f4a6c1937b5d7f90213456e7f',
  },
  otherReporter: {
    organisation: organisations.otherReporter,
    product: 'seafarer',
    primary: '91c4e7fa2b5d80639e1f4a7c0d3b6e82',
    secondary: 'a7d0f3b69c2e58140b7e3d6a9f2c5810',
  },
  unapproved: {
    organisation: organisations.unapproved,
    product: 'seafarer',
    primary: '0d5b8e2a6f913c74d8a1b4c7e0f3a692',
    secondary: 'c2f5a8d1e4b7096381a4d7e0b3f6c925',
  },
  grants: {
    organisation: organisations.reporter,
    product: 'grants',
    primary: 'e8b1d4a7f0c3962551e4b7d0a3f6c98d',
    secondary: '57a0d3c6f9b2e8147c0f3a6d9e2b5813',
  },
} as const satisfies Record<string, Subscription>;

/** Who calls the mock: a subscription's key, and a token of its organisation. */
export const actors = {
  reporter: subscriptions.reporter.primary,
  secondaryKey: subscriptions.reporter.secondary,
  otherReporter: subscriptions.otherReporter.primary,
  unapproved: subscriptions.unapproved.primary,
  otherProduct: subscriptions.grants.primary,
} as const;

/** Name of an actor. */
export type Actor = keyof typeof actors;

/** The organisation of an actor. */
export function organisationOf(actor: Actor): string {
  const key = actors[actor];
  const all: readonly Subscription[] = Object.values(subscriptions);
  return (
    all.find(({ primary, secondary }) => [primary, secondary].includes(key))?.organisation ?? ''
  );
}

const weights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** A synthetic organisation number, another for each place; its check digit fits. */
export function organisationNumber(place: number): string {
  // Some numbers have no check digit; of three in a row one has.
  const candidates = [0, 1, 2].map((step) => String(31_600_000 + place * 3 + step));
  return candidates.flatMap((digits) => withCheckDigit(digits) ?? [])[0] ?? '';
}

function withCheckDigit(digits: string): string | undefined {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : `${digits}${digit}`;
}
