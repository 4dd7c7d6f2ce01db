import { organisations, type Party } from '../access/parties.ts';

/** Contact data that an organisation or a person has registered. */
export interface ContactData {
  readonly mobile: string | null;
  readonly mobileChanged: string | null;
  readonly email: string | null;
  readonly emailChanged: string | null;
}

/** An organisation as service owners see it. */
export interface RegisteredOrganization {
  readonly name: string;
  readonly number: string;
  readonly form: string;
  readonly changed: string | null;
  readonly confirmed: string | null;
  readonly official: readonly ContactData[];
}

const digits = 8;
const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/** The organisation number that begins with these eight digits; undefined where none does. */
function withControlDigit(first: number): string | undefined {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(String(first)[at]), 0);
  const control = (11 - (sum % 11)) % 11;
  return control === 10 ? undefined : `${first}${control}`;
}

const firstOfSeries = 31_290_000;
const wanted = 64;

/** Others that are in the register, so that lists are longer than a page. */
const others: readonly RegisteredOrganization[] = Array.from({ length: wanted * 2 }, (_, at) =>
  withControlDigit(firstOfSeries + at * 7),
)
  .filter((number) => number?.length === digits + 1)
  .slice(0, wanted)
  .map((number, at) => ({
    name: `PRØVE NUMMER ${at + 1}`,
    number: number ?? '',
    form: at % 2 === 0 ? 'AS' : 'ENK',
    changed: at % 3 === 0 ? null : `2020-0${1 + (at % 9)}-11T10:20:30.4`,
    confirmed: null,
    official: [],
  }));

const registered = ({ name, number, form = 'AS' }: Party): RegisteredOrganization => ({
  name,
  number,
  form,
  changed: '2022-05-06T07:08:09.123',
  confirmed: '2023-01-02T03:04:05',
  official: [
    {
      mobile: '+4799900001',
      mobileChanged: '2022-05-06T07:08:09.123',
      email: `post@${number}.example`,
      emailChanged: '2022-05-06T07:08:09.12',
    },
    { mobile: null, mobileChanged: null, email: `post2@${number}.example`, emailChanged: null },
  ],
});

/** Every organisation of the register, in the order of the list. */
export const registeredOrganizations: readonly RegisteredOrganization[] = [
  registered(organisations.company),
  registered(organisations.archive),
  registered(organisations.foreign),
  registered(organisations.receiver),
  ...others,
];
