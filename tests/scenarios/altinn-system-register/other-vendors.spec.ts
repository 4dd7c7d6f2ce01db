import { across, answered, scenario } from './scenario.ts';
import { codesIn, memberOf } from './shapes.ts';

scenario(
  'What is answered on the id of a system does not tell whether another vendor has it',
  { requirement: 'SREG-OTHER-011', needs: across },
  async ({ on, given }) => {
    const { id } = await given.system();
    const as = 'otherVendor';
    const foreign = await on.send('getSystem', { as, path: { systemId: id } });
    const nobodys = given.unknownSystemId();
    const unknown = await on.send('getSystem', { as, path: { systemId: nobodys } });
    on.verify('the status of both', {
      actual: foreign.status,
      expected: unknown.status,
      exchange: foreign,
    });
  },
);

scenario(
  'What is answered on a request for a system of another vendor does not depend on what is there',
  {
    requirement: 'SREG-OTHER-012',
    needs: {
      actors: [...(across.actors ?? []), ...(answered.actors ?? [])],
      parameters: [...(across.parameters ?? []), ...(answered.parameters ?? [])],
    },
  },
  async ({ on, given, bench }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const accepted = given.requestBody(system);
    const unknown = given.requestBody({ id: given.unknownSystemId() });
    const as = 'otherVendor';
    bench.prepared(await given.ask('createRequest', body), 201);
    const made = bench.prepared(await given.ask('createRequest', accepted), 201);
    const id = String(memberOf(made, 'id'));
    bench.prepared(await given.answer('approveRequest', { id }), 200);
    const usual = await given.ask('createRequest', unknown, { as });
    for (const other of [body, accepted, given.requestBody(system)]) {
      const answer = await given.ask('createRequest', other, { as });
      on.conform(answer, { status: usual.status });
      on.verify('the codes of both', {
        actual: codesIn(answer),
        expected: codesIn(usual),
        exchange: answer,
      });
    }
  },
);

scenario(
  'A vendor is refused before its body is looked at, when it registers in the name of another',
  { requirement: 'SREG-OTHER-001', needs: across },
  async ({ on, given }) => {
    const as = 'otherVendor';
    const invalid = { as, deliberatelyInvalid: true };
    const rights = [{ resource: [{ id: 'urn:altinn:org', value: 'x' }] }];
    on.conform(await given.register(given.systemBody(), { as }), { status: 403, empty: true });
    const answer = await given.register(given.systemBody({ rights }), invalid);
    on.conform(answer, { status: 403, empty: true });
    const id = given.systemId(on.parameter('otherVendorNumber'));
    on.conform(await given.register(given.systemBody({ id }), invalid), { status: 403 });
  },
);
