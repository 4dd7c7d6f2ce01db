import { askSystems, type SystemFilter } from './bench/recipient-systems.ts';
import { scenario } from './bench/scenario.ts';

const tags = ['@read-only'] as const;

/** Values of a filter that its document rules out (reference fiks 3.8), and legal ones beside them. */
interface Bounds {
  readonly requirement: string;
  readonly member: keyof SystemFilter;
  readonly illegal: readonly string[];
  readonly legal: readonly string[];
}

const bounds: readonly Bounds[] = [
  {
    requirement: 'FIKS-MOTT-008',
    member: 'organisasjonsnummer',
    illegal: [
      '31234567',
      '3123456789',
      '31234567x',
      'samsvaras',
      '312 45678',
      '３１２３４５６７８',
    ],
    legal: [],
  },
  {
    requirement: 'FIKS-MOTT-009',
    member: 'forsendelseType',
    illegal: [
      'samsvar-type',
      'samsvar_type',
      'samsvar type',
      '.samsvar',
      'samsvar.',
      'samsvar..type',
      'samsvar/type',
      'x'.repeat(101),
    ],
    legal: [],
  },
  {
    requirement: 'FIKS-MOTT-010',
    member: 'niva',
    illegal: ['-1', '10', '1.5', 'tre', '99999999999999999999'],
    legal: ['0', '9'],
  },
];

for (const { requirement, member, illegal, legal } of bounds)
  scenario(
    `GET mottakersystem with a ${member} that the document rules out is refused with 400`,
    { requirement, tags },
    async (context) => {
      for (const value of illegal) {
        const filter = { [member]: value };
        const answer = await askSystems(context, filter, { deliberatelyInvalid: true });
        context.on.conform(answer, { status: 400 });
      }
      for (const value of legal)
        context.on.conform(await askSystems(context, { [member]: value }), { status: 200 });
    },
  );
