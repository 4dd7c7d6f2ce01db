import { expect, test } from '@playwright/test';
import { requireSyntheticIdentities } from './guard-identity.ts';

const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** A number with a second control digit that agrees; made here, so that no real one stands in a file. */
function withControlDigit(ten: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(ten[at]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10
    ? withControlDigit(String(Number(ten) + 1).padStart(10, '0'))
    : `${ten}${digit}`;
}

const real = withControlDigit('0101901000');
const dNumber = withControlDigit('4101901000');

const refused: readonly [string, string, string][] = [
  ['a real number', real, 'mock'],
  ['a real number', real, 'tt02'],
  ['a D-number', dNumber, 'tt02'],
  ['a real number behind what is no uuid', `4c2d-8e3f-a${real}`, 'tt02'],
  ['a published test person', '01039012345', 'tt02'],
];
const sent: readonly [string, string, string][] = [
  ['Tenor: month + 80', withControlDigit('0181901000'), 'tt02'],
  ['month + 40', withControlDigit('0141901000'), 'tt02'],
  ['month + 65', withControlDigit('0166901000'), 'tt02'],
  ['a published test person', '01039012345', 'mock'],
  ['a published test person', '01039012345', 'localtest'],
  ['no day 45 of a D-number series', withControlDigit('7501901000'), 'tt02'],
  ['twelve digits', `${real}1`, 'tt02'],
  ['a uuid that ends with such digits', `3f2b8c1d-0a1b-4c2d-8e3f-a${real}`, 'tt02'],
  ['a uuid that ends with such digits and a letter', `3f2b8c1d-0a1b-4c2d-8e3f-${real}a`, 'tt02'],
  ['an organisation number', '991825827', 'tt02'],
];

const carriers = {
  path: (number: string) => ({ url: `http://x/parties/${number}?a=1`, headers: [] }),
  header: (number: string) => ({
    url: 'http://x/',
    headers: [['X-Pid', `person:${number}`] as const],
  }),
  body: (number: string) => ({
    url: 'http://x/',
    headers: [],
    body: Buffer.from(`{"personNumber":"${number}"}`),
  }),
  'end of body': (number: string) => ({ url: 'http://x/', headers: [], body: Buffer.from(number) }),
};

for (const [where, carry] of Object.entries(carriers)) {
  for (const [title, number, environment] of refused) {
    test(`${title} in the ${where} is not sent to ${environment}`, () => {
      expect(() => requireSyntheticIdentities(carry(number), environment)).toThrow(
        expect.objectContaining({ code: 'identity-not-synthetic' }),
      );
    });
  }
  for (const [title, number, environment] of sent) {
    test(`${title} in the ${where} may go to ${environment}`, () => {
      expect(() => requireSyntheticIdentities(carry(number), environment)).not.toThrow();
    });
  }
}

test('a key of 32 hex digits may hold such digits, a shorter word may not', () => {
  const withKey = (value: string) => ({
    url: 'http://x/',
    headers: [['Ocp-Apim-Subscription-Key', value] as const],
  });
  const key = `3f9a6c1e7b${real}af2b3c4d5e6`;
  expect(key).toHaveLength(32);
  expect(() => requireSyntheticIdentities(withKey(key), 'tt02')).not.toThrow();
  expect(() => requireSyntheticIdentities(withKey(key.slice(1)), 'tt02')).toThrow();
  expect(() => requireSyntheticIdentities(withKey(`${key}z`), 'tt02')).toThrow();
});

test('the refusal does not tell the number', () => {
  try {
    requireSyntheticIdentities(carriers.body(real), 'tt02');
  } catch (error) {
    expect(String(error)).not.toContain(real);
  }
});
