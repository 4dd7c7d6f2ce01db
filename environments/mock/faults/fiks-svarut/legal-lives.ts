import { fiksRules, type FiksRules } from '../../fiks-svarut/rules.ts';
import type { Reply } from '../../server/message.ts';
import type { LegalWay } from './legal-taking.ts';

const life = 'STATUS|LIFE|LEST|SLETT|HEND|SIGN';
const hourMs = 3_600_000;

const slow = {
  MOTTATT: 8000,
  AKSEPTERT: 30_000,
  VARSLET: 72 * hourMs,
  SENDT_SDP: 20 * hourMs,
  SENDT_PRINT: 72 * hourMs,
};

interface LegalLife extends LegalWay {
  /** The requirements whose scenarios see the difference. */
  readonly seenBy: RegExp;
}

/** Ways in which a service may go that the mock does not, none of which the sources forbid (reference fiks 3.2-3.6). */
export const legalLives: readonly LegalLife[] = [
  {
    says: 'times that are cut to their second',
    seenBy: areas(`${life}|REF`),
    answers: {
      replies: { change: overText((text) => text.replaceAll(/(T\d\d:\d\d:\d\d)\.\d+/g, '$1')) },
    },
  },
  {
    says: 'times in UTC with nine digits',
    seenBy: areas(`${life}|REF`),
    answers: {
      replies: {
        change: overText((text) =>
          text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:00/g, (time) =>
            new Date(time).toISOString().replace('Z', '000000Z'),
          ),
        ),
      },
    },
  },
  {
    says: 'a service that takes longer for everything',
    seenBy: areas(life),
    answers: { rules: { waitsMs: waitsOf(slow) } },
  },
  {
    says: 'a service that delivers at once',
    seenBy: areas(`${life}|REF`),
    answers: { rules: { waitsMs: waitsOf({ MOTTATT: 0, AKSEPTERT: 0 }) } },
  },
  {
    says: 'the newer name of an inbox in the status search',
    seenBy: areas('STATUS|LIFE|REF'),
    answers: {
      replies: { change: overText((text) => text.replaceAll('"VARSLET"', '"LEVERT_ALTINN"')) },
    },
  },
  {
    says: 'the older name of an inbox in the lookup',
    seenBy: areas('REF'),
    answers: { rules: { namesStatusInLookup: (status) => status } },
  },
  {
    says: 'status searches of any length',
    seenBy: areas('STATUS'),
    answers: {
      rules: {
        refusesSearch: (value) => {
          const { forsendelseIds: ids } = Object(value ?? {}) as { forsendelseIds?: unknown };
          if (!Array.isArray(ids)) return fiksRules.refusesSearch(value);
          return ids
            .map((id) => fiksRules.refusesSearch({ forsendelseIds: [id] }))
            .find((problem) => problem !== undefined);
        },
      },
    },
  },
  {
    says: 'a row for an id as often as it is asked',
    seenBy: areas('STATUS'),
    answers: { rules: { readsSearch: (ids) => ids.map((id) => id.toLowerCase()) } },
  },
  {
    says: 'an empty reference that finds nothing',
    seenBy: areas('REF'),
    answers: {
      rules: {
        refusesReference: (reference) => (reference === null ? 'eksternRef mangler' : undefined),
      },
    },
  },
  {
    says: 'a deletion that leaves status and documents to be seen',
    seenBy: areas('SLETT|LIFE'),
    answers: {
      rules: { becomesOnDelete: (status) => status, keepsDocuments: (documents) => documents },
    },
  },
  {
    says: 'word of reading that is taken of everything and acts where it can',
    seenBy: areas('LEST|LIFE|SLETT'),
    answers: {
      rules: {
        takesRead: () => true,
        becomesOnRead: (status) =>
          fiksRules.takesRead(status) ? fiksRules.becomesOnRead(status) : status,
      },
    },
  },
  {
    says: 'unsound files that are refused at once',
    seenBy: areas('LIFE|LEST|SIGN'),
    answers: {
      rules: {
        refusesEmptyFiles: (parts) =>
          parts.every(({ file }) => file.facts.isPdf) ? undefined : 'En fil er ikke en PDF',
      },
    },
  },
];

function areas(names: string): RegExp {
  return new RegExp(`^FIKS-(?:${names})-`);
}

function waitsOf(own: Partial<Record<string, number>>): FiksRules['waitsMs'] {
  return (status) => own[status] ?? fiksRules.waitsMs(status);
}

function overText(change: (text: string) => string): (reply: Reply) => Reply {
  return (reply) => {
    const text = reply.body?.toString() ?? '';
    return text.startsWith('{') ? { ...reply, body: Buffer.from(change(text)) } : reply;
  };
}
