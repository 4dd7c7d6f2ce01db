import { allow, textIn } from '../state-machine/row.ts';
import {
  namesIn,
  optionalTextIn,
  partIn,
  partsIn,
  pointersIn,
  rulesIn,
  statusesIn,
  wordIn,
  type Part,
  type Rules,
} from './part.ts';

/** What an API may promise of its versions. */
export const versioningRules = [
  /** A version that is current answers. */
  'current-answers',
  /** A version that is deprecated answers as long as it is alive. */
  'deprecated-answers',
  /** Each version answers with its own shape and with nothing of another's. */
  'own-shape',
  /** Errors of a version have that version's shape too: a client of the old one can read them. */
  'own-errors',
  /** What one living version wrote, another reads. */
  'same-data',
  /** A version that never existed is refused. */
  'unknown-refused',
  /** A version that is retired is refused, and what is sent there is not stored. */
  'retired-refused',
  /** No version is answered with a redirect to another. */
  'no-redirect',
  /** Addresses in answers (Location, links) stay in the version asked. */
  'own-addresses',
  /** A minor change keeps the number: no member of the version is gone or of another type. */
  'minor-keeps-members',
  /** A minor change keeps the number: what a client sent before is still taken. */
  'minor-keeps-requests',
  /** Every operation of a service stands under the number of its document. */
  'one-number',
  /** A deprecated version may announce its end (RFC 9745, RFC 8594). */
  'deprecation-told',
] as const;
export type VersioningRule = (typeof versioningRules)[number];

const states = ['current', 'deprecated', 'retired'] as const;
export type VersionState = (typeof states)[number];

const places = ['path', 'query', 'header'] as const;

/** Where the version stands in a request. */
export interface VersionPlace {
  readonly in: (typeof places)[number];
  /** Of the query parameter or header; absent for a path. */
  readonly name?: string;
  /** How it is written, `{version}` being the number: `v{version}` as a segment of a path. */
  readonly form: string;
}

/** One version of a service. */
export interface ServiceVersion {
  readonly version: string;
  readonly state: VersionState;
  /** Stem of the document that says its shape; a retired version has none. */
  readonly document?: string;
  /** Operations that answer with the shape. */
  readonly reads: readonly string[];
  /** Operations that take it. */
  readonly writes: readonly string[];
  /** JSON pointers into one item that this version has and no other version of the service. */
  readonly marks: readonly string[];
  /** Only where the target has these features. */
  readonly features: readonly string[];
}

/** What is versioned together: one line of numbers. */
export interface VersionedService {
  readonly name: string;
  readonly place: VersionPlace;
  readonly versions: readonly ServiceVersion[];
  /** Numbers that never were a version. */
  readonly never: readonly string[];
  /** Target parameter that lists numbers that have ended in that environment, beside the versions that are retired everywhere. */
  readonly retired?: string;
  readonly unknownStatuses: readonly number[];
  readonly retiredStatuses: readonly number[];
}

/** The versions of an API (a part of specs/apis/<api>/capabilities.yaml). */
export interface Versioning {
  readonly requirements: Rules<VersioningRule>;
  readonly services: readonly VersionedService[];
}

/** Reads the part `versioning` of a capabilities.yaml. */
export function toVersioning(part: Part): Versioning {
  allow(part, ['requirements', 'services']);
  return {
    requirements: rulesIn(part, 'requirements', versioningRules),
    services: partsIn(part, 'services', 'name').map(toService),
  };
}

function toService(part: Part): VersionedService {
  allow(part, [
    'name',
    'place',
    'versions',
    'never',
    'retired',
    'unknown-statuses',
    'retired-statuses',
  ]);
  const retired = optionalTextIn(part, 'retired');
  const versions = partsIn(part, 'versions', 'version').map(toVersion);
  const service = {
    name: textIn(part, 'name'),
    place: toPlace(partIn(part, 'place')),
    versions,
    never: namesIn(part, 'never'),
    unknownStatuses: statusesIn(part, 'unknown-statuses'),
    retiredStatuses: statusesIn(part, 'retired-statuses'),
    ...(retired === undefined ? {} : { retired }),
  };
  for (const problem of serviceProblems(service)) part.complain(problem);
  return service;
}

function toPlace(part: Part): VersionPlace {
  allow(part, ['in', 'name', 'form']);
  const where = wordIn(part, 'in', places);
  const name = optionalTextIn(part, 'name');
  const form = textIn(part, 'form');
  if (!form.includes('{version}')) part.complain('"form:" must hold {version}');
  if ((name === undefined) !== (where === 'path'))
    part.complain('"name:" belongs to a query parameter or header, and only there');
  return { in: where, form, ...(name === undefined ? {} : { name }) };
}

function toVersion(part: Part): ServiceVersion {
  allow(part, ['version', 'state', 'document', 'reads', 'writes', 'marks', 'features']);
  const document = optionalTextIn(part, 'document');
  const read = {
    version: textIn(part, 'version'),
    state: wordIn(part, 'state', states),
    reads: namesIn(part, 'reads'),
    writes: namesIn(part, 'writes'),
    marks: pointersIn(part, 'marks'),
    features: namesIn(part, 'features'),
  };
  if (read.state !== 'retired' && (document === undefined || read.reads.length === 0))
    part.complain('a living version needs "document:" and "reads:"');
  return { ...read, ...(document === undefined ? {} : { document }) };
}

function serviceProblems({ versions, never }: VersionedService): readonly string[] {
  const numbers = [...versions.map(({ version }) => version), ...never];
  const twice = new Set(numbers.filter((one, index) => one !== '' && numbers.indexOf(one) < index));
  const current = versions.filter(({ state }) => state === 'current').length;
  const living = versions.filter(({ state }) => state !== 'retired');
  return [
    ...[...twice].map((one) => `version ${one} stands more than once`),
    ...(current === 1 ? [] : [`exactly one version must be current, not ${current}`]),
    ...(living.length > 1 && living.some(({ marks }) => marks.length === 0)
      ? ['where several versions live each needs "marks:" that tell it from the others']
      : []),
  ];
}
