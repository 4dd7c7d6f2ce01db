import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { competence, competences, withSdir, type SdirMock } from './sdir.fixture.ts';

const three = (): Record<string, unknown>[] => [competence(), competence(), competence()];
const withCode = (competenceCode: string): Record<string, unknown> => {
  const one = competence();
  return { ...one, competence: { ...(one['competence'] as object), competenceCode } };
};

test('a batch is stored whole, and read in the shape of both versions', async () => {
  await withSdir(async (sdir) => {
    const items = three();
    const answer = await sdir.post(items);
    expect(answer.status).toBe(201);
    const stored = answer.body as { uid: string }[];
    expect(stored).toHaveLength(3);
    expect(await sdir.list()).toEqual(stored);
    const path = `/aps-additionalcompetence-external/v2/additionalcompetence/${stored[0]?.uid}`;
    expect((await sdir.ask(path)).body).toMatchObject({
      uid: stored[0]?.uid,
      registrator: { name: 'Rederiet' },
      person: { givenName: 'Åse', familyName: 'Prøve' },
      competence: { code: 'BS0', completedAt: '2026-02-01T10:00:00+00:00' },
      vessel: { callSign: 'LATB' },
    });
    expect((await sdir.ask(competences, { as: 'otherReporter' })).body).toEqual([]);
  });
});

for (const place of [0, 1, 2])
  for (const [cause, bad] of [
    ['a schema', () => competence({ vessel: {} })],
    ['a code', () => withCode('XX')],
    ['an organisation', () => competence({ organization: { organisationNumber: '314800478' } })],
  ] as const)
    test(`a batch with ${cause} that fails at ${place} is rolled back whole`, async () => {
      await withSdir(async (sdir) => {
        const items = three().with(place, bad());
        const answer = await sdir.post(items);
        expect(answer).toMatchObject({ status: 422, body: [{ index: place }] });
        expect(await sdir.list()).toEqual([]);
        const good = items.filter((_, index) => index !== place);
        expect((await sdir.post(good)).status).toBe(201);
      });
    });

test('duplicates and overlaps are found by the database, within a batch too', async () => {
  await withSdir(async (sdir) => {
    const one = competence();
    expect((await sdir.post([one, one])).status).toBe(422);
    expect((await sdir.post([one])).status).toBe(201);
    expect((await sdir.post([competence(), one])).status).toBe(422);
    const elsewhere = { ...one, vessel: { imoNumber: '9331098' } };
    expect((await sdir.post([competence(), elsewhere])).status).toBe(422);
    expect(await sdir.list()).toHaveLength(1);
  });
});

test('an update changes all or nothing', async () => {
  await withSdir(async (sdir) => {
    const stored = (await sdir.post(three())).body as Record<string, unknown>[];
    const changed = stored.map((one) => ({ ...one, registratorName: 'Ny' }));
    const put = (items: unknown): Promise<{ status: number }> =>
      sdir.ask(`${competences}/batch`, { method: 'PUT', json: items });
    const unknown = { ...competence(), uid: '1bd956a7-26a4-41f7-822b-c37d2f032d4f' };
    expect((await put([...changed, unknown])).status).toBe(422);
    expect(await sdir.list()).toEqual(stored);
    expect((await put(changed)).status).toBe(200);
    expect(await sdir.list()).toEqual(changed);
  });
});

test('a store that fails half-way keeps nothing', async () => {
  await withSdir(async (sdir) => {
    const mark = await sdir.order({ failAfter: 2 });
    expect(await sdir.post(three(), { mark })).toMatchObject({ status: 500 });
    expect(await sdir.list()).toEqual([]);
    expect(sdir.mock.world().crashes).toEqual([]);
  });
});

test('whoever asks while a batch is held waits for its end', async () => {
  await withSdir(async (sdir) => {
    const mark = await sdir.order({ holdAfter: 2 });
    const batch = sdir.post(three(), { mark });
    await sdir.tell('/sdir/held', { mark });
    await sdir.tell('/sdir/release', { mark, afterAsked: 1 });
    expect(await sdir.list()).toHaveLength(3);
    expect((await batch).status).toBe(201);
  });
});

test('a client that hangs up in the body leaves nothing', async () => {
  await withSdir(async (sdir) => {
    await hangUp(sdir, JSON.stringify(three()));
    expect(await sdir.list()).toEqual([]);
    expect(sdir.mock.world().crashes).toEqual([]);
  });
});

test('no item, too many, no list, no JSON, another media type', async () => {
  await withSdir(async (sdir) => {
    const many = Array.from({ length: 26 }, () => competence());
    expect((await sdir.post([])).status).toBe(400);
    expect((await sdir.post(many)).status).toBe(400);
    expect((await sdir.post(many.slice(1))).status).toBe(201);
    expect((await sdir.post({})).status).toBe(400);
    expect((await sdir.ask(competences, { method: 'POST', body: '{' })).status).toBe(400);
    const headers = { 'content-type': 'text/xml' };
    expect((await sdir.ask(competences, { method: 'POST', body: '<a/>', headers })).status).toBe(
      415,
    );
  });
});

test('a prevalidation tells what a batch would be told, and keeps nothing', async () => {
  await withSdir(async (sdir) => {
    const course = {
      personalIdentityNumber: '01878012345',
      completedAt: '2025-03-24T18:32:25+00:00',
      organizationNumber: '314800109',
      courseCode: 'HSCLC',
    };
    const ask = (json: unknown): Promise<{ status: number }> =>
      sdir.ask('/aps-course-external/v1/courses/prevalidate', { method: 'POST', json });
    expect((await ask([course])).status).toBe(200);
    expect((await ask([{ ...course, courseCode: 'HOØB' }])).status).toBe(422);
    expect((await sdir.ask('/aps-course-external/v1/courses')).body).toEqual([]);
  });
});

/** Sends half of a batch and cuts the connection. */
async function hangUp(sdir: SdirMock, body: string): Promise<void> {
  const { port } = new URL(sdir.mock.apis['sdir']?.baseUrl ?? '');
  const lines = [
    `POST ${competences}/batch HTTP/1.1`,
    'Host: x',
    ...Object.entries(sdir.credentials('reporter')).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  await new Promise<void>((closed) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      const half = body.slice(0, body.length / 2);
      socket.write(`${lines.join('\r\n')}\r\n\r\n${half}`, () => socket.destroy());
    });
    socket.on('close', () => closed());
  });
}
