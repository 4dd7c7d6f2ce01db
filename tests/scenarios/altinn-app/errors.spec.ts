import type { LiveExchange } from '#environments';
import { scenario, type AppContext } from './scenario.ts';
import { seenObject, unknownGuid } from './seen.ts';

/** Refusals with a problem body, of every family that a client can bring about at any app. */
async function problems(context: AppContext): Promise<readonly LiveExchange[]> {
  const { on, given } = context;
  const instance = await given.instance({ filled: false });
  const broken = { body: '{', contentType: 'application/json', deliberatelyInvalid: true };
  return [
    await on.send('createInstanceSimple', broken),
    await on.send('createInstanceSimple', {
      body: 'x',
      contentType: 'text/plain',
      deliberatelyInvalid: true,
    }),
    await on.send('getInstance', { on: { partyId: instance.partyId, guid: unknownGuid } }),
    await on.send('getData', { on: instance, path: { dataGuid: unknownGuid } }),
    await on.send('nextProcess', { on: instance, ...broken }),
    await on.send('patchData', { on: instance, ...broken }),
    await on.send('performAction', { on: instance, json: {}, deliberatelyInvalid: true }),
    await on.send('validateInstance', { on: { partyId: instance.partyId, guid: unknownGuid } }),
  ];
}

const hasProblem = (answer: LiveExchange): boolean =>
  typeof seenObject(answer)['status'] === 'number';

scenario(
  'Problem bodies agree with the status and say what is wrong',
  { requirement: ['APP-ERR-001', 'APP-ERR-002', 'APP-ERR-004'] },
  async (context) => {
    const { on } = context;
    for (const answer of (await problems(context)).filter(hasProblem)) {
      const { status, title, detail, traceId } = seenObject(answer);
      on.verify('the status of the answer', {
        actual: status,
        expected: answer.status,
        exchange: answer,
      });
      on.verify('a title or a detail', {
        actual: typeof (title ?? detail),
        expected: 'string',
        exchange: answer,
        requirement: 'APP-ERR-002',
      });
      if (traceId !== undefined)
        on.verify('a W3C trace id', {
          actual: traceId,
          expected: /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/,
          exchange: answer,
          requirement: 'APP-ERR-004',
        });
    }
  },
);

scenario(
  'The refusal of a malformed body names what is wrong in it',
  { requirement: 'APP-ERR-003' },
  async ({ on, given, app }) => {
    const instance = await given.instance({ filled: false });
    const bodies = [
      await on.send('createInstanceSimple', {
        json: { instanceOwner: app.instanceOwner, prefill: { felt: 1 } },
        deliberatelyInvalid: true,
      }),
      await on.send('nextProcess', {
        on: instance,
        body: '[]',
        contentType: 'application/json',
        deliberatelyInvalid: true,
      }),
    ];
    for (const answer of bodies)
      on.conform(answer, { status: 400, body: { errors: namesMembers } });
  },
);

function namesMembers(errors: unknown): boolean {
  return (
    errors !== null &&
    typeof errors === 'object' &&
    Object.values(errors).every((texts) => Array.isArray(texts) && texts.length > 0)
  );
}

scenario(
  'Refusals of creation are JSON strings, those of the process text or problems',
  { requirement: 'APP-ERR-005' },
  async ({ on, given }) => {
    const refused = await on.send('createInstanceSimple', { json: {}, deliberatelyInvalid: true });
    on.conform(refused, { status: 400, mediaType: 'application/json', body: /./ });
    const instance = await given.instance({ filled: false });
    const started = await on.send('startProcess', { on: instance });
    on.conform(started, { status: 409, mediaType: ['text/plain', 'application/problem+json'] });
  },
);

scenario(
  'The 409 of process/next says why and lists the results of validation',
  { requirement: 'APP-ERR-006', app: 'invalid' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    await given.fill(instance, { sample: 'invalid' });
    on.conform(await on.send('nextProcess', { on: instance }), {
      status: 409,
      body: { detail: /./, validationIssues: hasErrors },
    });
    const ended = await given.endedInstance();
    on.conform(await on.send('nextProcess', { on: ended }), {
      status: 409,
      body: { detail: /ended/i },
    });
  },
);

function hasErrors(list: unknown): boolean {
  return Array.isArray(list) && list.some((one: { severity?: unknown }) => one.severity === 1);
}

scenario(
  'A refused upload lists its problems with code and severity',
  { requirement: 'APP-ERR-007', app: 'attachment-types' },
  async ({ on, given, app }) => {
    const type = app.metadata.dataTypes.find(
      (one) =>
        app.samples[one.id] !== undefined &&
        one.appLogic?.classRef == null &&
        (one.allowedContentTypes?.length ?? 0) > 0,
    );
    const instance = await given.instance({ filled: false });
    const dataType = type?.id ?? '';
    const { valid = 'x', contentType = 'text/plain' } = app.samples[dataType] ?? {};
    const answer = await on.send('createData', {
      on: instance,
      path: { dataType },
      body: valid,
      contentType,
      deliberatelyInvalid: true,
    });
    on.conform(answer, {
      status: 400,
      body: { uploadValidationIssues: [{ severity: 1, code: /./ }] },
    });
  },
);
