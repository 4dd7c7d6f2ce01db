/** Services of the mock. */
export type ServiceName = 'competence' | 'course' | 'seagoing' | 'ecertificate';

/** Services that keep what is reported. */
export type ReportService = Exclude<ServiceName, 'ecertificate'>;

/** Where an API of the gateway stands, and what it wants to see. */
export interface Place {
  /** Without a trailing slash. */
  readonly base: string;
  readonly service: ServiceName;
  /** False: the key is enough, as in the publisher's first version (reference sdir 1.2). */
  readonly needsToken: boolean;
}

const names: readonly (readonly [name: string, service: ServiceName, inner: string | undefined])[] =
  [
    ['aps-additionalcompetence', 'competence', 'additionalcompetence'],
    ['aps-course', 'course', 'course'],
    ['aps-seagoing', 'seagoing', 'seagoing'],
    ['los-ecertificate', 'ecertificate', undefined],
  ];

/** Today's product, the form of 2021 and the first one, which took the key alone (reference sdir 4.1); longer ones first. */
export const places: readonly Place[] = names.flatMap(([name, service, inner]) => [
  ...(inner === undefined ? [] : [{ base: `/${name}/${inner}`, service, needsToken: false }]),
  { base: `/${name}-external`, service, needsToken: true },
  { base: `/${name}`, service, needsToken: true },
]);

/** The API that a path belongs to, in any case of its letters. */
export function placeOf(path: string): Place | undefined {
  const lower = path.toLowerCase();
  return places.find(({ base }) => lower.startsWith(`${base}/`));
}
