import type { LiveExchange } from '#environments';
import { scenario, type AppContext } from './scenario.ts';
import type { OwnInstance } from './given.ts';
import { elementsOf, refOf, seenInstance, unknownGuid } from './seen.ts';

async function copy(
  context: AppContext,
  sourceInstanceId: string,
  owner?: object,
): Promise<LiveExchange> {
  const { on, app, given } = context;
  const json = { instanceOwner: owner ?? app.instanceOwner, sourceInstanceId };
  const answer = await on.send('createInstanceSimple', { json });
  if (answer.status === 201 && seenInstance(answer).id !== undefined) given.own(answer);
  return answer;
}

scenario(
  'POST /instances/create with an ended source copies its form into a new running instance',
  { requirement: 'APP-CREATE-024', app: 'copy' },
  async (context) => {
    const { on, app, given } = context;
    const source = await given.endedInstance();
    const copied = await copy(context, idOf(source));
    on.conform(copied, {
      status: 201,
      body: { process: { currentTask: { elementId: app.graph.firstTask }, ended: null } },
    });
    const form = elementsOf(copied, app.form.id)[0]?.id ?? '';
    on.verify('an instance and a form element of its own', {
      actual: [idOf(refOf(copied)) === idOf(source), form === source.formId],
      expected: [false, false],
      exchange: copied,
    });
    const before = await on.send('getData', { on: source, path: { dataGuid: source.formId } });
    const after = await on.send('getData', { on: refOf(copied), path: { dataGuid: form } });
    on.verify('the form data of the source', {
      actual: after.text(),
      expected: before.text(),
      exchange: after,
    });
  },
);

scenario(
  'POST /instances/create with a running source is refused',
  { requirement: 'APP-CREATE-025', app: 'copy' },
  async (context) => {
    const source = await context.given.instance({ filled: false });
    context.on.conform(await copy(context, idOf(source)), { status: 400 });
  },
);

scenario(
  "POST /instances/create with another owner's source is refused",
  { requirement: 'APP-CREATE-026', app: 'copy' },
  async (context) => {
    const source = await context.given.instance({ filled: false });
    const parties = (await context.on.send('listParties')).json();
    const list: readonly { partyId?: unknown }[] = Array.isArray(parties) ? parties : [];
    const other = list.find((one) => String(one.partyId) !== source.partyId);
    if (other === undefined) context.bench.untested('the user acts for one party only');
    const answer = await copy(context, idOf(source), { partyId: String(other?.partyId) });
    context.on.conform(answer, { status: 400 });
  },
);

scenario(
  'POST /instances/create with an unknown source is refused',
  { requirement: 'APP-CREATE-027', app: 'copy' },
  async (context) => {
    const { partyId } = await context.given.instance({ filled: false });
    context.on.conform(await copy(context, `${partyId}/${unknownGuid}`), { status: '4xx' });
  },
);

scenario(
  'POST /instances/create with a source id without a slash is refused',
  { requirement: 'APP-CREATE-028', app: 'copy' },
  async (context) => {
    context.on.conform(await copy(context, unknownGuid), { status: 400 });
  },
);

scenario(
  'POST /instances/create with a source is refused where the app copies nothing',
  { requirement: 'APP-CREATE-029', app: 'no-copy' },
  async (context) => {
    const source = await context.given.instance({ filled: false });
    context.on.conform(await copy(context, idOf(source)), { status: 400 });
  },
);

function idOf({ partyId, guid }: Pick<OwnInstance, 'partyId' | 'guid'>): string {
  return `${partyId}/${guid}`;
}
