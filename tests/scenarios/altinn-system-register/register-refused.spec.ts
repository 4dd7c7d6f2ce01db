import { verifyRefused } from './claims.ts';
import { at, refuseTables } from './refused-tables.ts';
import { scenario } from './scenario.ts';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

refuseTables([
  {
    requirement: 'SREG-REG-002',
    title: 'an id that does not begin with the number of the vendor',
    parameters: ['otherVendorNumber'],
    rows: ({ on, given }) =>
      [
        ['of another vendor', given.systemId(on.parameter('otherVendorNumber'))],
        ['that ends with the number', `${given.unique()}_${on.parameter('vendorNumber')}`],
        ['with a hyphen', `${on.parameter('vendorNumber')}-${given.unique()}`],
        ['of nothing', ''],
      ].map(([named, id]) => ({
        named: `an id ${named}`,
        change: { id },
        codes: ['AUTH.VLD-00001'],
        told: at('systemid'),
      })),
  },
  {
    requirement: 'SREG-REG-003',
    title: 'an id with a blank',
    rows: ({ given }) => [
      {
        named: 'a blank',
        change: { id: `${given.systemId()} b` },
        codes: ['AUTH.VLD-00013'],
        told: at('systemid'),
      },
    ],
  },
  {
    requirement: 'SREG-REG-004',
    title: 'an id that is taken',
    rows: async ({ given }) => {
      const { id } = await given.system();
      return [
        { named: 'a taken id', change: { id }, codes: ['AUTH.VLD-00002'], told: at('systemid') },
      ];
    },
  },
  {
    requirement: 'SREG-REG-006',
    title: 'a client id that another system has',
    rows: async ({ given }) => {
      const { clientId } = await given.system();
      const refusal = { codes: ['AUTH.VLD-00004'], told: at('clientid') };
      return [
        { named: 'a taken client id', change: { clientId }, ...refusal },
        {
          named: 'a taken one beside a free one',
          change: { clientId: [given.uuid(), ...clientId] },
          ...refusal,
        },
      ];
    },
  },
  {
    requirement: 'SREG-REG-007',
    title: 'the same client id twice',
    status: '4xx',
    rows: ({ given }) => {
      const id = given.uuid();
      return [{ named: 'a client id twice', change: { clientId: [id, id] } }];
    },
  },
  {
    requirement: 'SREG-REG-008',
    title: 'a vendor that is no number by ISO 6523',
    rows: ({ on }) =>
      ['{n}', '9908:{n}'].map((pattern) => {
        const ID = pattern.replace('{n}', on.parameter('vendorNumber'));
        const refusal = { codes: ['AUTH.VLD-00000'], told: at('vendor/id') };
        return { named: `vendor ${ID}`, change: { vendor: { ID } }, ...refusal };
      }),
  },
  {
    requirement: 'SREG-REG-009',
    title: 'a redirect URL that is not https',
    rows: () =>
      [
        'http://samsvar.invalid/done',
        'http://localhost/done',
        'samsvar:done',
        '/done',
        'samsvar.invalid/done',
        '',
      ].map((url) => ({
        named: `redirect URL ${url}`,
        change: { allowedRedirectUrls: ['https://samsvar.invalid/done', url] },
        codes: ['AUTH.VLD-00005'],
        told: at('allowedredirecturls'),
      })),
  },
  {
    requirement: 'SREG-REG-018',
    title: 'a name or description that lacks a language',
    rows: () =>
      ['name', 'description'].flatMap((member) =>
        [{ nn: 'x', en: 'x' }, { nb: 'x', en: 'x' }, { nb: 'x', nn: 'x' }, {}].map((texts) => ({
          named: `${member} in ${Object.keys(texts).join(', ') || 'no language'}`,
          change: { [member]: texts },
        })),
      ),
  },
  {
    requirement: 'SREG-REG-019',
    title: 'null where something is expected',
    rows: () =>
      [
        { rights: null },
        { rights: [null] },
        { rights: [{ resource: [null] }] },
        { accessPackages: [null] },
        { allowedRedirectUrls: [null] },
        { vendor: null },
        { clientId: null },
        { name: null },
      ].map((change) => ({ named: JSON.stringify(change), change })),
  },
  {
    requirement: 'SREG-REG-020',
    title: 'an id that is too long or holds NUL',
    rows: ({ given }) => [
      { named: '260 characters', change: { id: given.systemId().padEnd(260, 'a') } },
      { named: 'NUL', change: { id: `${given.systemId()}\u0000b` } },
    ],
  },
  {
    requirement: 'SREG-REG-021',
    title: 'a member that is missing or of another type',
    rows: () =>
      [
        { id: undefined },
        { vendor: undefined },
        { name: undefined },
        { description: undefined },
        { vendor: { authority: 'iso6523-actorid-upis' } },
        { id: 7 },
        { name: 'x' },
        { rights: 'x' },
        { accessPackages: 7 },
        { clientId: 'x' },
        { allowedRedirectUrls: 'x' },
        { isVisible: 'true' },
        { isVisible: null },
      ].map((change) => ({
        named: JSON.stringify(change, (_, value: unknown) => value ?? 'left out'),
        change,
        told: { errors: isObject },
      })),
  },
]);

scenario(
  'POST systemregister/vendor refuses a body that is no JSON object with 400',
  { requirement: 'SREG-REG-021' },
  async ({ on }) => {
    const cases = ['{"id":', '', 'null', '[]', '"x"', '{}'].map((body) => ({
      named: body || 'nothing',
      body,
      contentType: 'application/json',
      told: { errors: isObject },
    }));
    await verifyRefused(on, 'registerSystem', { cases, status: 400 });
  },
);
