import type { LiveExchange } from '#environments';
import { scenario } from './scenario.ts';
import { rightTo } from './shapes.ts';

interface Change {
  readonly changeType: string;
  readonly changedByOrgNumber: string;
  readonly changedData?: unknown;
  readonly clientId: string;
  readonly created: string;
}

function changesIn(answer: LiveExchange): readonly Change[] {
  const list = answer.json();
  return answer.status === 200 && Array.isArray(list) ? (list as Change[]) : [];
}

const types = (answer: LiveExchange): readonly string[] =>
  changesIn(answer).map(({ changeType }) => changeType);

scenario(
  'The change log holds every change of a system, the newest first',
  { requirement: ['SREG-LOG-001', 'SREG-LOG-002', 'SREG-LOG-003'] },
  async ({ on, given, bench }) => {
    const before = Date.now() - 300_000;
    const system = await given.system();
    const path = { systemId: system.id };
    const rights = [rightTo(on.parameter('otherResource'))];
    const packages = [{ urn: on.parameter('clientPackage') }];
    const steps = [
      ['replaceSystem', { ...system, rights }],
      ['replaceRights', [rightTo(on.parameter('resource'))]],
      ['replaceAccessPackages', packages],
      ['deleteSystem', undefined],
    ] as const;
    for (const [operation, json] of steps)
      bench.prepared(await on.send(operation, { path, json }), 200);
    const log = await on.send('getChangeLog', { path });
    on.conform(log, { status: 200 });
    on.verify('kinds of changes', {
      actual: types(log),
      expected: ['delete', 'accesspackageupdate', 'rightsupdate', 'update', 'create'],
      exchange: log,
    });
    const times = changesIn(log).map(({ created }) => Date.parse(created));
    on.verify('times, the newest first', {
      actual: times.toSorted((one, other) => other - one),
      expected: times,
      exchange: log,
    });
    for (const { changedByOrgNumber, clientId, created } of changesIn(log))
      on.verify('who changed it, and when', {
        actual: [changedByOrgNumber, clientId !== '', Date.parse(created) > before],
        expected: [on.parameter('vendorNumber'), true, true],
        exchange: log,
        requirement: 'SREG-LOG-002',
      });
    on.verify('what was sent', {
      actual: changesIn(log).map(({ changedData }) => changedData),
      expected: [
        (data: unknown) => data === undefined,
        [{ Urn: on.parameter('clientPackage') }],
        [{ Resource: [{ value: on.parameter('resource') }] }],
        { Id: system.id, Rights: [{ Resource: [{ value: on.parameter('otherResource') }] }] },
        { Id: system.id, ClientId: [...system.clientId] },
      ],
      exchange: log,
      requirement: 'SREG-LOG-003',
    });
  },
);

scenario(
  'The change log does not hold what was refused',
  { requirement: 'SREG-LOG-005' },
  async ({ on, given }) => {
    const system = await given.system();
    const path = { systemId: system.id };
    const broken = { deliberatelyInvalid: true, path };
    const rights = [1, 2].map(() => rightTo(on.parameter('resource')));
    await on.send('replaceRights', { ...broken, json: rights });
    await on.send('replaceSystem', { ...broken, json: { ...system, rights } });
    const log = await on.send('getChangeLog', { path });
    on.conform(log, { status: 200 });
    on.verify('kinds of changes', { actual: types(log), expected: ['create'], exchange: log });
  },
);
