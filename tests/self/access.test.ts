import { expect, test } from '@playwright/test';
import { loadAccess, registeredApis, type AccessResult, type ScenarioResult } from '#specs';
import { runOnMock, unjudged } from './run-on-mock.ts';

// Who may do what: no cell of a table is left out without a reason, and what is seen is what the report holds.

for (const api of registeredApis().filter((name) => loadAccess(name) !== undefined)) {
  const table = loadAccess(api);
  const cells = (table?.rows ?? []).flatMap((row) => row.cells.map((cell) => ({ row, cell })));
  let results: readonly ScenarioResult[] = [];
  let seen: readonly AccessResult[] = [];

  test.describe(`${api}: access.yaml on a mock that keeps every promise`, () => {
    test.beforeAll(async () => {
      test.setTimeout(300_000);
      results = await runOnMock(api, { asks: ({ title }) => title.endsWith('and nobody else') });
      seen = results.flatMap(({ access }) => access ?? []);
    });

    test('every scenario is judged, without a finding', () => {
      expect(results).toHaveLength(table?.rows.length ?? 0);
      expect(results.flatMap(unjudged)).toEqual([]);
      expect(
        results.flatMap(({ findings }) => findings).filter(({ outcome }) => outcome === 'fail'),
      ).toEqual([]);
    });

    test('every cell is told once, asked with a legal answer or with the reason why not', () => {
      expect(seen).toHaveLength(cells.length);
      const wrong = seen.filter((cell) =>
        cell.seen === undefined
          ? cell.expected !== 'unknown' || (cell.reason ?? '') === ''
          : !cell.statuses.includes(cell.seen),
      );
      expect(wrong).toEqual([]);
    });
  });
}

test('whoever is let in by mistake is seen, in the cell and in a finding', async () => {
  test.setTimeout(120_000);
  const results = await runOnMock('altinn-storage', {
    asks: ({ title }) => title.startsWith('getInstance lets in'),
    answers: { rules: { permits: () => true } },
  });
  const cells = results.flatMap(({ access }) => access ?? []);
  expect(cells.find(({ actor }) => actor === 'stranger')).toMatchObject({
    expected: 'denied',
    seen: 200,
  });
  const requirements = results.flatMap(({ findings }) => findings).map((one) => one.requirement);
  expect(requirements).toContain('STOR-ACCESS-002');
});
