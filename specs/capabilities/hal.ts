import { allow, flagIn, textIn } from '../state-machine/row.ts';
import { askedIn, askedMembers, textsIn, type AskedOperation } from './asked.ts';
import {
  namesIn,
  optionalTextIn,
  partIn,
  partsIn,
  pointerIn,
  rulesIn,
  statusesIn,
  toRequirement,
  type Part,
  type Rules,
} from './part.ts';

/** What an API may promise of its links (draft-kelly-json-hal). */
export const halRules = [
  /** A list is embedded under its documented relation. */
  'list-relation',
  /** The self of a list names that list. */
  'list-self',
  /** Every item of a list tells its own address. */
  'items-addressed',
  /** What self of an item names is that item. */
  'item-self',
  /** Every address that is no template answers. */
  'links-answer',
  /** Every template that is filled in answers. */
  'templates-answer',
  /** Links lead to hosts of the environment. */
  'own-hosts',
  /** The XML form tells the same links. */
  'same-links-in-xml',
  /** What an address once showed is found again by browsing from the front. */
  'found-again',
] as const;
export type HalRule = (typeof halRules)[number];

/** A list that stands at the front. */
export interface HalRoot extends AskedOperation {
  readonly name: string;
  /** Relation under which its items are embedded. */
  readonly list: string;
  /** JSON pointer to what names an item. */
  readonly id: string;
  /** Query parameter that leaves out the items of earlier pages; absent: one page. */
  readonly skip?: string;
  /** True: other scenarios change it, so that what one read shows another need not. */
  readonly changes: boolean;
  /** False: its items have no address of their own. */
  readonly addressed: boolean;
  /** Templates of the list by relation: variable to JSON pointer into an item. */
  readonly templates: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A way through the API by relations alone. */
export interface HalJourney {
  readonly name: string;
  readonly requirement: string;
  /** Name of the root that it starts from. */
  readonly from: string;
  /** Members of the item that it goes on with. */
  readonly where: Readonly<Record<string, string>>;
  /** Relations, in their order. */
  readonly steps: readonly string[];
  /** Media type of what it ends at; absent: the API's own. */
  readonly ends?: string;
}

/** What is added to an address before it is followed: a read that must not change anything. */
export interface HalAddition {
  /** Regular expression on the path. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The links of an API (a part of specs/apis/<api>/capabilities.yaml). */
export interface Hal {
  readonly requirements: Rules<HalRule>;
  readonly type: string;
  readonly xmlType?: string;
  /** Member of a link that says that it is a template. */
  readonly templateMark: string;
  /** What an address may answer. */
  readonly alive: readonly number[];
  /** Relations that lead out of the API. */
  readonly outside: readonly string[];
  /** Target parameter that lists the hosts of links; absent or unset: that of the target. */
  readonly hosts?: string;
  readonly additions: readonly HalAddition[];
  readonly roots: readonly HalRoot[];
  readonly journeys: readonly HalJourney[];
}

const members = [
  'requirements',
  'type',
  'xml-type',
  'template-mark',
  'alive',
  'outside',
  'hosts',
  'additions',
  'roots',
  'journeys',
];

/** Reads the part `hal` of a capabilities.yaml. */
export function toHal(part: Part): Hal {
  allow(part, members);
  const [xmlType, hosts] = [optionalTextIn(part, 'xml-type'), optionalTextIn(part, 'hosts')];
  const roots = partsIn(part, 'roots', 'name').map(toRoot);
  const additions = part.value['additions'] === undefined ? [] : partsIn(part, 'additions', 'path');
  return {
    requirements: rulesIn(part, 'requirements', halRules),
    type: textIn(part, 'type'),
    ...(xmlType === undefined ? {} : { xmlType }),
    templateMark: textIn(part, 'template-mark'),
    alive: statusesIn(part, 'alive'),
    outside: namesIn(part, 'outside'),
    ...(hosts === undefined ? {} : { hosts }),
    additions: additions.map(toAddition),
    roots,
    journeys: partsIn(part, 'journeys', 'name').map((one) => toJourney(one, roots)),
  };
}

function toRoot(part: Part): HalRoot {
  allow(part, [...askedMembers, 'name', 'list', 'id', 'skip', 'changes', 'addressed', 'templates']);
  const skip = optionalTextIn(part, 'skip');
  const id = pointerIn(part, 'id');
  if (id === '') part.complain('"id:" must be a JSON pointer into an item');
  return {
    ...askedIn(part),
    name: textIn(part, 'name'),
    list: textIn(part, 'list'),
    id,
    ...(skip === undefined ? {} : { skip }),
    changes: flagIn(part, 'changes'),
    addressed: part.value['addressed'] === undefined || flagIn(part, 'addressed'),
    templates: templatesIn(part),
  };
}

function templatesIn(part: Part): HalRoot['templates'] {
  if (part.value['templates'] === undefined) return {};
  const rows = partIn(part, 'templates');
  return Object.fromEntries(Object.keys(rows.value).map((rel) => [rel, textsIn(rows, rel)]));
}

function toAddition(part: Part): HalAddition {
  allow(part, ['path', 'query']);
  const path = textIn(part, 'path');
  if (!isPattern(path)) part.complain(`"path: ${path}" is no regular expression`);
  return { path, query: textsIn(part, 'query') };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

function toJourney(part: Part, roots: readonly HalRoot[]): HalJourney {
  allow(part, ['name', 'requirement', 'from', 'where', 'steps', 'ends']);
  const from = textIn(part, 'from');
  if (!roots.some(({ name }) => name === from))
    part.complain(`"from: ${from}" is none of the roots`);
  const [steps, ends] = [namesIn(part, 'steps'), optionalTextIn(part, 'ends')];
  if (steps.length === 0) part.complain('"steps:" must name at least one relation');
  return {
    name: textIn(part, 'name'),
    requirement: toRequirement(part, 'requirement', part.value['requirement']),
    from,
    where: textsIn(part, 'where'),
    steps,
    ...(ends === undefined ? {} : { ends }),
  };
}
