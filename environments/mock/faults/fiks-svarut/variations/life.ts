import { fiksRules, type FiksRules } from '../../../fiks-svarut/rules.ts';
import { mapJson, mapText } from '../../change.ts';
import type { FiksVariation } from '../variation.ts';

const ofLife = /^FIKS-(?:STATUS|LIFE|LEST|SLETT|HEND|SIGN)-/;
const ofLifeAndLookup = /^FIKS-(?:STATUS|LIFE|LEST|SLETT|HEND|SIGN|REF)-/;
const ofSearch = /^FIKS-STATUS-/;
const ofLookup = /^FIKS-REF-/;

const hourMs = 3_600_000;

const slow = {
  MOTTATT: 8000,
  AKSEPTERT: 30_000,
  VARSLET: 72 * hourMs,
  SENDT_SDP: 20 * hourMs,
  SENDT_PRINT: 72 * hourMs,
};

function waitsOf(own: Partial<Record<string, number>>): FiksRules['waitsMs'] {
  return (status) => own[status] ?? fiksRules.waitsMs(status);
}

/** Lists from their end, objects with a member more. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned).toReversed();
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([name, one]) => [name, turned(one)] as const);
  return { ...Object.fromEntries(members), seinereTillegg: true };
}

/** Other lives, and other ways to tell of them and to look them up (reference fiks 3.2 to 3.6). */
export const lifeVariations: readonly FiksVariation[] = [
  {
    says: 'times that are cut to their second',
    seenBy: ofLifeAndLookup,
    answers: {
      replies: { change: mapText((text) => text.replaceAll(/(T\d\d:\d\d:\d\d)\.\d+/g, '$1')) },
    },
  },
  {
    says: 'times in UTC with nine digits',
    seenBy: ofLifeAndLookup,
    answers: {
      replies: {
        change: mapText((text) =>
          text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:00/g, (time) =>
            new Date(time).toISOString().replace('Z', '000000Z'),
          ),
        ),
      },
    },
  },
  {
    says: 'a life in which everything takes longer',
    seenBy: ofLife,
    answers: { rules: { waitsMs: waitsOf(slow) } },
  },
  {
    says: 'a delivery at once',
    seenBy: ofLifeAndLookup,
    answers: { rules: { waitsMs: waitsOf({ MOTTATT: 0, AKSEPTERT: 0 }) } },
  },
  {
    says: 'the newer name of an inbox in the status search',
    seenBy: /^FIKS-(?:STATUS|LIFE|REF)-/,
    answers: {
      replies: { change: mapText((text) => text.replaceAll('"VARSLET"', '"LEVERT_ALTINN"')) },
    },
  },
  {
    says: 'the older name of an inbox in the lookup',
    seenBy: ofLookup,
    answers: { rules: { namesStatusInLookup: (status) => status } },
  },
  {
    says: 'a status search of lists of any length',
    seenBy: ofSearch,
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
    says: 'a status search that answers an id as often as it is asked',
    seenBy: ofSearch,
    answers: { rules: { readsSearch: (ids) => ids.map((id) => id.toLowerCase()) } },
  },
  {
    says: 'an empty reference that finds nothing',
    seenBy: ofLookup,
    answers: {
      rules: {
        refusesReference: (reference) => (reference === null ? 'eksternRef mangler' : undefined),
      },
    },
  },
  {
    says: 'a deletion that leaves status and documents to be seen',
    seenBy: /^FIKS-(?:SLETT|LIFE)-/,
    answers: {
      rules: { becomesOnDelete: (status) => status, keepsDocuments: (documents) => documents },
    },
  },
  {
    says: 'word of reading that is taken of everything and acts where it can',
    seenBy: /^FIKS-(?:LEST|LIFE|SLETT)-/,
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
    seenBy: /^FIKS-(?:LIFE|LEST|SIGN)-/,
    answers: {
      rules: {
        refusesEmptyFiles: (parts) =>
          parts.every(({ file }) => file.facts.isPdf) ? undefined : 'En fil er ikke en PDF',
      },
    },
  },
  {
    says: 'rows in another order, with members that come later',
    seenBy: ofLifeAndLookup,
    answers: { replies: { change: mapJson(turned) } },
  },
];
