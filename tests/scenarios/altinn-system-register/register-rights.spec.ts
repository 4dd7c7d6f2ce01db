import { at, refuseTables, type Row } from './refused-tables.ts';
import { rightTo } from './shapes.ts';

refuseTables([
  {
    requirement: 'SREG-REG-010',
    title: 'a resource that does not exist',
    parameters: ['unknownResource'],
    rows: ({ on }) => {
      const unknown = on.parameter('unknownResource');
      return [
        {
          named: 'an unknown resource',
          change: { rights: [rightTo(on.parameter('resource')), rightTo(unknown)] },
          codes: ['AUTH.VLD-00003'],
          told: { validationErrors: [{ 'ResourceIds Not Found : ': new RegExp(`^${unknown}$`) }] },
        },
      ];
    },
  },
  {
    requirement: 'SREG-REG-011',
    title: 'a resource that is no urn:altinn:resource',
    rows: () =>
      ['urn:altinn:org', 'urn:altinn:resource:x'].map((id) => ({
        named: id,
        change: { rights: [{ resource: [{ id, value: 'ttd' }] }] },
        codes: ['AUTH.VLD-00009'],
        told: at('rights/resource'),
      })),
  },
  {
    requirement: 'SREG-REG-012',
    title: 'a resource that cannot be delegated',
    parameters: ['undelegableResource'],
    rows: ({ on }) => {
      const resource = on.parameter('undelegableResource');
      return [
        {
          named: 'a consent',
          change: { rights: [rightTo(resource)] },
          codes: ['AUTH.VLD-00017'],
          told: { validationErrors: [{ 'ResourceIds Not Delegable : ': resource }] },
        },
      ];
    },
  },
  {
    requirement: 'SREG-REG-013',
    title: 'the same right twice',
    rows: ({ on }) =>
      [undefined, 'read'].map((action) => ({
        named: `the same right twice, action ${action ?? 'any'}`,
        change: { rights: [1, 2].map(() => rightTo(on.parameter('resource'), action)) },
        codes: ['AUTH.VLD-00006'],
        told: at('rights/resource'),
      })),
  },
  {
    requirement: 'SREG-REG-014',
    title: 'an access package that is none',
    rows: ({ on }) => {
      const details = 'Invalid Urn Details : ';
      const row = (named: string, urns: readonly string[], told: RegExp): Row => ({
        named,
        change: { accessPackages: urns.map((urn) => ({ urn })) },
        codes: ['AUTH.VLD-00008'],
        told: { validationErrors: [{ [details]: told }] },
      });
      const unknown = 'urn:altinn:accesspackage:samsvar-finnes-ikke';
      const good = on.parameter('accessPackage');
      return [
        row('an unknown package', [good, unknown], new RegExp(unknown)),
        row('a malformed urn', ['urn:altinn:skattnaering'], /urn:altinn:skattnaering/),
        row('two that are none', ['x', unknown], new RegExp(`x.*${unknown}`)),
      ];
    },
  },
  {
    requirement: 'SREG-REG-014',
    title: 'an access package that cannot be delegated',
    parameters: ['undelegablePackage'],
    rows: ({ on }) => [
      {
        named: 'a package for nobody',
        change: { accessPackages: [{ urn: on.parameter('undelegablePackage') }] },
        codes: ['AUTH.VLD-00008'],
        told: at('accesspackages'),
      },
    ],
  },
  {
    requirement: 'SREG-REG-015',
    title: 'the same access package twice',
    rows: ({ on }) => {
      const urn = on.parameter('accessPackage');
      const change = { accessPackages: [{ urn }, { urn }] };
      return [
        { named: 'a duplicate', change, codes: ['AUTH.VLD-00007'], told: at('accesspackages') },
      ];
    },
  },
  {
    requirement: 'SREG-REG-016',
    title: 'a package for client relations on a visible system',
    rows: ({ on }) => [
      {
        named: 'a client package',
        change: { accessPackages: [{ urn: on.parameter('clientPackage') }], isVisible: true },
        codes: ['AUTH.VLD-00018'],
        told: at('accesspackages'),
      },
    ],
  },
]);
