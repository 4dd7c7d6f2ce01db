import { isMediaType } from '../compiler/media-type.ts';
import { allow, flagIn, textIn } from '../state-machine/row.ts';
import { askedIn, askedMembers, type AskedOperation } from './asked.ts';
import {
  namesIn,
  optionalTextIn,
  partIn,
  partsIn,
  rulesIn,
  statusesIn,
  toRequirement,
  wordIn,
  type Part,
  type Rules,
} from './part.ts';

/** What an API may promise of Accept, beside each type of its own (RFC 9110 section 12.5.1). */
export const negotiationRules = [
  /** Media types have no case. */
  'no-case',
  /** Of several types the one with the highest quality is answered. */
  'quality',
  /** Without Accept one of the types is answered. */
  'absent',
  /** Any type at all is answered with one of the types. */
  'any',
  /** What none of the types meets is answered as declared. */
  'unsupported',
  /** A browser, which names HTML first, is answered as declared. */
  'browser',
] as const;
export type NegotiationRule = (typeof negotiationRules)[number];

const forms = ['json', 'xml'] as const;
export type NegotiatedForm = (typeof forms)[number];

/** One media type that the API answers in. */
export interface NegotiableType {
  readonly type: string;
  /** How it is read. */
  readonly form: NegotiatedForm;
  /** Links and embedded lists are no content: they are left out before contents are compared. */
  readonly isHypermedia: boolean;
  /** The requirement that Accept with this type is answered in it; absent: not asked. */
  readonly requirement?: string;
  /** The requirement that it tells the same as the first type; absent: not asked. */
  readonly same?: string;
  /** Expected name of the root of XML; absent: any. */
  readonly root?: string;
}

/** An Accept of several ranges, and the type that it must bring. */
export interface QualityCase {
  readonly accept: string;
  readonly answers: string;
}

/** What an Accept that cannot be met, or a browser's, is answered. */
export interface Fallback {
  readonly accept: readonly string[];
  readonly answers: readonly string[];
  readonly statuses: readonly number[];
  /** Target parameter that narrows it: a status, or `fallback` for a success. */
  readonly parameter?: string;
}

/** The media types of an API and how it chooses (a part of specs/apis/<api>/capabilities.yaml). */
export interface Negotiation {
  readonly requirements: Rules<NegotiationRule>;
  readonly types: readonly NegotiableType[];
  readonly quality: readonly QualityCase[];
  readonly unsupported?: Fallback;
  readonly browser?: Fallback;
  /** Reads that come in every type. */
  readonly resources: readonly AskedOperation[];
}

/** Reads the part `negotiation` of a capabilities.yaml. */
export function toNegotiation(part: Part): Negotiation {
  allow(part, ['requirements', 'types', 'quality', 'unsupported', 'browser', 'resources']);
  const types = partsIn(part, 'types', 'type').map(toType);
  const known = types.map(({ type }) => type);
  return {
    requirements: rulesIn(part, 'requirements', negotiationRules),
    types,
    quality: part.value['quality'] === undefined ? [] : toQuality(part, known),
    ...fallbackIn(part, 'unsupported', known),
    ...fallbackIn(part, 'browser', known),
    resources: partsIn(part, 'resources', 'operation').map((one) => {
      allow(one, askedMembers);
      return askedIn(one);
    }),
  };
}

function toType(part: Part): NegotiableType {
  allow(part, ['type', 'form', 'hypermedia', 'requirement', 'same', 'root']);
  const type = textIn(part, 'type');
  if (!isMediaType(type)) part.complain(`"type: ${type}" is no media type`);
  const root = optionalTextIn(part, 'root');
  return {
    type: type.toLowerCase(),
    form: wordIn(part, 'form', forms),
    isHypermedia: flagIn(part, 'hypermedia'),
    ...(part.value['requirement'] === undefined ? {} : ruleIn(part, 'requirement')),
    ...(part.value['same'] === undefined ? {} : ruleIn(part, 'same')),
    ...(root === undefined ? {} : { root }),
  };
}

function ruleIn<Name extends 'requirement' | 'same'>(
  part: Part,
  name: Name,
): Partial<Record<Name, string>> {
  const named: Partial<Record<Name, string>> = {};
  named[name] = toRequirement(part, name, part.value[name]);
  return named;
}

function toQuality(part: Part, known: readonly string[]): readonly QualityCase[] {
  return partsIn(part, 'quality', 'accept').map((row) => {
    allow(row, ['accept', 'answers']);
    const answers = textIn(row, 'answers');
    requireKnown(row, [answers], known);
    return { accept: textIn(row, 'accept'), answers };
  });
}

function fallbackIn<Name extends 'unsupported' | 'browser'>(
  part: Part,
  name: Name,
  known: readonly string[],
): Partial<Record<Name, Fallback>> {
  const fallbacks: Partial<Record<Name, Fallback>> = {};
  if (part.value[name] === undefined) return fallbacks;
  const row = partIn(part, name);
  allow(row, ['accept', 'answers', 'statuses', 'parameter']);
  const answers = namesIn(row, 'answers');
  requireKnown(row, answers, known);
  const parameter = optionalTextIn(row, 'parameter');
  fallbacks[name] = {
    accept: namesIn(row, 'accept'),
    answers,
    statuses: statusesIn(row, 'statuses'),
    ...(parameter === undefined ? {} : { parameter }),
  };
  return fallbacks;
}

function requireKnown(part: Part, answers: readonly string[], known: readonly string[]): void {
  for (const one of answers)
    if (!known.includes(one)) part.complain(`"${one}" is none of the types (${known.join(', ')})`);
}
