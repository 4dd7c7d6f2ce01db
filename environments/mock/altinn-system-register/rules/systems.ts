import type { AccessPackage, Right, SystemContent } from '../register/rows.ts';
import type { Broken } from '../replies.ts';
import { packageName, type PackageFacts } from './catalogue.ts';

/** What a system is checked against. */
export interface SystemQuestion {
  readonly id: string;
  /** Of the vendor. */
  readonly orgNumber: string;
  readonly content: SystemContent;
  readonly isTaken: (systemId: string) => boolean;
  /** Whether another system has this client id. */
  readonly hasClient: (clientId: string) => boolean;
  readonly knowsResource: (value: string) => boolean;
  readonly isDelegableResource: (value: string) => boolean;
  readonly packageOf: (name: string) => PackageFacts | undefined;
}

type Rule = (question: SystemQuestion) => Broken | undefined;

const resourcePath = 'rights/resource';
const packagePath = 'accesspackages';
const resourceUrn = 'urn:altinn:resource';

/** Each rule of a system by itself (recorded SR-120 to SR-238). */
export const systemRules = {
  blankInId: ({ id }) =>
    broken(id.includes(' '), ['00013', 'A system id has no blanks.', 'systemid']),
  idFormat: ({ id, orgNumber }) =>
    broken(id.split('_')[0] !== orgNumber, [
      '00001',
      "A system id begins with the vendor's number and _.",
      'systemid',
    ]),
  idTaken: ({ id, isTaken }) =>
    broken(isTaken(id), ['00002', 'The system id is taken.', 'systemid']),
  redirectUrls: ({ content }) =>
    broken(!content.redirectUrls.every((url) => /^https:\/\//i.test(url)), [
      '00005',
      'Redirect addresses begin with https://.',
      'allowedredirecturls',
    ]),
  clientTwice: ({ content: { clientIds } }) =>
    broken(hasTwice(clientIds.map((one) => one.toLowerCase())), [
      '00011',
      'A client id stands twice.',
      'clientid',
    ]),
  clientTaken: ({ content, hasClient }) =>
    broken(content.clientIds.some(hasClient), [
      '00004',
      'Another system has one of the client ids.',
      'clientid',
    ]),
  resourceFormat: ({ content }) =>
    listed(
      pairsOf(content.rights)
        .filter(({ id }) => id !== resourceUrn)
        .map(({ value }) => value),
      ['00009', `The id of a resource is ${resourceUrn}.`, resourcePath],
      'Invalid Resource Id Details : ',
    ),
  resourceKnown: ({ content, knowsResource }) =>
    listed(
      valuesOf(content.rights).filter((value) => !knowsResource(value)),
      ['00003', 'A resource is unknown.', resourcePath],
      'ResourceIds Not Found : ',
    ),
  resourceDelegable: ({ content, knowsResource, isDelegableResource }) =>
    listed(
      valuesOf(content.rights).filter((one) => knowsResource(one) && !isDelegableResource(one)),
      ['00017', 'A resource is of a type that nobody is given.', resourcePath],
      'ResourceIds Not Delegable : ',
    ),
  rightTwice: ({ content }) =>
    broken(hasTwice(content.rights.map(toKey)), ['00006', 'A right stands twice.', resourcePath]),
  packages: ({ content, packageOf }) =>
    listed(
      packageDetails(content.accessPackages, packageOf),
      ['00008', 'An access package is unknown, or nobody is given it.', packagePath],
      'Invalid Urn Details : ',
    ),
  packageTwice: ({ content }) =>
    broken(hasTwice(content.accessPackages.map(({ urn = '' }) => urn)), [
      '00007',
      'An access package stands twice.',
      packagePath,
    ]),
  clientPackage: ({ content, packageOf }) =>
    broken(
      content.isVisible &&
        content.accessPackages.some(
          ({ urn }) => packageOf(packageName(urn) ?? '')?.isAssignable === false,
        ),
      ['00018', 'Packages for clients need a system that is not visible.', packagePath],
    ),
} satisfies Readonly<Record<string, Rule>>;

/** Name of a rule of a system. */
export type SystemRule = keyof typeof systemRules;

const rightNames: readonly SystemRule[] = [
  'resourceFormat',
  'resourceKnown',
  'resourceDelegable',
  'rightTwice',
];
const packageNames: readonly SystemRule[] = ['packages', 'packageTwice'];

/** The rules that each operation asks, in the order of its refusals. */
export const systemChecks = {
  register: [
    'blankInId',
    'idFormat',
    'idTaken',
    'redirectUrls',
    'clientTaken',
    ...rightNames,
    ...packageNames,
    'clientPackage',
  ],
  update: ['clientTwice', 'clientTaken', ...rightNames, ...packageNames, 'clientPackage'],
  rights: rightNames,
  accessPackages: [...packageNames, 'clientPackage'],
} as const satisfies Readonly<Record<string, readonly SystemRule[]>>;

function broken(isBroken: boolean, [code, title, path]: readonly string[]): Broken | undefined {
  return isBroken ? { code: code ?? '', title: title ?? '', path: path ?? '' } : undefined;
}

function listed(
  wrong: readonly string[],
  words: readonly string[],
  name: string,
): Broken | undefined {
  const found = broken(wrong.length > 0, words);
  return found === undefined ? undefined : { ...found, more: { [name]: wrong.join(' | ') } };
}

function hasTwice(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}

function pairsOf(rights: readonly Right[]): readonly { id: string; value: string }[] {
  return rights.flatMap(({ resource }) => resource.filter((pair) => pair !== null));
}

function valuesOf(rights: readonly Right[]): readonly string[] {
  return pairsOf(rights).flatMap(({ id, value }) => (id === resourceUrn ? [value] : []));
}

function toKey({ action, resource }: Right): string {
  return JSON.stringify([action ?? null, resource]);
}

function packageDetails(
  packages: readonly AccessPackage[],
  packageOf: SystemQuestion['packageOf'],
): readonly string[] {
  const facts = packages.map(({ urn = '' }) => {
    const name = packageName(urn);
    return { urn, name, facts: name === undefined ? undefined : packageOf(name) };
  });
  const unread = facts.filter(({ name }) => name === undefined);
  const unknown = facts.filter((one) => one.name !== undefined && one.facts === undefined);
  const closed = facts.filter((one) => one.facts?.isAssignable === false && !one.facts.isDelegable);
  return [
    ...unread.map(({ urn }) => `Invalid format: ${urn}`),
    ...unknown.map(({ urn }) => `Not found: ${urn}`),
    ...closed.map(({ urn }) => `Not possible to delegate: ${urn}`),
  ];
}
