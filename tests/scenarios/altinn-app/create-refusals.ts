import type { Expectation } from '../../engine/expectation.ts';
import type { AppRequest } from './app-bench.ts';
import type { AppContext, AppScenarioOptions } from './scenario.ts';

/** A simple instantiation that must be refused. */
export interface CreateRefusal {
  readonly requirement: string;
  /** Completes "POST /instances/create … is refused". */
  readonly says: string;
  readonly status: NonNullable<Expectation['status']>;
  readonly options?: Partial<AppScenarioOptions>;
  /** `mark` is a due date by which an instance that should not exist is found. */
  readonly requests: (context: AppContext, mark: string) => readonly AppRequest[];
}

const json = 'application/json';

const withOwner = ({ app }: AppContext, members: object): AppRequest => ({
  json: { instanceOwner: app.instanceOwner, ...members },
});

/** A field of the form's sample that holds a number. */
const numberField = ({ app, bench }: AppContext): string => {
  const sample: unknown = JSON.parse(Buffer.from(app.form.samples.valid).toString('utf8'));
  const found = Object.entries(Object(sample) as object).find(
    ([, value]) => typeof value === 'number',
  );
  return found?.[0] ?? bench.untested("the form's sample has no number");
};

const unknown = { party: '999999999', person: '17858296438', organisation: '999999999' };

/** The refusals of reference section 4, in its order. */
export const refusals: readonly CreateRefusal[] = [
  {
    requirement: 'APP-CREATE-016',
    says: 'without a body or with malformed JSON',
    status: 400,
    requests: ({ app }, dueBefore) => {
      const whole = JSON.stringify({ instanceOwner: app.instanceOwner, dueBefore });
      return [
        { body: '', contentType: json },
        { body: whole.slice(0, -1), contentType: json },
      ];
    },
  },
  {
    requirement: 'APP-CREATE-017',
    says: 'with JSON that is no object',
    status: 400,
    requests: ({ app }, dueBefore) => [
      { json: [{ instanceOwner: app.instanceOwner, dueBefore }] },
      { body: 'null', contentType: json },
    ],
  },
  {
    requirement: 'APP-CREATE-018',
    says: 'with a body that is not typed JSON',
    status: 415,
    requests: ({ app }, dueBefore) => {
      const body = JSON.stringify({ instanceOwner: app.instanceOwner, dueBefore });
      return [{ body, contentType: 'text/plain' }, { body, contentType: null }, {}];
    },
  },
  {
    requirement: 'APP-CREATE-007',
    says: 'with prefill that is no string',
    status: 400,
    requests: (context, dueBefore) =>
      [1, true, {}].map((value) => withOwner(context, { dueBefore, prefill: { felt: value } })),
  },
  {
    requirement: 'APP-CREATE-015',
    says: 'with a party id as JSON number',
    status: 400,
    requests: (_, dueBefore) => [
      { json: { dueBefore, instanceOwner: { partyId: Number(unknown.party) } } },
    ],
  },
  {
    requirement: 'APP-CREATE-021',
    says: 'with a date that is none',
    status: 400,
    requests: (context) => [withOwner(context, { dueBefore: 'i morgen' })],
  },
  {
    requirement: 'APP-CREATE-012',
    says: 'without an owner that says who he is',
    status: 400,
    requests: (_, dueBefore) => [
      { json: { dueBefore } },
      { json: { dueBefore, instanceOwner: null } },
      { json: { dueBefore, instanceOwner: {} } },
    ],
  },
  {
    requirement: 'APP-CREATE-013',
    says: 'with a party id that is no number',
    status: 404,
    requests: (_, dueBefore) => [{ json: { dueBefore, instanceOwner: { partyId: 'abc' } } }],
  },
  {
    requirement: 'APP-CREATE-014',
    says: 'for an owner whom the register does not know',
    status: 404,
    requests: (_, dueBefore) => [
      { json: { dueBefore, instanceOwner: { partyId: unknown.party } } },
      { json: { dueBefore, instanceOwner: { organisationNumber: unknown.organisation } } },
      { json: { dueBefore, instanceOwner: { personNumber: unknown.person } } },
    ],
  },
  {
    requirement: 'APP-CREATE-034',
    says: 'for a user name that cannot be looked up',
    status: 404,
    requests: (_, dueBefore) => [
      { json: { dueBefore, instanceOwner: { username: 'finnes-ikke-samsvar' } } },
    ],
  },
  {
    requirement: 'APP-CREATE-006',
    says: 'with prefill that does not fit its field',
    status: '4xx',
    requests: (context, dueBefore) => [
      withOwner(context, { dueBefore, prefill: { [numberField(context)]: 'ikke et tall' } }),
    ],
  },
  {
    requirement: 'APP-CREATE-022',
    says: 'by a stranger or another organisation',
    status: 403,
    options: { needs: { actors: ['stranger', 'otherOrg'] } },
    requests: (context, dueBefore) =>
      ['stranger', 'otherOrg'].map((as) => ({
        ...withOwner(context, { dueBefore }),
        as,
        deliberatelyInvalid: false,
      })),
  },
  {
    requirement: 'APP-CREATE-031',
    says: 'with a body of 31 MB',
    status: '4xx',
    options: { tags: ['@writes-any', '@slow'] },
    requests: (context, dueBefore) => [
      withOwner(context, { dueBefore, prefill: { felt: 'x'.repeat(31_000_000) } }),
    ],
  },
];
