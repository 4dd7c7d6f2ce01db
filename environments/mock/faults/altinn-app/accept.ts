import { empty } from '../../altinn-app/families.ts';
import { replaceBody } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadHeader } from './misread.ts';

const reading = ['getData', 'getDataByType'];

const accepts = (type: string): Pick<Fault, 'requests'> => ({
  requests: { routes: reading, change: misreadHeader('Accept', () => type) },
});

/** Faults of what Accept is answered. */
export const acceptFaults: readonly Fault[] = [
  {
    id: 'app-form-is-always-json',
    breaks: 'Form data come as JSON whatever is accepted.',
    aimedAt: 'APP-NEG-001',
    ...accepts('application/json'),
  },
  {
    id: 'app-form-is-always-xml',
    breaks: 'Form data come as XML whatever is accepted.',
    aimedAt: 'APP-NEG-001',
    ...accepts('application/xml'),
  },
  {
    id: 'app-form-as-xml-is-json-inside',
    breaks: 'Form data are called XML and are JSON.',
    aimedAt: 'APP-NEG-001',
    replies: {
      routes: reading,
      when: (_, { request }) => request.header('accept') === 'application/xml',
      change: replaceBody('{"navn":"Kari Nordmann"}'),
    },
  },
  {
    id: 'app-accept-has-case',
    breaks: 'Media types in capitals are not known.',
    aimedAt: 'APP-NEG-008',
    requests: {
      routes: reading,
      change: misreadHeader('Accept', (accept) =>
        accept === accept?.toLowerCase() ? accept : 'application/json',
      ),
    },
  },
  {
    id: 'app-first-type-wins',
    breaks: 'The first type in Accept is answered, whatever its quality.',
    aimedAt: 'APP-NEG-009',
    requests: {
      routes: reading,
      change: misreadHeader('Accept', (accept) => accept?.split(/[,;]/)[0]),
    },
  },
  {
    id: 'app-odd-accept-answers-406',
    breaks: 'An Accept that cannot be met is refused with 406.',
    aimedAt: 'APP-NEG-002',
    bypass: ({ request }, { id }) =>
      ['getInstance', 'getData'].includes(id) && request.header('accept') === 'text/csv'
        ? empty(406)
        : undefined,
  },
];
