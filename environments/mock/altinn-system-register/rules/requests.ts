import { isSame } from '../register/system-register.ts';
import { randomUUID } from 'node:crypto';
import { defects } from '../defects.ts';
import type { World } from '../../server/world.ts';
import type {
  AccessPackage,
  Reference,
  RequestRow,
  Right,
  SystemRow,
  SystemUserKind,
  SystemUserRow,
} from '../register/rows.ts';
import type { ProblemCode } from '../replies.ts';
import { packageName, type PackageFacts } from './catalogue.ts';

/** A refusal and what goes beside its code. */
export interface Refused {
  readonly code: ProblemCode;
  readonly more?: Readonly<Record<string, string>>;
}

/** What is asked for, of which system. */
export interface Wanted {
  readonly system: SystemRow;
  readonly kind: SystemUserKind;
  /** Absent where the body has none. */
  readonly rights: readonly Right[] | undefined;
  readonly accessPackages: readonly AccessPackage[] | undefined;
  readonly packageOf: (name: string) => PackageFacts | undefined;
}

const dayMs = 24 * 3600 * 1000;

/** What is judged of requests and change requests (reference altinn-system-register 1, "Request POST"). */
export const requestRules = {
  newId: (_reference: Reference, _kind: SystemUserKind): string => randomUUID(),
  /** Whether a system may be asked for: deleted ones are, too. */
  takesRequests: ({ isDeleted }: SystemRow, world: World): boolean =>
    !isDeleted || world.has(defects.deletedTakesRequests),
  /** Whether what is sent again is what is stored. */
  isRepeated: (stored: RequestRow, sent: RequestRow, world: World): boolean =>
    world.has(defects.otherContentIgnored) || contentOf(stored) === contentOf(sent),
  /** Whether a reference with this system user is refused to a new request. */
  refusesTwice: (_user: SystemUserRow): boolean => true,
  isSameReference: isSame,
  /** Whether a stored request is the answer to its reference. */
  answersStored: ({ status }: Pick<RequestRow, 'status'>): boolean => status !== 'Timedout',
  /** Whether a standard request keeps its reference from agents. */
  blocksAgents: (_standard: RequestRow): boolean => true,
  /** Whether an empty reference is looked for as the customer's number. */
  findsEmpty: (world: World): boolean => !world.has(defects.emptyReference),
  /** Whether two calls at once both find no request. */
  races: (world: World): boolean => world.has(defects.requestRace),
  isKind: ({ kind }: RequestRow, wanted: SystemUserKind): boolean => kind === wanted,
  /** Whether a customer is the one who is asked. */
  isAsked: ({ partyOrgNo }: Pick<RequestRow, 'partyOrgNo'>, orgNumber: string): boolean =>
    partyOrgNo === orgNumber,
  /** Where a new request is said to be, below `systemuser/`. */
  pathOf: ({ id, kind }: Pick<RequestRow, 'id' | 'kind'>, world: World): string => {
    if (kind === 'agent') {
      return world.has(defects.agentLocationIsNobodys)
        ? `request/${id}`
        : `request/vendor/agent/${id}`;
    }
    return world.has(defects.locationIsForUsers) ? `request/${id}` : `request/vendor/${id}`;
  },
  /** The reference that a request is kept under. */
  referenceOf: (given: string | null | undefined, partyOrgNo: string): string =>
    (given ?? '').trim() || partyOrgNo,
  /** What a request is called: its own title, else the system's name. */
  titleOf: (given: string | null | undefined, system: SystemRow): string | null =>
    given ?? system.name['nb'] ?? null,
  /** Whether an address is one of the system's, whatever its query. */
  isRegistered: (address: string, system: SystemRow): boolean =>
    system.redirectUrls.some((own) => withoutQuery(own) === withoutQuery(address)),
  refusesRights: ({ system, kind, rights = [], accessPackages }: Wanted): Refused | undefined => {
    if (kind === 'agent') return undefined;
    if (rights.length === 0 && accessPackages === undefined) return { code: 'AUTH-00001' };
    if (rights.length > system.rights.length) return { code: 'AUTH-00001' };
    return rights.every((right) => isOf(right, system.rights)) ? undefined : { code: 'AUTH-00001' };
  },
  refusesNothing: ({ kind, rights = [], accessPackages = [] }: Wanted): Refused | undefined => {
    if (accessPackages.length > 0) return undefined;
    if (kind === 'agent') return { code: 'AUTH-00058' };
    return rights.length > 0 ? undefined : { code: 'AUTH-00059' };
  },
  refusesPackages: ({ system, accessPackages = [] }: Wanted): Refused | undefined => {
    const unknown = accessPackages.filter(
      ({ urn }) => !system.accessPackages.some((own) => own.urn === urn),
    );
    const isTooMany = accessPackages.length > system.accessPackages.length;
    if (unknown.length === 0 && !isTooMany) return undefined;
    return { code: 'AUTH-00063', more: { NotFoundPackages: joined(unknown) } };
  },
  refusesKind: ({ kind, accessPackages = [], packageOf }: Wanted): Refused | undefined => {
    const name = kind === 'agent' ? 'isDelegable' : 'isAssignable';
    const wrong = accessPackages.filter(
      ({ urn }) => packageOf(packageName(urn) ?? '')?.[name] === false,
    );
    if (wrong.length === 0) return undefined;
    const code = kind === 'agent' ? 'AUTH-00065' : 'AUTH-00064';
    return { code, more: { NotDelegablePackages: joined(wrong) } };
  },
  /** Whether a request waits for longer than an answer is waited for. */
  isTimedOut: ({ created }: Pick<RequestRow, 'created'>, nowMs: number): boolean =>
    nowMs - created.getTime() > 180 * dayMs,
  /** Whether a request of this status may still be approved or rejected. */
  isOpen: ({ status }: Pick<RequestRow, 'status'>): boolean => status === 'New',
};

function contentOf({ rights, accessPackages, redirectUrl, integrationTitle }: RequestRow): string {
  return JSON.stringify([rights, accessPackages, redirectUrl ?? null, integrationTitle]);
}

function isOf(right: Right, rights: readonly Right[]): boolean {
  return rights.some(({ resource }) => JSON.stringify(resource) === JSON.stringify(right.resource));
}

function joined(packages: readonly AccessPackage[]): string {
  return packages.map(({ urn = '' }) => urn).join(', ');
}

// Scheme and host go by any case.
function withoutQuery(address: string): string {
  const [, origin = '', rest = ''] = /^([a-z][^:]*:\/\/[^/?#]*)([^?#]*)/i.exec(address) ?? [];
  return `${origin.toLowerCase()}${rest || '/'}`;
}
