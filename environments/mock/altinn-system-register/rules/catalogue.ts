import { organisationParty, parties, serviceOwners } from '../../identities.ts';
import { vendors } from '../access/actors.ts';

/** What is known of an access package: whom it may be given to. */
export interface PackageFacts {
  /** May be given to a standard system user. */
  readonly isAssignable: boolean;
  /** May be given to an agent. */
  readonly isDelegable: boolean;
}

const packages: Readonly<Record<string, PackageFacts>> = {
  skattnaering: { isAssignable: true, isDelegable: true },
  merverdiavgift: { isAssignable: true, isDelegable: true },
  'regnskapsforer-lonn': { isAssignable: false, isDelegable: true },
  'syntetisk-bare-tilordnes': { isAssignable: true, isDelegable: false },
  'syntetisk-ikke-delegerbar': { isAssignable: false, isDelegable: false },
};

const resources = ['authentication-e2e-test', 'ske-krav-og-betalinger'];
const undelegable = ['syntetisk-samtykke', 'syntetisk-maskinporten-schema'];

// Organisations without a party among the mock's identities, and a number of their own.
const others: ReadonlyMap<string, number> = new Map(
  ['913312465', ...Object.values(vendors), ...Object.values(serviceOwners).map(toNumber)].map(
    (number, at) => [number, 520_000 + at],
  ),
);

function toNumber({ orgNumber }: { readonly orgNumber: string }): string {
  return orgNumber;
}

/** What other services of the platform know: resources, packages, organisations. */
export const catalogueRules = {
  knowsResource: (value: string, apps: Iterable<string>): boolean =>
    resources.includes(value) || undelegable.includes(value) || isApp(value, apps),
  isDelegableResource: (value: string): boolean => !undelegable.includes(value),
  packageOf: (name: string): PackageFacts | undefined => packages[name],
  /** The party of an organisation; undefined for unknown numbers. */
  partyOf: (orgNumber: string): number | undefined =>
    organisationParty(orgNumber)?.partyId ?? others.get(orgNumber),
  /** The organisation of a party; undefined for unknown ones and for persons. */
  orgNumberOf: (partyId: number): string | undefined =>
    parties.get(partyId)?.orgNumber ??
    [...others].find(([, other]) => other === partyId)?.[0] ??
    undefined,
};

function isApp(value: string, apps: Iterable<string>): boolean {
  return [...apps].some((id) => value === `app_${id.replace('/', '_')}`);
}

const prefix = 'urn:altinn:accesspackage:';

/** The name in an urn of a package; undefined where it is none. */
export function packageName(urn: string | undefined): string | undefined {
  return urn?.startsWith(prefix) === true ? urn.slice(prefix.length) : undefined;
}
