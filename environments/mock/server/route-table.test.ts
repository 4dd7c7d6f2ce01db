import { expect, test } from '@playwright/test';
import { routeTable } from './route-table.ts';

const match = routeTable([
  { method: 'GET', path: '/{org}/{app}/instances/{party:int}/{guid:guid}' },
  { method: 'DELETE', path: '/{org}/{app}/instances/{party:int}/{guid:guid}' },
  { method: 'GET', path: '/{org}/{app}/instances/{party:int}/active' },
  { method: 'POST', path: '/{org}/{app}/instances/create' },
  { method: 'GET', path: '/{org}/{app}/data/{id:guid}' },
  { method: 'POST', path: '/{org}/{app}/data/{type}' },
]);
const guid = '178c1b3a-e093-4def-844a-8f05cd06ade5';
const outcome = (method: string, path: string): string => {
  const found = match(method, path);
  if (found.kind === 'found') return `${found.route.method} ${found.route.path}`;
  return found.kind === 'missing' ? 'missing' : `wrong method, ${found.allowed.join(', ')}`;
};
const one = '/{org}/{app}/instances/{party:int}/{guid:guid}';

for (const [what, method, path, expected] of [
  ['a guid', 'GET', `/ttd/a/instances/1/${guid}`, `GET ${one}`],
  ['an upper-case guid', 'GET', `/ttd/a/instances/1/${guid.toUpperCase()}`, `GET ${one}`],
  ['a trailing slash', 'GET', `/ttd/a/instances/1/${guid}/`, `GET ${one}`],
  ['literals in another case', 'GET', `/ttd/a/INSTANCES/1/${guid}`, `GET ${one}`],
  ['a party that is no number', 'GET', `/ttd/a/instances/abc/${guid}`, 'missing'],
  ['a party above int32', 'GET', `/ttd/a/instances/2147483648/${guid}`, 'missing'],
  ['no guid, a method of the place', 'GET', '/ttd/a/instances/1/abc', 'missing'],
  ['no guid, another method', 'PATCH', '/ttd/a/instances/1/abc', 'wrong method, DELETE, GET'],
  ['HEAD', 'HEAD', `/ttd/a/instances/1/${guid}`, 'wrong method, DELETE, GET'],
  ['a literal', 'GET', '/ttd/a/instances/create', 'wrong method, POST'],
  ['a literal beside a guid', 'DELETE', '/ttd/a/instances/1/active', 'wrong method, GET'],
  ['a free name where GET wants a guid', 'GET', '/ttd/a/data/vedlegg', 'missing'],
  ['a free name', 'POST', '/ttd/a/data/vedlegg', 'POST /{org}/{app}/data/{type}'],
  ['an unknown path', 'GET', '/ttd/a/nowhere/at/all', 'missing'],
] as const) {
  test(`${what}: ${method} ${path}`, () => {
    expect(outcome(method, path)).toBe(expected);
  });
}

test('parameters keep the case in which they were sent', () => {
  const found = match('GET', `/TTD/Kontrakt/instances/501337/${guid}`);
  expect(found.kind === 'found' && found.params).toEqual({
    org: 'TTD',
    app: 'Kontrakt',
    party: '501337',
    guid,
  });
});
