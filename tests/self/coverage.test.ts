import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract, loadRegister } from '#specs';
import { checks, loadScenarios } from '#tests';

// Nothing is orphaned: requirements, scenarios, operations, checks and folders know each other.

/** The folder of the families that an API declares is no API. */
const apis = readdirSync(join(import.meta.dirname, '..', 'scenarios')).filter(
  (name) => name !== 'capabilities',
);

for (const api of apis) {
  test.describe(api, () => {
    test('every requirement is asked, judged by a check, or excluded with a reason', async () => {
      const asked = new Set((await loadScenarios(api)).flatMap((one) => one.requirements));
      const orphans = loadRegister([api]).requirements.filter(
        ({ id, check, excluded }) => !asked.has(id) && check === undefined && !excluded,
      );
      expect(orphans.map(({ id }) => id)).toEqual([]);
    });

    test('an excluded requirement is not asked all the same', async () => {
      const asked = new Set((await loadScenarios(api)).flatMap((one) => one.requirements));
      const { requirements } = loadRegister([api]);
      const both = requirements.filter(
        ({ id, excluded }) => excluded !== undefined && asked.has(id),
      );
      expect(both.map(({ id }) => id)).toEqual([]);
    });

    test('every scenario names requirements that exist', async () => {
      const known = new Set(loadRegister([api]).requirements.map(({ id }) => id));
      const scenarios = await loadScenarios(api);
      expect(scenarios.length).toBeGreaterThan(0);
      const dangling = scenarios.flatMap(({ title, requirements }) =>
        requirements.filter((id) => !known.has(id)).map((id) => `${title}: ${id}`),
      );
      expect(dangling).toEqual([]);
    });

    test('titles are unique within a file, so that results can be told apart', async () => {
      const names = (await loadScenarios(api)).map(({ file, title }) => `${file}: ${title}`);
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    });

    test('every check that a requirement names exists', () => {
      const known = new Set(checks.map(({ id }) => id));
      const named = loadRegister([api]).requirements.flatMap(({ check }) => check ?? []);
      expect(named.filter((id) => !known.has(id))).toEqual([]);
    });

    test('the API has a contract', async () => {
      expect(
        (await loadContract(api)).flatMap(({ operations }) => operations).length,
      ).toBeGreaterThan(0);
    });
  });
}

test('every API with a contract has scenarios', () => {
  const folders = readdirSync(join(import.meta.dirname, '../../specs/apis'));
  expect(folders.filter((api) => !apis.includes(api))).toEqual([]);
});
