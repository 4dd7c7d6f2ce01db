import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { defects } from '../../environments/mock/altinn-app/defects.ts';

test("the mock's switches are the listed defects of the app API", () => {
  const file = join(import.meta.dirname, '../../specs/apis/altinn-app/defects.yaml');
  const listed = (parse(readFileSync(file, 'utf8')) as { defects: { id: string }[] }).defects;
  const ids = Object.values<string>(defects);
  expect(new Set(ids).size, 'one switch per id').toBe(ids.length);
  expect(ids.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
});
