import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PolicyUnreadable, readPolicy } from './policy.ts';

const folder = join(import.meta.dirname, '../apps/tilbakemelding/config/authorization');
const xml = readFileSync(join(folder, 'policy.xml'), 'utf8');

test('reads roles, owner, actions and places of each rule', () => {
  const policy = readPolicy(xml, 'ttd');
  expect(policy.minimumLevel).toBe(2);
  expect(policy.minimumLevelOrg).toBe(2);
  expect(policy.rules).toEqual([
    { effect: 'Permit', subjects: ['role'], actions: ['read', 'instantiate'], places: [] },
    { effect: 'Permit', subjects: ['role'], actions: ['write', 'delete'], places: ['Task_1'] },
    {
      effect: 'Permit',
      subjects: [{ org: 'ttd' }],
      actions: ['read', 'write', 'instantiate', 'complete', 'delete'],
      places: [],
    },
  ]);
});

test('the placeholder of the owner stands for him in any case', () => {
  const policy = readPolicy(xml.replace('[org]', '[ORG]'), 'brg');
  expect(policy.rules[2]?.subjects).toEqual([{ org: 'brg' }]);
});

test('a level of its own for organisations', () => {
  const own = xml.replace('minimum-authenticationlevel"', 'minimum-authenticationlevel-org"');
  expect(readPolicy(own, 'ttd')).toMatchObject({ minimumLevel: 0, minimumLevelOrg: 2 });
});

test('what is no policy is refused', () => {
  expect(() => readPolicy('<html/>', 'ttd')).toThrow(PolicyUnreadable);
});
