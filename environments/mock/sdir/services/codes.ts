import type { ReportService } from '../gateway/places.ts';
import { organisations } from '../access/subscriptions.ts';

/** A code as the lists show it. */
export interface Code {
  readonly code: string;
  readonly description: string;
  readonly comment: string | null;
}

const row = (code: string, description: string, comment: string | null = null): Code => ({
  code,
  description,
  comment,
});

/** Additional competence, as published (reference sdir 5); the texts are our own. */
export const competenceCodes: readonly Code[] = [
  row('BS0', 'Båtmann'),
  row('BUNK3', 'Tre bunkringsoperasjoner'),
  row('BV', 'Brovakt'),
  row('BVSJEKK', 'Sjekkliste for brovakt'),
  row('GOLALO', 'Grunnleggende opplæring, olje- og kjemikalietankskip'),
  row('GOIGF', 'Lasteoperasjoner på gasstankskip'),
  row('MV', 'Maskinromsvakt'),
  row('GOPOLFAR', 'Polare farvann, grunnleggende'),
  row('VOPOLFAR', 'Polare farvann, videregående'),
  row('UTMOB8', 'MOB-båt, åtte timers utsjekk'),
  row('GOLALG', 'Grunnleggende opplæring, gasstankskip'),
];

/** Courses and education; D5L is both (reference sdir 6.1). */
export const courseCodes: readonly Code[] = [
  row('HSCLC', 'Hurtiggående fartøy, operativt kurs'),
  row('HRØB', 'Hurtiggående redningsbåt'),
  row('HOØB', 'Hurtiggående båt, oppdatering'),
  row('D5L', 'Dekksoffiser klasse 5, kurs'),
  row('GSB', 'Grunnleggende sikkerhet'),
  row('VBR', 'Videregående brannvern'),
  row('D5L', 'Dekksoffiser klasse 5, utdanning', 'utdanning'),
  row('M6U', 'Maskinoffiser klasse 6, utdanning', 'utdanning'),
];

/** Occupations (reference sdir 6.2): the STYRK codes that were published. */
export const occupations: readonly { readonly code: string; readonly title: string }[] = [
  { code: '3142118', title: 'Skipsfører' },
  { code: '3142115', title: 'Overstyrmann' },
  { code: '3142122', title: 'Styrmann' },
  { code: '8341107', title: 'Matros' },
  { code: '8341106', title: 'Lett matros' },
  { code: '8341108', title: 'Matros lærling' },
  { code: '3142110', title: 'Offiseraspirant dekk' },
  { code: '3141113', title: 'Maskinsjef' },
  { code: '3141102', title: 'Førstemaskinist' },
  { code: '3141103', title: 'Maskinist' },
  { code: '8342101', title: 'Motormann' },
  { code: '8342102', title: 'Smører (skip)' },
  { code: '8342113', title: 'Motormann lærling' },
  { code: '3141106', title: 'Offiseraspirant (maskin)' },
  { code: '3113149', title: 'Skipselektriker (offiser)' },
  { code: '7241110', title: 'Skipselektriker' },
  { code: '7241161', title: 'Skipselektriker (lærling)' },
  { code: '3142104', title: 'Los' },
  { code: '3132108', title: 'Radiooperatør (skip)' },
  { code: '6411104', title: 'Fisker' },
];

/** Other titles, and the occupation that each stands for (reference sdir 6.2). */
export const occupationMappings: readonly { readonly title: string; readonly code: string }[] = [
  { title: 'Plattformsjef', code: '3142118' },
  { title: 'Kaptein', code: '3142118' },
  { title: 'Båtsmann', code: '8341107' },
  { title: 'Maskinassistent', code: '8342101' },
];

/** Codes that a service knows. */
export const knownCodes: Readonly<Record<ReportService, ReadonlySet<string>>> = {
  competence: new Set(competenceCodes.map(({ code }) => code)),
  course: new Set(courseCodes.map(({ code }) => code)),
  seagoing: new Set(occupations.map(({ code }) => code)),
};

const approvedHere: readonly string[] = ['HSCLC', 'HRØB', 'D5L', 'GSB', 'M6U'];

/** Courses that an institution is approved for (reference sdir 6.1); callers that scenarios order are like the reporter. */
export function approvalsOf(organisation: string): readonly string[] {
  return organisation === organisations.otherReporter ? ['D5L', 'GSB'] : approvedHere;
}
