import type { AppRequest } from './app-bench.ts';
import { scenario } from './scenario.ts';
import { hasOffset } from './legal-forms.ts';
import { seenInstance, unknownGuid } from './seen.ts';

const needs = { actors: ['org'] };
const substatus = { label: 'Under behandling', description: 'Saken er tatt inn.' };

scenario(
  'POST complete by the app owner confirms once',
  { requirement: ['APP-COMP-001', 'APP-COMP-002'], needs },
  async ({ on, given, app }) => {
    const instance = await given.endedInstance();
    const first = await on.send('completeInstance', { on: instance, as: 'org' });
    const confirmed = {
      completeConfirmations: [{ stakeholderId: app.org, confirmedOn: hasOffset }],
    };
    on.conform(first, { status: 200, body: confirmed });
    const again = await on.send('completeInstance', { on: instance, as: 'org' });
    on.conform(again, { status: 200, body: confirmed }, 'APP-COMP-002');
  },
);

scenario(
  'POST complete by a user is refused and confirms nothing',
  { requirement: 'APP-COMP-003' },
  async ({ on, given }) => {
    const instance = await given.endedInstance();
    on.conform(await on.send('completeInstance', { on: instance }), { status: 403 });
    const after = await on.send('getInstance', { on: instance });
    on.verify('no confirmation', {
      actual: seenInstance(after).completeConfirmations ?? [],
      expected: [],
      exchange: after,
    });
  },
);

scenario(
  'POST complete of a running instance answers 200',
  { requirement: 'APP-COMP-004', needs },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('completeInstance', { on: instance, as: 'org' }), { status: 200 });
  },
);

scenario(
  'POST complete of an instance that does not exist is refused',
  { requirement: 'APP-COMP-005', needs },
  async ({ on, given }) => {
    const { partyId } = await given.instance({ filled: false });
    on.conform(
      await on.send('completeInstance', { on: { partyId, guid: unknownGuid }, as: 'org' }),
      { status: [403, 404] },
    );
  },
);

scenario(
  'PUT substatus by the app owner is shown by GET instance',
  { requirement: 'APP-COMP-006', needs },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const put = await on.send('putSubstatus', { on: instance, as: 'org', json: substatus });
    on.conform(put, { status: 200, body: { status: { substatus } } });
    on.conform(await on.send('getInstance', { on: instance }), {
      status: 200,
      body: { status: { substatus } },
    });
  },
);

scenario(
  'PUT substatus without a description answers 200',
  { requirement: 'APP-COMP-011', needs },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    const put = await on.send('putSubstatus', {
      on: instance,
      as: 'org',
      json: { label: substatus.label },
    });
    on.conform(put, { status: 200 });
  },
);

/** A substatus that must be refused and changes nothing. */
const refusals: readonly {
  requirement: string;
  says: string;
  status: number;
  request: AppRequest;
}[] = [
  {
    requirement: 'APP-COMP-007',
    says: 'without a label',
    status: 400,
    request: { as: 'org', json: { label: '', description: 'x' } },
  },
  { requirement: 'APP-COMP-008', says: 'by a user', status: 403, request: { json: substatus } },
  { requirement: 'APP-COMP-009', says: 'without a body', status: 415, request: { as: 'org' } },
  {
    requirement: 'APP-COMP-010',
    says: 'with malformed JSON',
    status: 400,
    request: { as: 'org', body: '{"label":', contentType: 'application/json' },
  },
];

for (const { requirement, says, status, request } of refusals) {
  scenario(
    `PUT substatus ${says} is refused and changes nothing`,
    { requirement, needs },
    async ({ on, given }) => {
      const instance = await given.instance({ filled: false });
      const put = await on.send('putSubstatus', {
        on: instance,
        ...request,
        deliberatelyInvalid: status !== 403,
      });
      on.conform(put, { status });
      const after = await on.send('getInstance', { on: instance });
      on.verify('no substatus', {
        actual: seenInstance(after).status?.substatus ?? null,
        expected: null,
        exchange: after,
      });
    },
  );
}

scenario(
  'PUT substatus of an instance that does not exist is refused',
  { requirement: 'APP-COMP-012', needs },
  async ({ on, given }) => {
    const { partyId } = await given.instance({ filled: false });
    const put = await on.send('putSubstatus', {
      on: { partyId, guid: unknownGuid },
      as: 'org',
      json: substatus,
    });
    on.conform(put, { status: [403, 404] });
  },
);
