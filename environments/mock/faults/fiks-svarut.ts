import type { FiksFault } from './fiks-svarut/fault.ts';
import { eksternRefFaults } from './fiks-svarut/eksternref.ts';
import { hendelserFaults } from './fiks-svarut/hendelser.ts';
import { lestFaults } from './fiks-svarut/lest.ts';
import { lifeHistoryFaults } from './fiks-svarut/life-history.ts';
import { lifeFaults } from './fiks-svarut/life.ts';
import { signingFaults } from './fiks-svarut/signing.ts';
import { slettFaults } from './fiks-svarut/slett.ts';
import { statusFaults } from './fiks-svarut/status.ts';

/** One row breaks one thing; `aimedAt` names the requirement whose scenarios must fire. */
export const fiksSvarutFaults: readonly FiksFault[] = [
  ...statusFaults,
  ...lifeFaults,
  ...lifeHistoryFaults,
  ...signingFaults,
  ...lestFaults,
  ...slettFaults,
  ...hendelserFaults,
  ...eksternRefFaults,
];
