import type { LiveExchange } from '#environments';
import type { Expectation } from '../../engine/expectation.ts';
import { ask, subjectOf, type Subject } from './every-operation.ts';
import { scenario, type AppContext } from './scenario.ts';
import { refOf, seenInstance, unknownGuid } from './seen.ts';

/** Answers of many kinds: read, write, refusal, open. */
async function answersOf(context: AppContext, subject: Subject): Promise<readonly LiveExchange[]> {
  const { on } = context;
  const { instance, dataGuid } = subject;
  const rows = ['getInstance', 'getProcess', 'validateInstance', 'putData'].map((id) => ({ id }));
  const form = {
    path: { dataGuid: instance.formId },
    body: subject.app.form.samples.valid,
    contentType: subject.app.form.samples.contentType,
  };
  const answers: LiveExchange[] = [];
  for (const row of rows)
    answers.push(await ask(context, { row, subject, caller: row.id === 'putData' ? form : {} }));
  answers.push(await on.send('getData', { on: instance, path: { dataGuid } }));
  answers.push(await on.send('getData', { on: instance, path: { dataGuid: unknownGuid } }));
  answers.push(await on.send('getInstance', { on: instance, authorization: null }));
  return answers;
}

/** Header lines that every answer must carry (reference 0.4). */
const everywhere: readonly {
  requirement: string;
  says: string;
  headers: NonNullable<Expectation['headers']>;
}[] = [
  { requirement: 'APP-HDR-004', says: 'forbid storing', headers: { 'cache-control': /no-store/ } },
  {
    requirement: 'APP-HDR-006',
    says: 'forbid guessing the media type',
    headers: { 'x-content-type-options': 'nosniff' },
  },
  {
    requirement: 'APP-HDR-007',
    says: 'forbid framing, the old script filter and referrers',
    headers: {
      'x-frame-options': /deny/i,
      'x-xss-protection': '0',
      'referrer-policy': 'no-referrer',
    },
  },
  {
    requirement: 'APP-HDR-008',
    says: 'carry their date',
    headers: { date: /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/ },
  },
  { requirement: 'APP-HDR-009', says: 'set no cookie', headers: { 'set-cookie': null } },
  { requirement: 'APP-HDR-010', says: 'carry no ETag', headers: { etag: null } },
];

scenario(
  'Answers of every kind carry the headers of the platform',
  { requirement: everywhere.map((row) => row.requirement) },
  async (context) => {
    for (const answer of await answersOf(context, await subjectOf(context)))
      for (const { requirement, headers } of everywhere)
        context.on.conform(answer, { headers }, requirement);
  },
);

scenario(
  'JSON answers are UTF-8 and lengths fit',
  { requirement: ['APP-HDR-014', 'APP-HDR-015'] },
  async (context) => {
    for (const answer of await answersOf(context, await subjectOf(context))) {
      const body = Buffer.from(answer.response?.body ?? []);
      const isJson = answer.header('content-type')?.includes('json') === true;
      context.on.verify('charset utf-8 and bytes that are UTF-8', {
        actual: isJson
          ? [
              /charset=utf-8/i.test(answer.header('content-type') ?? ''),
              Buffer.from(body.toString('utf8')).equals(body),
            ]
          : [true, true],
        expected: [true, true],
        exchange: answer,
      });
      const length = answer.header('content-length');
      context.on.verify('the length of the body', {
        actual: length === undefined ? body.length : Number(length),
        expected: body.length,
        exchange: answer,
        requirement: 'APP-HDR-015',
      });
    }
  },
);

scenario(
  'Location of a new instance and element leads to it',
  { requirement: ['APP-HDR-001', 'APP-HDR-002'] },
  async (context) => {
    const { on, app, given } = context;
    const created = await on.send('createInstanceSimple', {
      json: { instanceOwner: app.instanceOwner },
    });
    const instance = given.own(created);
    const { samples } = app.form;
    const put = await on.send('putData', {
      on: instance,
      path: { dataGuid: instance.formId },
      body: samples.valid,
      contentType: samples.contentType,
    });
    for (const answer of [created, put].filter((one) => one.status === 201)) {
      on.conform(answer, { status: 201, headers: { location: /^https?:\/\// } });
      await follow(context, answer);
    }
  },
);

/** The service writes https and its own host; the target's base address is asked for the same path. */
async function follow({ on, bench }: AppContext, answer: LiveExchange): Promise<void> {
  const path = (answer.header('location') ?? '').replace(/^https?:\/\/[^/]+/, '');
  const found = await bench.send({ method: 'GET', path, as: on.caller() });
  on.verify('GET of Location', {
    actual: found.status,
    expected: 200,
    exchange: answer,
    requirement: 'APP-HDR-002',
  });
}

/** A method that a path does not have. */
const methods: readonly {
  requirement: string;
  method: string;
  status: Expectation['status'];
  headers?: Expectation['headers'];
}[] = [
  { requirement: 'APP-HDR-003', method: 'PATCH', status: 405, headers: { allow: /GET/ } },
  { requirement: 'APP-HDR-003', method: 'POST', status: 405, headers: { allow: /DELETE/ } },
  { requirement: 'APP-HDR-012', method: 'HEAD', status: 405 },
  {
    requirement: 'APP-HDR-011',
    method: 'OPTIONS',
    status: 405,
    headers: { 'access-control-allow-origin': null },
  },
];

for (const { requirement, method, status, headers } of methods) {
  scenario(
    `${method} on an instance is refused with 405`,
    { requirement },
    async ({ on, given, app, bench }) => {
      const { partyId, guid } = await given.instance({ filled: false });
      const answer = await bench.send({
        method,
        path: `/${app.id}/instances/${partyId}/${guid}`,
        as: on.caller(),
        headers:
          method === 'OPTIONS'
            ? [
                ['Origin', 'https://example.com'],
                ['Access-Control-Request-Method', 'GET'],
              ]
            : [],
        deliberatelyInvalid: true,
      });
      on.conform(answer, {
        ...(status === undefined ? {} : { status }),
        ...(headers === undefined ? {} : { headers }),
      });
    },
  );
}

scenario(
  'GET of the metadata may be kept for a minute',
  { requirement: 'APP-HDR-005', tags: ['@read-only'] },
  async ({ on }) => {
    on.conform(await on.send('getApplicationMetadata', { authorization: null }), {
      status: 200,
      headers: { 'cache-control': /public.*max-age=60/ },
    });
  },
);

scenario(
  'GET instance with If-Match answers as without',
  { requirement: 'APP-HDR-010' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const answer = await on.send('getInstance', {
      on: instance,
      headers: [['If-Match', '"annet"']],
    });
    on.conform(answer, { status: 200, headers: { etag: null } });
    on.verify('the instance', {
      actual: refOf(answer).guid,
      expected: seenInstance(answer).id?.split('/')[1] ?? instance.guid,
      exchange: answer,
    });
  },
);

scenario(
  'GET of an attachment names the file in plain and extended form',
  { requirement: 'APP-HDR-013', app: 'attachments' },
  async (context) => {
    const subject = await subjectOf(context);
    const name = context.app.samples[subject.attachmentType]?.filename ?? '';
    const answer = await context.on.send('getData', {
      on: subject.instance,
      path: { dataGuid: subject.dataGuid },
    });
    const text = answer.header('content-disposition') ?? '';
    context.on.conform(answer, {
      status: 200,
      headers: { 'content-disposition': /^attachment; filename=.*; filename\*=UTF-8''/ },
    });
    context.on.verify('the file name', {
      actual: text.includes(name),
      expected: true,
      exchange: answer,
    });
  },
);
