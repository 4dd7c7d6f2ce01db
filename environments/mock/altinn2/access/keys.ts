/** What a key may open: a category, to read or to write (reference altinn2 3.1). */
export type KeyResource = `${KeyCategory}.${'read' | 'write'}`;
export type KeyCategory =
  'Message' | 'Organization' | 'UserProfile' | 'Authorization' | 'ServiceOwner' | 'LookUp';

const categories: readonly KeyCategory[] = [
  'Message',
  'Organization',
  'UserProfile',
  'Authorization',
  'ServiceOwner',
  'LookUp',
];

const reading = categories.map((one): KeyResource => `${one}.read`);
const writing = categories.map((one): KeyResource => `${one}.write`);
const all = [...reading, ...writing];

/** A key that clients of the mock were given. They are good for nothing outside of it. */
export interface ApiKey {
  readonly value: string;
  readonly resources: readonly KeyResource[];
}

/** Keys by what they are there for. */
export const apiKeys = {
  full: { value: '7d1a52c4-1f0e-4c6b-9b7a-mock00000001', resources: all },
  readOnly: { value: '7d1a52c4-1f0e-4c6b-9b7a-mock00000002', resources: reading },
  lookUp: { value: '7d1a52c4-1f0e-4c6b-9b7a-mock00000003', resources: ['LookUp.read'] },
  endUser: {
    value: '7d1a52c4-1f0e-4c6b-9b7a-mock00000004',
    resources: all.filter((one) => !one.startsWith('ServiceOwner')),
  },
} as const satisfies Record<string, ApiKey>;

/** The key of this value. */
export function keyOf(value: string): ApiKey | undefined {
  return Object.values<ApiKey>(apiKeys).find((key) => key.value === value);
}
