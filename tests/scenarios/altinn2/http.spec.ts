import { scenario } from './scenario.ts';

scenario('Addresses have no case', { requirement: 'ALT2-HTTP-001' }, async ({ on, bench }) => {
  const headers = [['Accept', 'application/hal+json']] as const;
  for (const [path, as] of [
    ['/Metadata', 'anonymous'],
    ['/METADATA/CODELISTS', 'anonymous'],
    ['/MY/Messages', 'user'],
    ['/Reportees', 'user'],
    ['/my/authorization/Roles', 'user'],
  ] as const) {
    const answer = await bench.send({
      method: 'GET',
      path,
      as,
      headers,
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: 200, mediaType: 'application/hal+json' });
  }
});

scenario(
  'An address with a slash at its end is the same',
  { requirement: 'ALT2-HTTP-002' },
  async ({ on, bench }) => {
    const headers = [['Accept', 'application/hal+json']] as const;
    for (const [path, as] of [
      ['/metadata/', 'anonymous'],
      ['/reportees/', 'user'],
      ['/my/messages/', 'user'],
    ] as const) {
      const answer = await bench.send({ method: 'GET', path, as, headers });
      on.conform(answer, { status: 200, mediaType: 'application/hal+json' });
    }
  },
);

scenario(
  'Nothing stands at an address that no one documented',
  { requirement: 'ALT2-ERR-002' },
  async ({ on, bench }) => {
    for (const path of ['/samsvar-finnes-ikke', '/metadata/formtask/9001', '/my/messagebox/1/2'])
      on.conform(await bench.send({ method: 'GET', path, as: 'user', deliberatelyInvalid: true }), {
        status: 404,
      });
  },
);

scenario(
  'A method that an address does not have is refused with 405 or 404',
  { requirement: 'ALT2-ERR-003' },
  async ({ on, bench }) => {
    for (const path of ['/metadata', '/reportees']) {
      const answer = await bench.send({
        method: 'DELETE',
        path,
        as: 'user',
        deliberatelyInvalid: true,
      });
      on.conform(answer, { status: [404, 405] });
    }
  },
);
