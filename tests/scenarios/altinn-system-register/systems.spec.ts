import type { LiveExchange } from '#environments';
import { scenario } from './scenario.ts';

/** The rows of a list of systems; none where it is no list. */
function systemsIn(answer: LiveExchange): readonly { readonly systemId: string }[] {
  const list = answer.json();
  return answer.status === 200 && Array.isArray(list) ? (list as { systemId: string }[]) : [];
}

scenario(
  "GET systemregister/vendor lists the vendor's systems, each once",
  { requirement: ['SREG-READ-003', 'SREG-READ-004', 'SREG-READ-005'] },
  async ({ on, given }) => {
    const made = [await given.system(), await given.system({ allowedRedirectUrls: [] })];
    const list = await on.send('listSystems');
    on.conform(list, { status: 200 });
    const number = on.parameter('vendorNumber');
    for (const { id, name, description, rights, accessPackages, isVisible } of made)
      on.verify(`${id} in the list`, {
        actual: systemsIn(list).filter(({ systemId }) => systemId === id),
        expected: [
          {
            systemId: id,
            systemVendorOrgNumber: number,
            name,
            description,
            rights: rights.map(({ resource }) => ({ resource: [...resource] })),
            accessPackages: accessPackages.map(({ urn }) => ({ urn })),
            isVisible,
          },
        ],
        exchange: list,
      });
    on.verify('client ids or redirect URLs in the list', {
      actual: made.flatMap(({ clientId }) => clientId).filter((id) => list.text().includes(id)),
      expected: [],
      exchange: list,
      requirement: 'SREG-READ-004',
    });
    on.conform(list, { status: 200, headers: { 'cache-control': /no-store/ } }, 'SREG-READ-005');
  },
);

scenario(
  'GET of a system that does not exist answers 404',
  { requirement: ['SREG-READ-002', 'SREG-LOG-004'] },
  async ({ on, given }) => {
    const { id } = await given.system();
    for (const systemId of [given.unknownSystemId(), `${id}x`]) {
      const path = { systemId };
      on.conform(await on.send('getSystem', { path }), { status: 404 });
      on.conform(await on.send('getChangeLog', { path }), { status: 404 }, 'SREG-LOG-004');
    }
  },
);

scenario(
  'GET systemregister/vendor lists nothing of another vendor',
  {
    requirement: ['SREG-OTHER-005', 'SREG-SCOPE-007'],
    needs: { actors: ['otherVendor'], parameters: ['otherVendorNumber'] },
  },
  async ({ on, given, bench }) => {
    const { id } = await given.system();
    const list = await on.send('listSystems', { as: 'otherVendor' });
    on.conform(list, { status: 200 });
    on.verify('systems of others in the list', {
      actual: systemsIn(list).filter(({ systemId }) => systemId === id),
      expected: [],
      exchange: list,
    });
    const admin = bench.session.target.actors['admin'];
    if (admin === undefined || admin.kind === 'absent') return;
    const all = await on.send('listSystems', { as: 'admin' });
    on.conform(all, { status: 200 }, 'SREG-SCOPE-007');
    on.verify('systems of others in the list of an administrator', {
      actual: systemsIn(all).filter(({ systemId }) => systemId === id),
      expected: [],
      exchange: all,
      requirement: 'SREG-SCOPE-007',
    });
  },
);
