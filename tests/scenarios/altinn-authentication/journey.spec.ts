import { setTimeout as pause } from 'node:timers/promises';
import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { toOutgoing } from '../../engine/operation-request.ts';
import { registerScenario } from '../../engine/scenario.ts';
import { operationOf } from '../../engine/session.ts';
import { AppBench, type AppRequest, type InstanceRef } from '../altinn-app/app-bench.ts';
import { requireApp, type AppUnderTest } from '../altinn-app/app-under-test.ts';
import { Given as AppGiven, type OwnInstance } from '../altinn-app/given.ts';
import { passYouth } from '../altinn-events/seen.ts';
import { StorageBench } from '../altinn-storage/storage-bench.ts';
import { AuthenticationBench } from './authentication-bench.ts';

// One world: what was granted and exchanged opens app, Storage and Events, and they tell the same of one instance.

const requirement = 'AUTHN-JOUR-001';

registerScenario({
  api: 'altinn-authentication',
  title:
    'A grant that was exchanged makes an instance in the app, finds it in Storage, archives it, and Events tells all of it',
  requirements: [requirement],
  needs: { actors: ['grantedSystemUser', 'grantedOwner'] },
  tags: ['@writes'],
  body: async (bench) => {
    const on = new AuthenticationBench(bench);
    const [system, owner] = [
      await exchanged(on, 'grantedSystemUser'),
      await exchanged(on, 'grantedOwner'),
    ];
    const besideApp = await bench.beside('altinn-app');
    const app = await requireApp(besideApp, 'data-end');
    const inApp = new AppBench(besideApp, app);
    const step = async (says: string, answer: LiveExchange, status: number): Promise<void> => {
      const holds = on.verify(says, { actual: answer.status, expected: status, exchange: answer });
      if (!holds)
        bench.inconclusive(`${says} was answered ${answer.status}: the journey ends here`);
    };
    const as = (authorization: string, request: AppRequest = {}): AppRequest => ({
      ...request,
      authorization,
    });

    const json = { instanceOwner: app.instanceOwner };
    const made = await inApp.send('createInstanceSimple', as(system, { json }));
    await step('the system user makes an instance', made, 201);
    const instance = new AppGiven(inApp).own(made);
    await step(
      'fills the form',
      await inApp.send('putData', as(system, formOf(app, instance))),
      201,
    );

    const inStorage = new StorageBench(await bench.beside('altinn-storage'), app);
    const found = await inStorage.send('getInstance', { authorization: owner, on: instance });
    await step('the owner finds it in Storage', found, 200);

    const moved = await inApp.send('nextProcess', as(system, { on: instance }));
    await step('the system user moves on', moved, 200);
    const archived = await inStorage.send('getInstance', { authorization: owner, on: instance });
    on.verify('the status in Storage', {
      actual: (archived.json() as { status?: { isArchived?: boolean } }).status?.isArchived,
      expected: true,
      exchange: archived,
    });
    const confirmed = await inStorage.send('completeInstance', {
      authorization: owner,
      on: instance,
    });
    await step('the owner confirms', confirmed, 200);

    const types = ['app.instance.created', 'app.instance.process.completed'];
    const { seen, exchange } = await toldEvents(bench, { app, owner, instance, types });
    on.verify('what Events tells of it', { actual: seen, expected: types, exchange });
  },
});

async function exchanged(on: AuthenticationBench, actor: string): Promise<string> {
  return `Bearer ${on.tokenIn(await on.exchange(actor)).text}`;
}

function formOf({ form }: AppUnderTest, instance: OwnInstance): AppRequest {
  const { valid, contentType } = form.samples;
  return { on: instance, path: { dataGuid: instance.formId }, body: valid, contentType };
}

interface Wanted {
  readonly app: AppUnderTest;
  readonly owner: string;
  readonly instance: InstanceRef;
  readonly types: readonly string[];
}

const patienceMs = 90_000;
const lookEveryMs = 3000;

/** Which of these types Events lists for the instance; it shows an event half a minute after it came. */
async function toldEvents(
  bench: Bench,
  { app, owner, instance, types }: Wanted,
): Promise<{ readonly seen: readonly string[]; readonly exchange: LiveExchange }> {
  const inEvents = await bench.beside('altinn-events');
  await passYouth(inEvents);
  const end = performance.now() + (bench.session.control === undefined ? patienceMs : 0);
  const from = new Date(Date.now() - 3_600_000).toISOString();
  const operation = operationOf(inEvents.session, 'listAppEvents');
  const query = { from, party: instance.partyId, size: '1000' };
  const place = { org: app.org, app: app.name };
  for (;;) {
    const exchange = await inEvents.send(
      toOutgoing(operation, { authorization: owner, query }, place),
    );
    const events = exchange.json();
    const own = (Array.isArray(events) ? events : []).filter((one: { source?: unknown }) =>
      String(one.source).endsWith(instance.guid),
    ) as readonly { readonly type: string }[];
    const seen = types.filter((type) => own.some((one) => one.type === type));
    if (seen.length === types.length || performance.now() >= end) return { seen, exchange };
    await pause(lookEveryMs);
  }
}
