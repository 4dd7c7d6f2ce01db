import { requirePartyId, systemOrganisation } from './require-party.ts';
import { scenario } from './scenario.ts';
import { seenInstance } from './seen.ts';
import { attachmentTypes } from './traits.ts';
import { newIdOf, send } from './upload.ts';

// Rules that an app's metadata turns on.

scenario(
  'POST /instances/create by a person answers 403 where the app is open to organisations only',
  {
    requirement: ['APP-CREATE-023', 'APP-META-017'],
    app: 'organisations-only',
    needs: { actors: ['org'] },
  },
  async (context) => {
    const { on, given, bench } = context;
    const owner = { partyId: requirePartyId(context) };
    const refused = await on.send('createInstanceSimple', { json: { instanceOwner: owner } });
    on.conform(refused, { status: 403 });
    const organisationNumber =
      systemOrganisation(context) ?? bench.untested('the settings name no organisation to act for');
    const json = { instanceOwner: { organisationNumber } };
    const made = await on.send('createInstanceSimple', { as: 'org', json });
    if (on.conform(made, { status: 201 }, 'APP-META-017')) given.own(made);
  },
);

scenario(
  'DELETE of an ended instance answers 403 while the app forbids it',
  { requirement: 'APP-DEL-011', app: 'deletion-hold', needs: { actors: ['org'] } },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    const answer = await on.send('deleteInstance', { on: instance, as: 'org' });
    on.conform(answer, { status: 403 });
    const read = seenInstance(await given.prepare('getInstance', { on: instance }, 200));
    on.verify('it is not deleted', {
      actual: read.status?.isSoftDeleted,
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'GET instance leaves out elements of a type that the caller may not read',
  { requirement: 'APP-INST-021', app: 'read-action' },
  async (context) => {
    const { on, given, app, bench } = context;
    const type =
      attachmentTypes(app).find((one) => one.actionRequiredToRead !== null) ??
      bench.untested('no such type');
    const instance = await given.instance({ filled: false });
    const made = await send(context, instance, { type });
    on.conform(made, { status: [200, 403] });
    const read = await on.send('getInstance', { on: instance });
    on.conform(read, { status: 200 });
    on.verify('it is not in the list', {
      actual: seenInstance(read).data?.some((one) => one.dataType === type.id),
      expected: false,
      exchange: read,
    });
    const refused = await on.send('getData', {
      on: instance,
      path: { dataGuid: newIdOf(made) || instance.formId },
    });
    if (newIdOf(made) !== '') on.conform(refused, { status: 403 });
  },
);
