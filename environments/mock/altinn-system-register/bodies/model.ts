/** How a member is said in JSON, and what of it is checked. */
export type Kind =
  | { readonly is: 'text' }
  | { readonly is: 'boolean' }
  | { readonly is: 'uri' }
  | { readonly is: 'texts' }
  | { readonly is: 'list'; readonly of: Kind }
  | { readonly is: 'object'; readonly members: Model };

/** One member of a model. */
export interface Member {
  readonly kind: Kind;
  /** Must be in the JSON, null or not. */
  readonly mustStand?: true;
  /** `null`: is refused; `empty`: is refused as well as null, and as what is missing. */
  readonly refuses?: 'null' | 'empty';
}

/** Members by name; JSON may write them in any case. */
export type Model = Readonly<Record<string, Member>>;

const text: Kind = { is: 'text' };
const list = (of: Kind): Kind => ({ is: 'list', of });
const object = (members: Model): Kind => ({ is: 'object', members });

const pair = object({
  id: { kind: text, refuses: 'empty' },
  value: { kind: text, refuses: 'empty' },
});

/** A right. */
export const right = object({
  action: { kind: text },
  resource: { kind: list(pair), refuses: 'null' },
});

/** An access package. */
export const accessPackage = object({ urn: { kind: text } });

/** Lists as PUT of rights and of access packages have them for a body. */
export const rightList = list(right);
export const packageList = list(accessPackage);

/** A system (reference altinn-system-register 1, "Register POST"). */
export const systemModel = object({
  id: { kind: text, mustStand: true, refuses: 'null' },
  vendor: {
    kind: object({ ID: { kind: text, refuses: 'empty' } }),
    mustStand: true,
  },
  name: { kind: { is: 'texts' }, mustStand: true, refuses: 'null' },
  description: { kind: { is: 'texts' }, mustStand: true, refuses: 'null' },
  rights: { kind: rightList },
  accessPackages: { kind: packageList },
  clientId: { kind: list(text), refuses: 'null' },
  allowedRedirectUrls: { kind: list({ is: 'uri' }), refuses: 'null' },
  isVisible: { kind: { is: 'boolean' } },
});

/** A request for a standard system user. */
export const requestModel = object({
  externalRef: { kind: text },
  systemId: { kind: text, mustStand: true, refuses: 'empty' },
  partyOrgNo: { kind: text, mustStand: true, refuses: 'empty' },
  rights: { kind: rightList },
  accessPackages: { kind: packageList },
  redirectUrl: { kind: text },
  integrationTitle: { kind: text },
});

/** A request for an agent. */
export const agentModel = object({
  externalRef: { kind: text },
  systemId: { kind: text, refuses: 'empty' },
  partyOrgNo: { kind: text, refuses: 'empty' },
  accessPackages: { kind: packageList, refuses: 'empty' },
  redirectUrl: { kind: text },
  integrationTitle: { kind: text },
});

/** A change request. */
export const changeModel = object({
  requiredRights: { kind: rightList, refuses: 'null' },
  unwantedRights: { kind: rightList, refuses: 'null' },
  requiredAccessPackages: { kind: packageList, refuses: 'null' },
  unwantedAccessPackages: { kind: packageList, refuses: 'null' },
  redirectUrl: { kind: text },
});
