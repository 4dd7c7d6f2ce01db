import { expect, test } from '@playwright/test';
import { openStore, inTransaction, type Store } from './store.ts';

const note = (store: Store, id: string): void =>
  store.database.run('INSERT INTO batches (id, outcome) VALUES (?, ?)', [id, 'x']);
const ids = (store: Store): readonly unknown[] =>
  store.database.all('SELECT id FROM batches ORDER BY id').map((row) => row['id']);
const keep = (): boolean => true;

test('what is committed stays, what is denied or thrown is rolled back by the database', async () => {
  const store = await openStore();
  await inTransaction(store.database, () => note(store, 'kept'), keep);
  await inTransaction(
    store.database,
    () => note(store, 'denied'),
    () => false,
  );
  const broken = inTransaction(
    store.database,
    () => {
      note(store, 'broken');
      throw new Error('half-way');
    },
    keep,
  );
  await expect(broken).rejects.toThrow('half-way');
  expect(ids(store)).toEqual(['kept']);
  store.database.close();
});

test('a constraint of the database refuses, and what was written before it goes too', async () => {
  const store = await openStore();
  note(store, 'a');
  const twice = inTransaction(
    store.database,
    () => {
      note(store, 'b');
      note(store, 'a');
    },
    keep,
  );
  await expect(twice).rejects.toThrow(/UNIQUE/);
  expect(ids(store)).toEqual(['a']);
  store.database.close();
});

test('users of the database take turns, and one that fails holds up nobody', async () => {
  const store = await openStore();
  const seen: string[] = [];
  let goOn = (): void => undefined;
  const first = store.exclusive(async () => {
    await new Promise<void>((done) => {
      goOn = done;
    });
    seen.push('first');
    throw new Error('failed');
  });
  const second = store.exclusive(() => void seen.push('second'));
  await Promise.all([store.atOnce(() => void seen.push('at once')), Promise.resolve()]);
  goOn();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(seen).toEqual(['at once', 'first', 'second']);
  store.database.close();
});

test('whoever waits for others is told when so many have asked', async () => {
  const store = await openStore();
  let told = 0;
  await store.whenAsked(0);
  const two = store.whenAsked(2).then(() => (told += 1));
  await store.exclusive(() => undefined);
  expect(told).toBe(0);
  await store.atOnce(() => undefined);
  await two;
  expect(told).toBe(1);
  store.database.close();
});

test('two stores share nothing', async () => {
  const [one, other] = await Promise.all([openStore(), openStore()]);
  note(one, 'a');
  expect(ids(other)).toEqual([]);
  one.database.close();
  other.database.close();
});
