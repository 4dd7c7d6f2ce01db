import type { Expectation } from '../../engine/expectation.ts';
import type { AppRequest } from './app-bench.ts';
import { dueMark, verifyNoneMade } from './due-mark.ts';
import { instancePart, postInstance, postMultipart } from './multipart-request.ts';
import { requirePartyId } from './require-party.ts';
import { scenario, type AppContext } from './scenario.ts';
import { seenInstance, unknownGuid } from './seen.ts';

/** A POST /instances that says the owner wrongly, or not at all. */
interface OwnerRow {
  readonly requirement: string;
  readonly says: string;
  readonly status: Expectation['status'];
  readonly requests: (context: AppContext) => readonly AppRequest[];
}

const unknownParty = '999999999';

const refusals: readonly OwnerRow[] = [
  {
    requirement: 'APP-MULTI-035',
    says: 'with a party id in the query and in the description',
    status: 400,
    requests: ({ app }) => [
      {
        query: { instanceOwnerPartyId: app.instanceOwner.partyId ?? unknownParty },
        json: { instanceOwner: app.instanceOwner },
      },
    ],
  },
  {
    requirement: 'APP-MULTI-036',
    says: 'with a party id in the query that is no number',
    status: 400,
    requests: () => [{ query: { instanceOwnerPartyId: 'abc' } }],
  },
  {
    requirement: 'APP-MULTI-037',
    says: 'with an owner without identifier, or no owner',
    status: 400,
    requests: () => [
      { json: { instanceOwner: {} } },
      { json: {} },
      { json: { instanceOwner: null } },
    ],
  },
  {
    requirement: 'APP-MULTI-038',
    says: 'for an owner whom the register does not know',
    status: 404,
    requests: () => [
      { query: { instanceOwnerPartyId: unknownParty } },
      { json: { instanceOwner: { partyId: unknownParty } } },
    ],
  },
  {
    requirement: 'APP-MULTI-040',
    says: 'with a text body and no party in the query',
    status: 400,
    requests: () => [{ body: 'hei', contentType: 'text/plain' }, {}],
  },
];

for (const { requirement, says, status, requests } of refusals) {
  scenario(`POST /instances ${says} is refused`, { requirement }, async (context) => {
    for (const request of requests(context)) {
      const answer = await postInstance(context, { ...request, deliberatelyInvalid: true });
      context.on.conform(answer, { status: status ?? '4xx' });
    }
  });
}

scenario(
  'POST /instances takes the owner from the query',
  { requirement: 'APP-MULTI-034' },
  async (context) => {
    const partyId = requirePartyId(context);
    const answer = await postInstance(context, { query: { instanceOwnerPartyId: partyId } });
    context.on.conform(answer, { status: 201, body: { instanceOwner: { partyId } } });
  },
);

scenario(
  'POST /instances by a stranger is refused and makes no instance',
  { requirement: 'APP-MULTI-039', needs: { actors: ['stranger'] } },
  async (context) => {
    const dueBefore = dueMark(context);
    const parts = [instancePart(context.app, { dueBefore })];
    const answer = await postMultipart(context, { parts, as: 'stranger' });
    context.on.conform(answer, { status: 403 });
    const { partyId } = context.app.instanceOwner;
    if (partyId !== undefined)
      await verifyNoneMade(context, { partyId, marks: [dueBefore], requirement: 'APP-MULTI-039' });
  },
);

scenario(
  'POST /instances ignores id, app, org, process and status of the description',
  { requirement: ['APP-MULTI-041', 'APP-MULTI-042'] },
  async (context) => {
    const { on, app } = context;
    const archived = new Date().toISOString();
    const parts = [
      instancePart(app, {
        id: `1/${unknownGuid}`,
        appId: 'annen/app',
        org: 'annen',
        process: { ended: archived, endEvent: 'EndEvent_1' },
        status: { isArchived: true, archived },
      }),
    ];
    const answer = await postMultipart(context, { parts, broken: true });
    on.conform(answer, {
      status: 201,
      body: {
        appId: app.id,
        org: app.org,
        process: { ended: null, currentTask: { elementId: app.graph.firstTask } },
      },
    });
    on.verify('an id of its own', {
      actual: seenInstance(answer).id?.endsWith(unknownGuid),
      expected: false,
      exchange: answer,
    });
    on.verify('neither archived nor deleted', {
      actual: seenInstance(answer).status,
      expected: { isArchived: false, isSoftDeleted: false, isHardDeleted: false },
      exchange: answer,
      requirement: 'APP-MULTI-042',
    });
  },
);
