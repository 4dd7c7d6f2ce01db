import { fiksRules } from '../../fiks-svarut/rules.ts';
import { isRecord } from '../../server/narrow.ts';
import type { FiksFault } from './fault.ts';
import { alsoRefuses, forgives, misreadBody } from './send-means.ts';

const hasNull = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'object' && Object.values(value).some((member) => hasNull(member)));

/** Faults of explicit nulls (reference fiks 5.6). */
export const nullFaults: readonly FiksFault[] = [
  {
    id: 'fiks-null-is-refused',
    breaks: "A null is refused, which the publisher's own client writes.",
    aimedAt: 'FIKS-NULL-001',
    ...alsoRefuses(hasNull),
  },
  {
    id: 'fiks-null-in-address-is-refused',
    breaks: 'A null inside an address is refused.',
    aimedAt: 'FIKS-NULL-001',
    ...alsoRefuses(({ mottaker }) => hasNull(mottaker)),
  },
  {
    id: 'fiks-null-means-purely-digital',
    breaks: 'A kunDigitalLevering of null means true.',
    aimedAt: 'FIKS-NULL-002',
    ...misreadBody((body) =>
      Buffer.from(
        body.toString('latin1').replace('"kunDigitalLevering":null', '"kunDigitalLevering":true'),
        'latin1',
      ),
    ),
  },
  {
    id: 'fiks-null-for-title-is-taken',
    breaks: 'A title of null is taken.',
    aimedAt: 'FIKS-NULL-003',
    ...forgives(/^tittel er påkrevd/),
  },
  {
    id: 'fiks-null-for-ids-is-empty',
    breaks: 'A status search for null finds nothing instead of being refused.',
    aimedAt: 'FIKS-NULL-003',
    rules: {
      refusesSearch: (value) =>
        isRecord(value) && value['forsendelseIds'] === null
          ? undefined
          : fiksRules.refusesSearch(value),
    },
  },
  {
    id: 'fiks-null-for-reader-is-taken',
    breaks: 'Word that a forsendelse was read needs no reader.',
    aimedAt: 'FIKS-NULL-003',
    rules: {
      refusesReadBy: (value) =>
        isRecord(value) && value['fnr'] === null ? undefined : fiksRules.refusesReadBy(value),
    },
  },
  {
    id: 'fiks-null-for-system-is-refused',
    breaks: 'Word that a forsendelse was read may not hold null for its system.',
    aimedAt: 'FIKS-NULL-004',
    rules: {
      refusesReadBy: (value) =>
        hasNull(value) ? 'eksterntSystemnavn er ugyldig' : fiksRules.refusesReadBy(value),
    },
  },
];
