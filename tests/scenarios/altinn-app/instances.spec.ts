import type { Expectation } from '../../engine/expectation.ts';
import { scenario, type AppContext } from './scenario.ts';
import type { OwnInstance } from './given.ts';
import { elementsOf, seenInstance, unknownGuid, type SeenInstance } from './seen.ts';

scenario(
  'GET instance shows what its creation answered',
  { requirement: ['APP-INST-001', 'APP-INST-009', 'APP-INST-003', 'APP-INST-010', 'APP-INST-011'] },
  async ({ on, given, app }) => {
    const instance = await given.instance({ filled: false });
    const id = `${instance.partyId}/${instance.guid}`;
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200, body: { id, appId: app.id, org: app.org } });
    const [made, seen] = [instance.body as SeenInstance, seenInstance(read)];
    on.verify('owner, process and data elements of the creation', {
      actual: view(seen),
      expected: view(made),
      exchange: read,
      requirement: 'APP-INST-009',
    });
    on.verify('selfLinks.apps ends with the address of the instance', {
      actual: seen.selfLinks?.apps,
      expected: new RegExp(`/${app.id}/instances/${id}$`),
      exchange: read,
      requirement: 'APP-INST-003',
    });
    on.verify("the owner's party in both answers", {
      actual: [made, seen].map((one) => String(one.instanceOwner?.party?.partyId)),
      expected: [instance.partyId, instance.partyId],
      exchange: read,
      requirement: 'APP-INST-010',
    });
    on.verify('the owner by party id and one number', {
      actual: {
        partyId: seen.instanceOwner?.partyId,
        numbers: [seen.instanceOwner?.personNumber, seen.instanceOwner?.organisationNumber].filter(
          Boolean,
        ).length,
      },
      expected: { partyId: instance.partyId, numbers: 1 },
      exchange: read,
      requirement: 'APP-INST-011',
    });
  },
);

/** What must not differ between creation and reading. */
function view({ instanceOwner, process, data }: SeenInstance): {
  owner: string;
  task: string;
  flow: number;
  elements: string[];
} {
  return {
    owner: instanceOwner?.partyId ?? '',
    task: process?.currentTask?.elementId ?? '',
    flow: process?.currentTask?.flow ?? 0,
    elements: (data ?? []).map((one) => one.id ?? ''),
  };
}

scenario(
  'GET instance by the app owner answers 200',
  { requirement: 'APP-INST-002', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('getInstance', { on: instance, as: 'org' }), {
      status: 200,
      body: { id: `${instance.partyId}/${instance.guid}` },
    });
  },
);

/** An address that leads to no instance of ours. */
interface WrongAddress {
  readonly requirement: string;
  readonly says: string;
  readonly status: Expectation['status'];
  readonly path: (context: AppContext, instance: OwnInstance) => string;
}

const wrongAddresses: readonly WrongAddress[] = [
  {
    requirement: 'APP-INST-004',
    says: 'of an instance that does not exist',
    status: [404, 403],
    path: ({ app }, { partyId }) => `/${app.id}/instances/${partyId}/${unknownGuid}`,
  },
  {
    requirement: 'APP-INST-005',
    says: 'with an id that is no uuid',
    status: 404,
    path: ({ app }, { partyId }) => `/${app.id}/instances/${partyId}/ikke-en-uuid`,
  },
  {
    requirement: 'APP-INST-006',
    says: 'with a party id that is no number',
    status: 404,
    path: ({ app }, { guid }) => `/${app.id}/instances/abc/${guid}`,
  },
  {
    requirement: 'APP-INST-007',
    says: "under another party's id",
    status: [403, 404],
    path: ({ app }, { partyId, guid }) => `/${app.id}/instances/${Number(partyId) + 1}/${guid}`,
  },
  {
    requirement: 'APP-INST-008',
    says: "under another app's name",
    status: [403, 404],
    path: ({ app }, { partyId, guid }) => `/${app.org}/finnes-ikke/instances/${partyId}/${guid}`,
  },
  {
    requirement: 'APP-INST-023',
    says: 'with org and app in upper case',
    status: [403, 404],
    path: ({ app }, { partyId, guid }) => `/${app.id.toUpperCase()}/instances/${partyId}/${guid}`,
  },
];

for (const { requirement, says, status, path } of wrongAddresses) {
  scenario(
    `GET instance ${says} is refused and shows nothing`,
    { requirement },
    async (context) => {
      const { on, bench, given } = context;
      const instance = await given.instance({ filled: false });
      const answer = await bench.send({
        method: 'GET',
        path: path(context, instance),
        as: on.caller(),
        operationId: 'getInstance',
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status: status ?? '4xx' });
      on.verify('nothing of the instance', {
        actual: seenInstance(answer).instanceOwner ?? null,
        expected: null,
        exchange: answer,
      });
    },
  );
}

const tolerated: readonly Omit<WrongAddress, 'status'>[] = [
  {
    requirement: 'APP-INST-022',
    says: 'with an upper case uuid',
    path: ({ app }, { partyId, guid }) => `/${app.id}/instances/${partyId}/${guid.toUpperCase()}`,
  },
  {
    requirement: 'APP-INST-024',
    says: 'with a trailing slash',
    path: ({ app }, { partyId, guid }) => `/${app.id}/instances/${partyId}/${guid}/`,
  },
];

for (const { requirement, says, path } of tolerated) {
  scenario(`GET instance ${says} answers 200`, { requirement }, async (context) => {
    const instance = await context.given.instance({ filled: false });
    const answer = await context.bench.send({
      method: 'GET',
      path: path(context, instance),
      as: context.on.caller(),
      operationId: 'getInstance',
    });
    context.on.conform(answer, { status: 200 });
  });
}

scenario(
  'GET instance changes nothing',
  { requirement: ['APP-INST-026', 'APP-INST-012'] },
  async ({ on, given }) => {
    const instance = await given.instance();
    const [first, second] = [
      await on.send('getInstance', { on: instance }),
      await on.send('getInstance', { on: instance }),
    ];
    on.verify('two reads alike', {
      actual: view(seenInstance(second)),
      expected: view(seenInstance(first)),
      exchange: second,
    });
    on.verify('the time of creation', {
      actual: seenInstance(second).created,
      expected: (instance.body as SeenInstance).created ?? 'a time',
      exchange: second,
      requirement: 'APP-INST-012',
    });
  },
);

scenario(
  'GET instance by the user reads it, by the app owner does not',
  { requirement: 'APP-INST-013', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance({ as: 'org', filled: false });
    const byOwner = await on.send('getInstance', { on: instance, as: 'org' });
    on.verify('unread for the owner', {
      actual: seenInstance(byOwner).status?.readStatus,
      expected: 0,
      exchange: byOwner,
    });
    await on.send('getInstance', { on: instance });
    const after = await on.send('getInstance', { on: instance });
    on.verify('read after the user looked', {
      actual: seenInstance(after).status?.readStatus,
      expected: 1,
      exchange: after,
    });
  },
);

scenario(
  'GET instance lists data elements in the order they were made',
  { requirement: 'APP-INST-019', app: 'attachments' },
  async ({ on, given, app }) => {
    const instance = await given.instance({ filled: false });
    const type = app.metadata.dataTypes.find(
      (one) =>
        app.samples[one.id] !== undefined &&
        one.appLogic?.classRef == null &&
        one.allowedContributers == null,
    );
    const made = [
      await given.attachment(instance, type?.id ?? ''),
      await given.attachment(instance, type?.id ?? ''),
    ];
    const read = await on.send('getInstance', { on: instance });
    on.verify('the order of creation', {
      actual: elementsOf(read, type?.id ?? '').map((one) => one.id),
      expected: made,
      exchange: read,
    });
  },
);

scenario(
  'PUT data fills the presentation texts of the instance',
  { requirement: 'APP-INST-020', app: 'presentation' },
  async ({ on, given, app }) => {
    const instance = await given.instance();
    const read = await on.send('getInstance', { on: instance });
    const sample = Object(
      JSON.parse(Buffer.from(app.form.samples.valid).toString('utf8')),
    ) as Readonly<Record<string, unknown>>;
    for (const field of app.metadata.presentationFields ?? [])
      on.verify(`the text of ${field.id}`, {
        actual: seenInstance(read).presentationTexts?.[field.id],
        expected: String(
          sample[field.path] ??
            Object.entries(sample).find(
              ([name]) => name.toLowerCase() === field.path.toLowerCase(),
            )?.[1],
        ),
        exchange: read,
      });
  },
);

scenario(
  'PATCH data and PUT substatus answer without selfLinks.apps',
  { requirement: 'APP-INST-025', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.instance();
    const json = { patches: [], ignoredValidators: null };
    const patched = (await on.send('patchData', { on: instance, json })).json();
    const put = await on.send('putSubstatus', {
      on: instance,
      as: 'org',
      json: { label: 'x', description: 'y' },
    });
    const inner = (patched as { instance?: SeenInstance } | undefined)?.instance;
    for (const seen of [inner, seenInstance(put)])
      on.verify('no link to the app', {
        actual: seen?.selfLinks?.apps ?? null,
        expected: null,
        exchange: put,
      });
  },
);
