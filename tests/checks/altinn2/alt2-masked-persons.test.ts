import { alt2MaskedPersons } from './alt2-masked-persons.ts';
import { bodyOf, types, judgeCases, type Case } from './judge-case.ts';

const cases: readonly Case[] = [
  {
    says: 'hidden digits',
    made: bodyOf({ SocialSecurityNumber: '020958*****' }),
    of: { 'x-masked': true },
    told: [],
  },
  {
    says: 'all digits',
    made: bodyOf({ SocialSecurityNumber: '02895812345' }),
    of: { 'x-masked': true },
    told: [/eleven digits/],
  },
  {
    says: 'all digits in XML',
    made: { type: types.halXml, body: '<resource><n>02895812345</n></resource>' },
    of: { 'x-masked': true },
    told: [/eleven digits/],
  },
  {
    says: 'an organisation and other numbers',
    made: bodyOf({
      OrganizationNumber: '312801000',
      id: '123456789012',
      uuid: '5a3e1c70-0000-4000-8000-000050010001',
    }),
    of: { 'x-masked': true },
    told: [],
  },
  {
    says: 'an operation that tells them',
    made: bodyOf({ SocialSecurityNumber: '02895812345' }),
    told: 'inapplicable',
  },
];

judgeCases(alt2MaskedPersons, cases);
