import { expect, test } from '@playwright/test';
import { competences, withSdir } from './sdir.fixture.ts';

const old = '/aps-additionalcompetence/additionalcompetence/v1/additionalcompetence';

test('the key is looked at first, then limits, then the token', async () => {
  await withSdir(async (sdir) => {
    const none = await sdir.ask(competences, { as: 'nobody' });
    expect(none).toMatchObject({
      status: 401,
      body: { statusCode: 401, message: expect.stringMatching(/missing subscription key\./) },
    });
    expect(none.headers.get('www-authenticate')).toMatch(
      /^AzureApiManagementKey realm="http:\/\/127\.0\.0\.1:\d+\/aps-additionalcompetence-external",name="Ocp-Apim-Subscription-Key",type="header"$/,
    );
    const wrong = { 'Ocp-Apim-Subscription-Key': 'x' };
    expect(await sdir.ask(competences, { headers: wrong })).toMatchObject({
      status: 401,
      body: { message: expect.stringMatching(/invalid subscription key\./) },
    });
    expect((await sdir.ask(competences, { as: 'otherProduct' })).status).toBe(401);
    expect((await sdir.ask(competences, { as: 'secondaryKey' })).status).toBe(200);
    const noToken = await sdir.ask(competences, { headers: { authorization: '' } });
    expect(noToken).toMatchObject({ status: 401, body: '' });
    expect(noToken.headers.get('www-authenticate')).toBeNull();
    expect((await sdir.ask(competences, { as: 'unapproved' })).status).toBe(403);
  });
});

for (const [special, status] of [
  ['expired', 401],
  ['not-yet-valid', 401],
  ['no-expiry', 401],
  ['wrong-issuer', 401],
  ['wrong-key', 401],
  ['unknown-kid', 401],
  ['alg-none', 401],
  ['missing-scope', 403],
  ['course-scope', 403],
  ['corrected-scope', 403],
  ['upper-scope', 403],
  ['longer-scope', 403],
  ['competence-scope', 200],
] as const)
  test(`a token that is ${special} is answered ${status}`, async () => {
    await withSdir(async (sdir) => {
      const authorization = await sdir.token(special);
      expect((await sdir.ask(competences, { headers: { authorization } })).status).toBe(status);
    });
  });

test('the first form of the path takes the key alone, and still needs it', async () => {
  await withSdir(async (sdir) => {
    expect((await sdir.ask(old, { headers: { authorization: '' } })).status).toBe(200);
    expect((await sdir.ask(old, { as: 'nobody' })).status).toBe(401);
  });
});

for (const [method, path, status] of [
  ['GET', `${competences}/batch/more`, 404],
  ['DELETE', competences, 404],
  ['OPTIONS', competences, 404],
  ['GET', '/aps-unknown-external/v1/x', 404],
  ['GET', '/aps-additionalcompetence-external/v99/additionalcompetence', 404],
  ['GET', '/aps-additionalcompetence-external/v0/additionalcompetence', 410],
  ['GET', '/aps-course-external/v0/courses', 404],
] as const)
  test(`${method} ${path} is no operation: ${status} of the gateway, before the key`, async () => {
    await withSdir(async (sdir) => {
      expect(await sdir.ask(path, { method, as: 'nobody' })).toMatchObject({
        status,
        body: { statusCode: status },
      });
    });
  });

test('limits hold for the requests that carry the mark, and end', async () => {
  await withSdir(async (sdir) => {
    const mark = await sdir.order({ throttledSeconds: 60 });
    const refused = await sdir.ask(competences, { mark });
    expect(refused).toMatchObject({ status: 429, body: { statusCode: 429 } });
    expect(refused.headers.get('retry-after')).toBe('60');
    const quota = await sdir.ask(competences, { mark: await sdir.order({ quotaSeconds: 3661 }) });
    expect(quota).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('in 01:01:01.') },
    });
    expect((await sdir.ask(competences)).status).toBe(200);
    const later = await sdir.order({ throttledSeconds: 60, laterMs: 61_000 });
    expect((await sdir.ask(competences, { mark: later })).status).toBe(200);
    expect(await sdir.tell('/sdir/order', { failAfter: 'x' })).toHaveProperty('error');
  });
});
