import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { authenticationDefects } from '../../environments/mock/altinn-authentication/defects.ts';
import { defects as altinnApp } from '../../environments/mock/altinn-app/defects.ts';
import { defects as altinnEvents } from '../../environments/mock/altinn-events/defects.ts';
import { defects as registerDefects } from '../../environments/mock/altinn-system-register/defects.ts';
import { defects as storageDefects } from '../../environments/mock/altinn-storage/defects.ts';

/** The switches of every mock that has some, by API. */
const switches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'altinn-app': altinnApp,
  'altinn-events': altinnEvents,
  'altinn-authentication': authenticationDefects,
  'altinn-storage': storageDefects,
  'altinn-system-register': registerDefects,
};

for (const [api, own] of Object.entries(switches))
  test(`the mock's switches are the listed defects of ${api}`, () => {
    const file = join(import.meta.dirname, '../../specs/apis', api, 'defects.yaml');
    const listed = (parse(readFileSync(file, 'utf8')) as { defects: { id: string }[] }).defects;
    const ids = Object.values(own);
    expect(new Set(ids).size, 'one switch per id').toBe(ids.length);
    expect(ids.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
  });
