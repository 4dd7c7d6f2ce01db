import { expect, test } from '@playwright/test';
import { loadContract } from '#specs';
import { everyOperation } from './every-operation.ts';

const promised = async (): Promise<readonly (readonly [string, string, readonly string[]])[]> =>
  (await loadContract('fiks-svarut')).flatMap(({ operations }) =>
    operations.map(({ id, path, responses }) => [id, path, responses.map((one) => one.status)]),
  );

test('the table holds every operation of the nine contracts, each once', async () => {
  const ids = (await promised()).map(([id]) => id);
  expect(everyOperation.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test('what an operation is about is what its path names', async () => {
  const named = new Map([
    ['kontoId', 'account'],
    ['forsendelseId', 'forsendelse'],
  ]);
  const expected = (await promised()).map(([id, path]) => {
    const [, name = ''] = /\{(\w+)\}/.exec(path) ?? [];
    return `${id} is about ${named.get(name) ?? 'service'}`;
  });
  expect(everyOperation.map(({ id, about }) => `${id} is about ${about}`).toSorted()).toEqual(
    expected.toSorted(),
  );
});

test('the success of an operation is one that its contract documents', async () => {
  const statuses = new Map((await promised()).map(([id, , documented]) => [id, documented]));
  for (const { id, success } of everyOperation)
    expect(statuses.get(id), id).toContain(String(success));
});
