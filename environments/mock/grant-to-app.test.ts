import { expect, test } from '@playwright/test';
import { clientOf, instantiate, requestToken } from './grant-to-app.fixture.ts';
import { startMock } from './start-mock.ts';

const owner = '950474084';

test('a grant becomes a token that the app takes for a system user', async () => {
  const mock = await startMock();
  const client = await clientOf(mock, 'samsvar-vendor');
  const { access_token } = await requestToken(mock, { client, owner });
  const created = await instantiate(mock, access_token, owner);
  expect(created.status).toBe(201);
  expect(await created.json()).toMatchObject({ createdBy: owner });
  await mock.close();
});
