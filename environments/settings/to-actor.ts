import { tokenVariable } from '../client/prepare-request.ts';
import type { ActorDefinition, MaskinportenDefinition } from '../environment-definition.ts';
import type { ActorSource, MaskinportenSource, SecretSource } from '../target.ts';
import type { Lookup } from './lookup.ts';

const organisationNumber = /^\d{9}$/;

/** The source of an actor's token: a ready token wins, then what the environment says. */
export function toActor(actor: string, definition: ActorDefinition, lookup: Lookup): ActorSource {
  if (definition.kind === 'anonymous') return { kind: 'anonymous' };
  const source: ActorSource = sendsHeadersAlone(definition, lookup)
    ? { kind: 'anonymous' }
    : toToken(actor, definition, lookup);
  const sent = withHeaders(source, definition.headers ?? {}, lookup);
  return withOptional(sent, definition.headersWhereSet ?? {}, lookup);
}

function sendsHeadersAlone({ headersAlone }: ActorDefinition, lookup: Lookup): boolean {
  return headersAlone !== undefined && lookup.value(headersAlone.setting) === headersAlone.is;
}

/** An actor whose header lines are not all set cannot call. */
function withHeaders(
  source: ActorSource,
  settings: Readonly<Record<string, string>>,
  lookup: Lookup,
): ActorSource {
  const rows = Object.entries(settings);
  if (rows.length === 0 || source.kind === 'absent') return source;
  const missing = rows.filter(([, setting]) => lookup.value(setting) === undefined);
  if (missing.length > 0) return absent(...missing.map(([, setting]) => setting));
  const lines = rows.map(([name, setting]) => [name, lookup.value(setting) ?? ''] as const);
  return { ...source, headers: Object.fromEntries(lines) };
}

/** Lines that are sent where their setting is there. */
function withOptional(
  source: ActorSource,
  settings: Readonly<Record<string, string>>,
  lookup: Lookup,
): ActorSource {
  const lines = Object.entries(settings).flatMap(([name, setting]) => {
    const value = lookup.value(setting);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (lines.length === 0 || source.kind === 'absent') return source;
  return { ...source, headers: { ...source.headers, ...Object.fromEntries(lines) } };
}

type CredentialDefinition = Exclude<ActorDefinition, { readonly kind: 'anonymous' }>;

function toToken(actor: string, definition: CredentialDefinition, lookup: Lookup): ActorSource {
  const variable = tokenVariable(actor);
  const token = lookup.value(variable);
  if (token !== undefined) return { kind: 'token', token };
  if (definition.kind === 'given') return absent(variable);
  if (definition.kind === 'maskinporten') return toMaskinporten({ definition, lookup, variable });
  const from =
    lookup.value('SAMSVAR_LOCALTEST_TOKEN_URL') ?? lookup.value('SAMSVAR_LOCALTEST_URL') ?? '';
  return { kind: 'localtest', url: from.replace(/\/$/, '') + lookup.fillEncoded(definition.path) };
}

function absent(...names: string[]): ActorSource {
  return { kind: 'absent', reason: `not set: ${names.join(' or ')}` };
}

interface MaskinportenActor {
  readonly definition: MaskinportenDefinition;
  readonly lookup: Lookup;
  /** Of the ready token, for the reason. */
  readonly variable: string;
}

function toMaskinporten({ definition, lookup, variable }: MaskinportenActor): ActorSource {
  const prefix = chooseClient(definition, lookup);
  if (prefix === undefined) {
    const shared = definition.sharesClient ? ['SAMSVAR_MASKINPORTEN_CLIENT_ID'] : [];
    return absent(`${definition.prefix}_CLIENT_ID`, ...shared, variable);
  }
  const key = toKey(prefix, lookup);
  if (key === undefined) {
    lookup.report(`${prefix}_KEY_FILE`, `missing: ${prefix}_CLIENT_ID is set, a key is not`);
    return absent(`${prefix}_KEY_FILE`, `${prefix}_KEY`);
  }
  const party = toParty(definition, lookup);
  if (party === undefined) return absent('SAMSVAR_SYSTEM_USER_ORG', variable);
  return {
    kind: 'maskinporten',
    clientId: lookup.value(`${prefix}_CLIENT_ID`) ?? '',
    key,
    ...toOptional(prefix, lookup),
    scopes: toScopes(lookup.value(`${definition.prefix}_SCOPES`)) ?? definition.scopes,
    ...party,
    exchange: definition.exchange ?? true,
  };
}

/** Whom the token is for; undefined when a system user's organisation is not set. */
function toParty(
  definition: MaskinportenDefinition,
  lookup: Lookup,
): Pick<MaskinportenSource, 'systemUserOrg' | 'externalRef' | 'consumerOrg'> | undefined {
  if (!definition.isSystemUser) {
    const consumerOrg = toOrganisation(`${definition.prefix}_CONSUMER_ORG`, lookup);
    return consumerOrg === undefined ? {} : { consumerOrg };
  }
  const systemUserOrg = toOrganisation('SAMSVAR_SYSTEM_USER_ORG', lookup);
  const externalRef = lookup.value('SAMSVAR_SYSTEM_EXTERNAL_REF');
  if (systemUserOrg === undefined) return undefined;
  return { systemUserOrg, ...(externalRef === undefined ? {} : { externalRef }) };
}

/** The actor's own client where it has one; a half-set one is not mixed with the shared one. */
function chooseClient(definition: MaskinportenDefinition, lookup: Lookup): string | undefined {
  const candidates = definition.sharesClient
    ? [definition.prefix, 'SAMSVAR_MASKINPORTEN']
    : [definition.prefix];
  const prefix = candidates.find((name) => lookup.value(`${name}_CLIENT_ID`) !== undefined);
  const keyOnly = candidates.find((name) => toKey(name, lookup) !== undefined);
  if (prefix === undefined && keyOnly !== undefined) {
    lookup.report(`${keyOnly}_CLIENT_ID`, `missing: a key of ${keyOnly}_… is set`);
  }
  return prefix;
}

function toKey(prefix: string, lookup: Lookup): SecretSource | undefined {
  const text = lookup.value(`${prefix}_KEY`);
  if (text !== undefined) return { text, from: `${prefix}_KEY` };
  return toFile(`${prefix}_KEY_FILE`, lookup);
}

function toFile(name: string, lookup: Lookup): SecretSource | undefined {
  const file = lookup.value(name);
  return file === undefined ? undefined : { file: lookup.path(file), from: name };
}

function toOptional(prefix: string, lookup: Lookup): Partial<MaskinportenSource> {
  const keyPassword = lookup.value(`${prefix}_KEY_PASSWORD`);
  const kid = lookup.value(`${prefix}_KEY_ID`);
  const certificate = toFile(`${prefix}_CERTIFICATE_FILE`, lookup);
  return {
    ...(keyPassword === undefined ? {} : { keyPassword }),
    ...(kid === undefined ? {} : { kid }),
    ...(certificate === undefined ? {} : { certificate }),
  };
}

function toOrganisation(name: string, lookup: Lookup): string | undefined {
  const value = lookup.value(name);
  if (value !== undefined && !organisationNumber.test(value))
    lookup.report(name, 'expected nine digits');
  return value;
}

/** Scopes separated by blanks or commas. */
export function toScopes(text: string | undefined): string[] | undefined {
  const scopes = text?.split(/[\s,]+/).filter((scope) => scope !== '');
  return scopes === undefined || scopes.length === 0 ? undefined : scopes;
}
