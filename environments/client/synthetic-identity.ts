/**
 * The platform's published test persons (recorded/README.md): not synthetic by their number,
 * allowed where the platform is a mock or the local one.
 */
export const publishedTestPersons: ReadonlySet<string> = new Set(['01039012345', '01017512345']);

/** Where the published test persons may be sent. */
const testPlatforms = new Set(['mock', 'localtest']);

/** True when an environment knows the published test persons. */
export function allowsTestPersons(environment: string): boolean {
  return testPlatforms.has(environment);
}

const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2] as const;

/** The first control digit is relaxed from 2032, the second is not: it decides. */
function hasSecondControlDigit(digits: string): boolean {
  const sum = secondWeights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[secondWeights.length]);
}

const monthsOfPeople = 12;

/**
 * True when eleven digits can be a living person's number: a day (or D-number day), a month of
 * 1-12 and a second control digit that agrees. Synthetic series add 40, 65 or 80 to the month.
 */
export function isRealIdentity(digits: string): boolean {
  const day = Number(digits.slice(0, 2)) % 40;
  const month = Number(digits.slice(2, 4));
  if (day < 1 || day > 31 || Number(digits.slice(0, 2)) > 71) return false;
  if (month < 1 || month > monthsOfPeople) return false;
  return hasSecondControlDigit(digits);
}
