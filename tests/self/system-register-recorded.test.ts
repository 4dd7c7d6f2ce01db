import { expect, test } from '@playwright/test';
import { loadRegister } from '#specs';
import { isAnswered, judgeRecorded, recordedEntries } from './recorded-answers.ts';

const api = 'altinn-system-register';
const entries = recordedEntries(api);
const cases = new Set(entries.map(({ id }) => id));
const { defects, corrections } = loadRegister([api]);

test.describe('the contract of the system register on the recorded answers', () => {
  test('finds nothing but listed defects, each where it is listed or of the same kind', async () => {
    const { unexplained } = await judgeRecorded(api);
    expect(unexplained).toEqual([]);
    expect(entries.filter(isAnswered).length).toBeGreaterThan(450);
  });

  test('finds in every recorded server error the defect that lists it', async () => {
    const { shown } = await judgeRecorded(api);
    const answered = new Set(entries.filter(isAnswered).map(({ id }) => id));
    const silent = defects
      .filter(({ match }) => match.statuses?.every((status) => status >= 500))
      .flatMap(({ id, cases: listed }) => listed.map((one) => [id, one] as const))
      .filter(([id, one]) => answered.has(one) && !shown.has(`${id} ${one}`));
    expect(silent).toEqual([]);
  });

  test('lists only recorded cases as evidence', () => {
    const evidence = [
      ...defects.flatMap((one) => one.cases),
      ...corrections.flatMap((one) => one.evidence.split(', ')),
    ];
    const unknown = evidence.filter((one) => !one.startsWith('reference ') && !cases.has(one));
    expect(unknown).toEqual([]);
  });

  test('carries its corrections by number', () => {
    const numbers = corrections.map(({ id }) => Number(id.replace('SREG-COR-', '')));
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });
});
