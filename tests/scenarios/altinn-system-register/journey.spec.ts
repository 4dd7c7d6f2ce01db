import type { LiveExchange } from '#environments';
import { Beside } from './beside.ts';
import { answered, scenario, type RegisterContext } from './scenario.ts';
import { idsIn, rightTo, type MadeRequest, type MadeSystem } from './shapes.ts';

// One world: what is registered and approved here opens Maskinporten, the exchange and an app, and what is ended closes them.

interface Opened extends RegisterContext {
  readonly beside: Beside;
  readonly system: MadeSystem;
}

/** A system with the vendor's client of Maskinporten, which may use the app. */
async function open(context: RegisterContext): Promise<Opened> {
  const { given, bench } = context;
  const beside = await Beside.open(bench);
  const system = await given.system({
    clientId: [beside.client.clientId],
    rights: [rightTo(beside.resource()), rightTo(context.on.parameter('otherResource'))],
  });
  return { ...context, beside, system };
}

/** A request for the app alone. */
function request({ given, beside, system }: Opened): Promise<MadeRequest> {
  return given.request(system, {
    rights: [rightTo(beside.resource())],
    accessPackages: undefined,
  });
}

scenario(
  'A vendor registers a system, a customer approves it, Maskinporten gives it a token, and it makes an instance in the app',
  { requirement: 'SREG-JOUR-001', needs: answered },
  async (context) => {
    const { on, given, bench } = context;
    const step = (says: string, answer: LiveExchange, status: number): void => {
      if (!on.verify(says, { actual: answer.status, expected: status, exchange: answer }))
        bench.inconclusive(`${says} was answered ${answer.status}: the journey ends here`);
    };

    const opened = await open(context);
    const { beside, system } = opened;
    const asked = await request(opened);
    step('the customer approves', await given.answer('approveRequest', asked), 200);

    const granted = await beside.ask(asked);
    step('Maskinporten gives the system user a token', granted, 200);
    const exchanged = await beside.exchange(granted);
    step('the platform exchanges it', exchanged, 200);
    const made = await beside.instantiate(exchanged, on.parameter('customer'));
    step('the system user makes an instance', made, 201);

    const correlation = given.uuid();
    const change = { requiredRights: [rightTo(on.parameter('otherResource'))] };
    const wanted = await given.askChange(asked, { correlation, change });
    step('the vendor asks for one right more', wanted, 201);
    const agreed = await given.answer('approveChangeRequest', { id: correlation });
    step('the customer agrees', agreed, 200);
    step('the system user still gets a token', await beside.ask(asked), 200);

    const list = await on.send('listSystemUsers', { path: { systemId: system.id } });
    on.verify('system users that are listed', {
      actual: idsIn(list),
      expected: [asked.id],
      exchange: list,
    });
    const deleted = await on.send('deleteSystem', { path: { systemId: system.id } });
    step('the vendor deletes the system', deleted, 200);
  },
);

/** Judges that Maskinporten refuses, for one of the requirements. */
async function verifyNoToken(
  { on, beside }: Opened,
  user: MadeRequest,
  { says, requirement }: { readonly says: string; readonly requirement: string },
): Promise<void> {
  const answer = await beside.ask(user);
  on.verify(`a token for a system user ${says}`, {
    actual: answer.status >= 400 && answer.status < 500 ? 'refused' : answer.status,
    expected: 'refused',
    exchange: answer,
    requirement,
  });
}

scenario(
  'A system user that is not approved, was rejected or ended, or whose system is deleted, gets no token',
  { requirement: ['SREG-JOUR-002', 'SREG-JOUR-003', 'SREG-JOUR-004'], needs: answered },
  async (context) => {
    const { on, given, bench } = context;
    const opened = await open(context);
    const [rejected, ended, kept] = [
      await request(opened),
      await request(opened),
      await request(opened),
    ];
    const notApproved = 'SREG-JOUR-002';
    await verifyNoToken(opened, rejected, { says: 'nobody approved', requirement: notApproved });
    bench.prepared(await given.answer('rejectRequest', rejected), 200);
    await verifyNoToken(opened, rejected, { says: 'that was rejected', requirement: notApproved });

    for (const one of [ended, kept]) bench.prepared(await given.answer('approveRequest', one), 200);
    const path = { party: on.parameter('party'), systemUserId: ended.id };
    bench.prepared(await on.send('deleteSystemUser', { as: 'user', path }), 202);
    await verifyNoToken(opened, ended, { says: 'that was ended', requirement: 'SREG-JOUR-003' });
    on.verify('a token for one that was not', {
      actual: (await opened.beside.ask(kept)).status,
      expected: 200,
      requirement: 'SREG-JOUR-003',
    });

    const { id } = opened.system;
    bench.prepared(await on.send('deleteSystem', { path: { systemId: id } }), 200);
    const requirement = 'SREG-JOUR-004';
    await verifyNoToken(opened, kept, { says: 'whose system is deleted', requirement });
  },
);
