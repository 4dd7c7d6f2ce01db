import { bareProblem } from '../../altinn-app/families.ts';
import { isStatus, mapMember, mapText, setMember, withHeader } from '../change.ts';
import { isForeign } from './means.ts';
import type { RegisterVariation } from './variation.ts';

const ok = isStatus(200);

/** Where a promise of the system register leaves a choice: the ways that its mock does not take. */
export const systemRegisterVariations: readonly RegisterVariation[] = [
  {
    says: 'pages of forty',
    seenBy: /^SREG-(?:PAGE|REQ|AGENT|CHG|USER)-/,
    answers: { rules: { pageSize: () => 40 } },
    waits: true,
  },
  {
    says: 'a list of systems in another order',
    seenBy: /^SREG-(?:READ|OTHER|DEL)-/,
    answers: {
      replies: {
        routes: ['listSystems'],
        when: ok,
        change: mapMember([], (list) => (Array.isArray(list) ? list.toReversed() : list)),
      },
    },
  },
  {
    says: 'a challenge that tells more',
    seenBy: /^SREG-TOKEN-/,
    answers: {
      replies: {
        when: isStatus(401),
        change: withHeader('WWW-Authenticate', 'Bearer realm="altinn", error="invalid_token"'),
      },
    },
  },
  {
    says: 'refusals in other words',
    seenBy: /^SREG-(?:REG|UPD|REQ|AGENT|CHG|LIFE)-/,
    answers: {
      replies: {
        when: ({ status }) => status >= 400,
        change: mapMember(['title'], (title) => (title === undefined ? title : 'Noe er galt.')),
      },
    },
  },
  {
    says: "another vendor's systems as those that nobody has",
    seenBy: /^SREG-OTHER-/,
    answers: {
      replies: {
        when: ({ status }, call) => status === 403 && isForeign(call),
        change: () => bareProblem(404),
      },
    },
  },
  {
    says: 'customers who confirm elsewhere',
    seenBy: /^SREG-(?:REQ|AGENT|CHG)-/,
    answers: {
      replies: {
        change: mapText((text) => text.replaceAll('https://am.ui.', 'https://am.annet.')),
      },
    },
  },
  {
    says: 'times to the microsecond',
    seenBy: /^SREG-(?:LOG|REQ|CHG|USER)-/,
    answers: {
      replies: {
        change: mapText((text) =>
          text.replaceAll(/("created":"[^"]*\.\d{3})(Z|\+00:00)"/g, '$1114$2"'),
        ),
      },
    },
  },
  {
    says: 'system users with the names of product and vendor',
    seenBy: /^SREG-USER-/,
    answers: {
      replies: {
        routes: ['listSystemUsers'],
        when: ok,
        change: setMember(['data', '*', 'supplierName'], 'Digitaliseringsdirektoratet'),
      },
    },
  },
];
