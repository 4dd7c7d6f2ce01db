import type { LiveExchange } from '#environments';
import { withKey } from './credentials.ts';
import { operationsOf } from './given.ts';
import { give } from './orders.ts';
import { batchOf, plainKinds, probeAll } from './probes.ts';
import { scenario, type SdirContext } from './scenario.ts';

// What the gateway answers by itself: paths and methods that nothing has, limits (reference sdir 8).

const readOnly = ['@read-only'] as const;
const control = { control: true };
const nowhere = { below: '/finnes-ikke', deliberatelyInvalid: true };
const notFound = { mediaType: 'application/json', body: { statusCode: 404, message: /./ } };

scenario(
  'GET of a path that no operation has answers 404 of the gateway',
  { requirement: ['SDIR-ERR-002', 'SDIR-ERR-003'], tags: readOnly },
  async ({ on }) => {
    for (const below of ['/finnes-ikke', '/finnes-ikke/heller/ikke']) {
      const exchange = await on.send('listCourses', { ...nowhere, below: `/batch${below}` });
      on.conform(exchange, { status: 404 }, 'SDIR-ERR-002');
      on.conform(exchange, notFound, 'SDIR-ERR-003');
    }
  },
);

scenario(
  'GET of a path that no operation has answers 404 without a key, too',
  { requirement: 'SDIR-ERR-004', tags: readOnly },
  async ({ on }) => {
    const request = { ...nowhere, below: '/batch/finnes-ikke', ...withKey(null) };
    const exchange = await on.send('listCourses', request);
    on.conform(exchange, { status: [404, 401] });
    on.bench.note('404 or 401', `status ${exchange.status}`, exchange);
  },
);

scenario(
  'PATCH and other methods that a path does not have are answered 404 or 405',
  { requirement: 'SDIR-ERR-005', tags: readOnly },
  async ({ on }) => {
    for (const method of ['PATCH', 'DELETE', 'PROPFIND'])
      for (const operationId of ['listCompetencesV1', 'listCourses', 'listSeagoingServices']) {
        const exchange = await on.send(operationId, { method, deliberatelyInvalid: true });
        on.conform(exchange, { status: [404, 405] });
      }
  },
);

scenario(
  'DELETE of a report is answered 404 or 405 and removes nothing',
  { requirement: 'SDIR-ERR-006' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { uid } = await given.one(kind);
      const { read } = operationsOf[kind];
      const request = { of: String(uid), method: 'DELETE', deliberatelyInvalid: true };
      on.conform(await on.send(read, request), { status: [404, 405] });
      on.conform(await on.send(read, { of: String(uid) }), { status: 200 });
    }
  },
);

scenario(
  'OPTIONS of a preflight is answered 404',
  { requirement: 'SDIR-ERR-009', tags: readOnly },
  async ({ on }) => {
    const headers = [
      ['Origin', 'https://samsvar.example'],
      ['Access-Control-Request-Method', 'GET'],
    ] as const;
    const request = { method: 'OPTIONS', headers, deliberatelyInvalid: true };
    const exchange = await on.send('listCourses', request);
    on.conform(exchange, { status: 404, headers: { 'Access-Control-Allow-Origin': null } });
  },
);

scenario(
  'POST of a batch that fails in its items is refused with a list or with problem details',
  { requirement: 'SDIR-ERR-007' },
  async ({ on }) => {
    for (const kind of plainKinds) {
      const exchange = await on.send(batchOf(kind), { json: [{}], deliberatelyInvalid: true });
      on.conform(exchange, { status: '4xx' });
      if (exchange.status === 422) verifyForm(on, exchange);
    }
  },
);

scenario(
  'POST of what is no JSON, or no JSON by its type, is refused with problem details or a list',
  { requirement: 'SDIR-ERR-008' },
  async ({ on }) => {
    const bodies = [
      { body: '{', contentType: 'application/json' },
      { body: '<a/>', contentType: 'text/xml' },
    ];
    for (const kind of plainKinds)
      for (const body of bodies) {
        const exchange = await on.send(batchOf(kind), { ...body, deliberatelyInvalid: true });
        on.conform(exchange, { status: '4xx' });
        if ([400, 415].includes(exchange.status)) verifyForm(on, exchange);
      }
  },
);

/** Problem details with a title, or a list whose elements have a message (reference sdir 6.2). */
function verifyForm(on: SdirContext['on'], exchange: LiveExchange): void {
  const body = exchange.json();
  const [text] = Array.isArray(body)
    ? body.map((one: { readonly message?: unknown }) => one.message)
    : [(body as { readonly title?: unknown } | undefined)?.title];
  on.verify('a title, or a message in the first element', {
    actual: typeof text === 'string' ? text : 'none',
    expected: /^(?!none$)./,
    exchange,
  });
}

scenario(
  'GET of each service answers 429 where the rate is used up, with the body of the gateway',
  { requirement: 'SDIR-LIMIT-003', tags: readOnly, needs: control },
  async ({ on, bench }) => {
    const throttled = await give(bench, { throttledSeconds: 30 });
    await probeAll(on, { ...throttled, provoked: 'throttling' }, (exchange) =>
      on.conform(exchange, { status: 429, body: { statusCode: 429, message: /./ } }),
    );
  },
);

scenario(
  'POST of a batch beyond the rate stores nothing, and is taken when Retry-After has passed',
  { requirement: ['SDIR-LIMIT-004', 'SDIR-LIMIT-005'], needs: control },
  async ({ on, given, bench }) => {
    const item = given.item('course');
    const order = { throttledSeconds: 30 };
    const refused = await on.send('createCourses', {
      json: [item],
      ...(await give(bench, order)),
      provoked: 'throttling',
    });
    on.conform(refused, { status: 429 }, 'SDIR-LIMIT-004');
    on.verify('what is stored of it', {
      actual: (await given.standing('course', item)) === undefined ? 'nothing' : 'the item',
      expected: 'nothing',
      exchange: refused,
      requirement: 'SDIR-LIMIT-004',
    });
    const laterMs = Number(headerOf(refused, 'retry-after')) * 1000;
    const again = await give(bench, { ...order, laterMs: Number.isNaN(laterMs) ? 0 : laterMs });
    const taken = await on.send('createCourses', {
      json: [item],
      ...again,
      provoked: 'throttling',
    });
    on.conform(taken, { status: [200, 201] }, 'SDIR-LIMIT-005');
  },
);

scenario(
  'POST of a batch beyond the quota is refused with 403 and stores nothing',
  { requirement: ['SDIR-LIMIT-006', 'SDIR-LIMIT-007', 'SDIR-LIMIT-008'], needs: control },
  async ({ on, given, bench }) => {
    const item = given.item('course');
    const exhausted = await give(bench, { quotaSeconds: 3 * 24 * 3600 });
    // Provoked: were it told as 429, waiting as long as it says would take days.
    const exchange = await on.send('createCourses', {
      json: [item],
      ...exhausted,
      provoked: 'throttling',
    });
    on.conform(exchange, { status: 403 }, 'SDIR-LIMIT-006');
    on.conform(
      exchange,
      { headers: { 'Retry-After': /^\d+$/ }, body: { statusCode: 403, message: /quota/i } },
      'SDIR-LIMIT-007',
    );
    on.verify('what is stored of it', {
      actual: (await given.standing('course', item)) === undefined ? 'nothing' : 'the item',
      expected: 'nothing',
      exchange,
      requirement: 'SDIR-LIMIT-008',
    });
  },
);

function headerOf(exchange: LiveExchange, name: string): string | undefined {
  return exchange.response?.headers.find(([key]) => key.toLowerCase() === name)?.[1];
}
