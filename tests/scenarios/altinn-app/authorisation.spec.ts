import type { AppRequest, InstanceRef } from './app-bench.ts';
import { ask, instanceOperations, subjectOf } from './every-operation.ts';
import { requirePartyId, systemOrganisation } from './require-party.ts';
import { scenario, type AppContext } from './scenario.ts';
import { listedIds, seenInstance } from './seen.ts';

const withoutRights = [
  { requirement: 'APP-AUTHZ-001', as: 'stranger', says: 'by a user without rights' },
  { requirement: 'APP-AUTHZ-002', as: 'otherOrg', says: 'by another organisation' },
];

for (const { requirement, as, says } of withoutRights) {
  scenario(
    `Every operation on an instance ${says} is refused, tells and changes nothing`,
    { requirement: [requirement, 'APP-AUTHZ-003', 'APP-AUTHZ-004'], needs: { actors: [as] } },
    async (context) => {
      const { on } = context;
      const subject = await subjectOf(context);
      const before = await stateOf(context, subject.instance);
      for (const row of instanceOperations) {
        const answer = await ask(context, { row, subject, caller: { as } });
        // Actions are for users and system users: another caller may be told so by 401 (reference 1.5).
        on.conform(answer, { status: row.id === 'performAction' ? [401, 403] : 403 }, requirement);
        on.verify('nothing of the owner or the form', {
          actual: tells(answer.text(), context),
          expected: false,
          exchange: answer,
          requirement: 'APP-AUTHZ-004',
        });
      }
      on.verify('the instance as before', {
        actual: await stateOf(context, subject.instance),
        expected: before,
        requirement: 'APP-AUTHZ-003',
      });
    },
  );
}

/** True where a text holds a value of the form or the owner's number. */
function tells(text: string, { app }: AppContext): boolean {
  const values = Object.values(
    Object(JSON.parse(Buffer.from(app.form.samples.valid).toString('utf8'))) as object,
  );
  const known = [
    ...values.filter((one): one is string => typeof one === 'string' && one.length > 5),
    app.instanceOwner.personNumber,
  ];
  return known.some((one) => one !== undefined && text.includes(one));
}

async function stateOf({ on }: AppContext, instance: InstanceRef): Promise<string> {
  const { process, data, status, completeConfirmations } = seenInstance(
    await on.send('getInstance', { on: instance }),
  );
  return JSON.stringify([
    process?.currentTask,
    data?.map((one) => [one.id, one.size]),
    status?.isSoftDeleted,
    status?.substatus,
    completeConfirmations,
  ]);
}

const single = ['getFileScanResult', 'getPdfFormat', 'validateData'];

scenario(
  'Information about single elements is refused to a user without rights',
  { requirement: 'APP-AUTHZ-012', needs: { actors: ['stranger'] } },
  async (context) => {
    const subject = await subjectOf(context);
    for (const row of instanceOperations.filter((one) => single.includes(one.id)))
      context.on.conform(await ask(context, { row, subject, caller: { as: 'stranger' } }), {
        status: 403,
      });
  },
);

scenario(
  'GET data of another instance under an own one is refused',
  { requirement: 'APP-AUTHZ-013' },
  async ({ on, given }) => {
    const [own, other] = [await given.instance({ filled: false }), await given.instance()];
    const answer = await on.send('getData', { on: own, path: { dataGuid: other.formId } });
    on.conform(answer, { status: [403, 404] });
  },
);

const levelOperations: readonly [string, (context: AppContext) => AppRequest][] = [
  ['createInstanceSimple', ({ app }) => ({ json: { instanceOwner: app.instanceOwner } })],
  ['createInstance', ({ app }) => ({ json: { instanceOwner: app.instanceOwner } })],
];

scenario(
  'A user whose login is too weak is refused and told the level that is wanted',
  { requirement: 'APP-AUTHZ-005', needs: { actors: ['userLevel0', 'userLevel1'] } },
  async (context) => {
    const { on } = context;
    const subject = await subjectOf(context);
    const wanted = { status: 403, body: { RequiredAuthenticationLevel: /^\d$/ } };
    for (const as of ['userLevel0', 'userLevel1']) {
      on.conform(await on.send('getInstance', { on: subject.instance, as }), wanted);
      for (const [id, toRequest] of levelOperations)
        on.conform(await on.send(id, { ...toRequest(context), as }), wanted);
      for (const row of instanceOperations.filter((one) =>
        ['getProcess', 'nextProcess', 'getData', 'createData', 'performAction'].includes(one.id),
      ))
        on.conform(await ask(context, { row, subject, caller: { as } }), { status: 403 });
    }
  },
);

scenario(
  'POST instances by a user is refused where only organisations may, and not by the app owner',
  { requirement: 'APP-AUTHZ-006', app: 'no-user-instantiation', needs: { actors: ['org'] } },
  async ({ on, app, given }) => {
    const json = { instanceOwner: app.instanceOwner };
    for (const id of ['createInstance', 'createInstanceSimple']) {
      on.conform(await on.send(id, { json }), { status: 403 });
      const made = await on.send(id, { json, as: 'org' });
      on.conform(made, { status: 201 });
      if (seenInstance(made).id !== undefined) given.own(made);
    }
  },
);

scenario(
  'Where the app demands scopes, tokens without them are refused and open operations stay open',
  {
    requirement: ['APP-AUTHZ-007', 'APP-AUTHZ-008', 'APP-AUTHZ-009', 'APP-AUTHZ-014'],
    app: 'scopes',
    needs: { control: true, actors: ['org', 'orgReadOnly'] },
  },
  async (context) => {
    const { on, bench, given } = context;
    const instance = await given.instance({ as: scopedActor(context) });
    const token = await bench.session.control?.mintToken({
      actor: 'org',
      special: 'missing-scope',
    });
    const without = await on.send('getInstance', {
      on: instance,
      authorization: `Bearer ${token ?? ''}`,
    });
    on.conform(without, { status: 403 });
    on.verify('the reason', {
      actual: without.json(),
      expected: { title: 'Forbidden', status: 403, detail: /scope/i },
      exchange: without,
      requirement: 'APP-AUTHZ-009',
    });
    const substatus = await on.send('putSubstatus', {
      on: instance,
      as: 'orgReadOnly',
      json: { label: 'x', description: 'y' },
    });
    on.conform(substatus, { status: 403 }, 'APP-AUTHZ-008');
    on.conform(
      await on.send('getApplicationMetadata', { authorization: null }),
      { status: 200 },
      'APP-AUTHZ-014',
    );
  },
);

/** A system user carries the scopes that apps demand; so does the user of a portal. */
function scopedActor({ bench }: AppContext): string {
  return bench.session.target.actors['system'] === undefined ? 'user' : 'system';
}

scenario(
  'A system user makes and reads an instance of the organisation that owns it',
  { requirement: 'APP-AUTHZ-010', needs: { actors: ['system'] } },
  async (context) => {
    const { on, given, bench } = context;
    const organisationNumber =
      systemOrganisation(context) ??
      bench.untested('the settings do not say whose system user it is');
    const made = await on.send('createInstanceSimple', {
      as: 'system',
      json: { instanceOwner: { organisationNumber } },
    });
    on.conform(made, { status: 201, body: { instanceOwner: { organisationNumber } } });
    const instance = given.own(made);
    on.conform(await on.send('getInstance', { on: instance, as: 'system' }), { status: 200 });
  },
);

scenario(
  'GET active by the owner of the party shows no instance of others',
  { requirement: 'APP-AUTHZ-004', needs: { actors: ['stranger'] } },
  async (context) => {
    const partyId = requirePartyId(context);
    await context.given.instance({ filled: false });
    const active = await context.on.send('listActiveInstances', {
      as: 'stranger',
      path: { instanceOwnerPartyId: partyId },
    });
    context.on.verify('no instance', { actual: listedIds(active), expected: [], exchange: active });
  },
);
