/** Parameter of a target that says under which name an API stands. */
export type ApiParameter = 'apiCompetence' | 'apiCourse' | 'apiSeagoing' | 'apiEcertificate';

/** By document: the parameter that names its API. */
const parameterOf: readonly (readonly [document: RegExp, parameter: ApiParameter])[] = [
  [/^additional-competence\./, 'apiCompetence'],
  [/^course\./, 'apiCourse'],
  [/^seagoing\./, 'apiSeagoing'],
  [/^ecertificate$/, 'apiEcertificate'],
];

/** The parameter that names the API of a document. Throws for a document that is none of Sdir's. */
export function apiParameterOf(document: string): ApiParameter {
  const found = parameterOf.find(([pattern]) => pattern.test(document));
  if (found === undefined) throw new Error(`${document} is no document of Sdir`);
  return found[1];
}

const competence = (version: string): Readonly<Record<string, string>> => ({
  [`listCompetencesV${version}`]: `GET v${version}/additionalcompetence`,
  [`createCompetenceV${version}`]: `POST v${version}/additionalcompetence`,
  [`updateCompetenceV${version}`]: `PUT v${version}/additionalcompetence`,
  [`createCompetencesV${version}`]: `POST v${version}/additionalcompetence/batch`,
  [`updateCompetencesV${version}`]: `PUT v${version}/additionalcompetence/batch`,
  [`readCompetenceV${version}`]: `GET v${version}/additionalcompetence/{uid}`,
  [`listCompetenceCodesV${version}`]: `GET v${version}/additionalcompetence/codes`,
});

/** Method and path of the operations that titles begin with. */
export const titles: Readonly<Record<string, string>> = {
  ...competence('1'),
  ...competence('2'),
  listCourses: 'GET v1/courses',
  createCourses: 'POST v1/courses/batch',
  prevalidateCourses: 'POST v1/courses/prevalidate',
  readCourse: 'GET v1/courses/{uid}',
  listSeagoingServices: 'GET v1/servicereport',
  createSeagoingServices: 'POST v1/servicereport/batch',
  updateSeagoingServices: 'PUT v1/servicereport/batch',
  prevalidateSeagoingServices: 'POST v1/servicereport/prevalidate',
  readSeagoingService: 'GET v1/servicereport/{uid}',
};
