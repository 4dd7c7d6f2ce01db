/** A number in [0, 1), another at each call. */
export type Random = () => number;

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** A synthetic national identity number: its month has 80 added (Tenor), its control digits fit. */
export function syntheticPerson(random: Random): string {
  for (;;) {
    const parts = [within(random, 1, 28), within(random, 81, 92), within(random, 50, 99)];
    const digits = parts.map((part) => String(part).padStart(2, '0')).join('');
    const nine = digits + String(within(random, 0, 499)).padStart(3, '0');
    const first = controlDigit(nine, firstWeights);
    const second = first === undefined ? undefined : controlDigit(nine + first, secondWeights);
    if (second !== undefined) return `${nine}${first}${second}`;
  }
}

/** A ship number whose check digit fits (reference sdir 7). */
export function imoNumber(random: Random): string {
  const digits = String(within(random, 900_000, 999_999));
  const sum = Array.from(digits).reduce(
    (total, digit, place) => total + Number(digit) * (7 - place),
    0,
  );
  return digits + String(sum % 10);
}

/** A whole number from `low` to `high`. */
export function within(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

function controlDigit(digits: string, weights: readonly number[]): string | undefined {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? undefined : String(digit);
}
