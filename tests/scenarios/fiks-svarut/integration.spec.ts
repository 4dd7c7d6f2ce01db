import type { LiveExchange } from '#environments';
import {
  integrationId,
  integrationPassword,
  lineOf,
  withLine,
  wrongOrganisation,
} from './bench/credentials.ts';
import {
  everyOperation,
  subjectOf,
  tableParameters,
  type OperationRow,
} from './bench/every-operation.ts';
import type { FiksRequest } from './bench/fiks-bench.ts';
import { askGuarded } from './bench/ask-guarded.ts';
import { formOf, refuseCallers, requirementsOf, type Refusal } from './claims/refused-callers.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

/** Callers whose token is good and whose integration is missing or wrong in one way (reference fiks 1.4). */
interface BadIntegration extends Refusal {
  readonly says: string;
}

const types = everyOperation.filter(({ id }) => id === 'hentForsendelsestyper');
const wrongPassword = withLine(integrationPassword, 'feil-passord-fra-samsvar');
const password = (context: FiksContext): string => lineOf(context, integrationPassword);

const badIntegrations: readonly BadIntegration[] = [
  {
    requirement: 'FIKS-AUTH-003',
    says: 'Every operation without IntegrasjonId',
    status: [401, 403],
    callers: async () => [withLine(integrationId, null)],
  },
  {
    requirement: 'FIKS-AUTH-004',
    says: 'Every operation without IntegrasjonPassord',
    status: [401, 403],
    callers: async () => [withLine(integrationPassword, null)],
  },
  {
    requirement: 'FIKS-AUTH-014',
    says: 'Every operation with a wrong IntegrasjonPassord',
    status: 401,
    about: 'integration',
    callers: async () => [wrongPassword],
  },
  {
    requirement: 'FIKS-AUTH-014',
    says: 'GET forsendelsestyper with an IntegrasjonPassord that is nearly right',
    status: 401,
    about: 'integration',
    rows: types,
    callers: async (context) =>
      nearly(password(context)).map((one) => withLine(integrationPassword, one)),
  },
  {
    requirement: 'FIKS-AUTH-015',
    says: 'Every operation with an IntegrasjonId that no integration has',
    status: 401,
    about: 'integration',
    callers: async ({ given }) => [withLine(integrationId, given.unknownId('integration'))],
  },
  {
    requirement: 'FIKS-AUTH-016',
    says: 'Every operation with the token of another organisation',
    status: 401,
    about: 'integration',
    callers: wrongOrganisation,
  },
  {
    requirement: 'FIKS-AUTH-018',
    says: 'Every operation with an IntegrasjonId that is no uuid, or an empty IntegrasjonPassord',
    status: '4xx',
    callers: async () => [
      ...['', '1', 'samsvar', "' or 1=1"].map((one) => withLine(integrationId, one)),
      withLine(integrationPassword, ''),
    ],
  },
];

/** Shorter and longer by one, and in the other case. */
function nearly(text: string): readonly string[] {
  const upper = text.toUpperCase();
  const other = upper === text ? text.toLowerCase() : upper;
  return [text.slice(0, -1), `${text}x`, ...(other === text ? [] : [other])];
}

for (const { says, ...refusal } of badIntegrations) {
  scenario(
    `${says} is refused and changes nothing`,
    {
      requirement: requirementsOf(refusal),
      needs: { parameters: tableParameters },
    },
    (context) => refuseCallers(context, refusal),
  );
}

scenario(
  'Wrong password, unknown integration and wrong organisation get the same answer from every operation',
  {
    requirement: ['FIKS-AUTH-017', 'FIKS-AUTH-024'],
    needs: { parameters: tableParameters },
  },
  async (context) => {
    const causes: readonly FiksRequest[] = [
      wrongPassword,
      withLine(integrationId, context.given.unknownId('integration')),
      ...(await wrongOrganisation(context)),
    ];
    const subject = await subjectOf(context);
    for (const row of everyOperation) {
      const answers: LiveExchange[] = [];
      for (const caller of causes)
        answers.push(await askGuarded(context, { row, subject, caller }));
      judgeAlike(context, row, answers);
    }
  },
);

function judgeAlike(
  { on }: FiksContext,
  row: OperationRow,
  answers: readonly LiveExchange[],
): void {
  const [first, ...others] = answers.map((answer) => ({ answer, form: formOf(answer) }));
  for (const { answer, form } of others)
    on.verify(`${row.id} refuses all three alike`, {
      actual: form,
      expected: first?.form ?? {},
      exchange: answer,
    });
}
