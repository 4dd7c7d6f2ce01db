import type { EnvironmentDefinition, TargetDefinition, Trap } from '../environment-definition.ts';
import type {
  ActorId,
  ActorSource,
  IssuerSettings,
  NetworkSettings,
  PaceLimits,
  Target,
} from '../target.ts';
import { createLookup, type Lookup, type SettingProblem } from './lookup.ts';
import { isRecord } from './read-config-file.ts';
import type { Endpoints } from './read-endpoints.ts';
import type { Settings } from './read-settings.ts';
import { toActor } from './to-actor.ts';
import { toListedActors } from './to-listed-actor.ts';
import { toApps } from './to-apps.ts';

/** What a target is built from. */
export interface TargetSources {
  readonly api: string;
  readonly environment: EnvironmentDefinition;
  readonly definition: TargetDefinition;
  readonly settings: Settings;
  /** Of a running mock. */
  readonly endpoints?: Endpoints;
}

/** A target, and every setting that is missing or wrong: usable only without problems. */
export interface BuiltTarget {
  readonly target: Target;
  readonly problems: readonly SettingProblem[];
}

/** Builds the target of one API from the environment's data and the user's settings. */
export function buildTarget(sources: TargetSources): BuiltTarget {
  const { api, environment, definition, settings, endpoints } = sources;
  const lookup = createLookup({ settings, defaults: environment.defaults ?? {} });
  for (const name of definition.required ?? []) requireSetting(name, { api, lookup });
  const issuer = toIssuer(environment.issuer, lookup);
  const target: Target = {
    api,
    environment: environment.name,
    baseUrl: toBaseUrl(sources, lookup),
    apps: chooseApps(sources, lookup),
    actors: toActors(sources, lookup),
    parameters: toParameters(sources, lookup),
    features: toFeatures(sources, lookup),
    writes: toWrites(sources, lookup),
    pace: toPace(environment.pace, lookup),
    network: toNetwork(environment, lookup),
    ...(issuer === undefined ? {} : { issuer }),
    ...(definition.toBeRefused === undefined ? {} : { toBeRefused: definition.toBeRefused }),
    ...(endpoints?.like === undefined ? {} : { like: endpoints.like }),
    ...(endpoints?.control === undefined ? {} : { control: endpoints.control }),
  };
  requireOneOwner(target, lookup);
  requireNoTraps(target, { definition, lookup });
  requireSomeone(target, { definition, lookup });
  return { target, problems: lookup.problems };
}

/** What the variables of one app ask for is not missing where the file lists apps. */
function requireSetting(name: string, { api, lookup }: { api: string; lookup: Lookup }): void {
  const listed = lookup.settings.config.targets[api];
  if (isRecord(listed) && listed['apps'] !== undefined && name.startsWith('SAMSVAR_ALTINN_APP_'))
    return;
  if (lookup.value(name) === undefined) lookup.report(name, 'missing');
}

function toBaseUrl(sources: TargetSources, lookup: Lookup): string {
  const { api, definition } = sources;
  const url = chooseBaseUrl(sources, lookup);
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url.replace(/\/+$/, '');
  // An address that lacks a setting is reported by the setting's name already.
  if (lookup.problems.length === 0) {
    lookup.report(
      definition.baseUrlVariable ?? `targets.${api}.baseUrl`,
      'expected an http(s) address',
    );
  }
  return url;
}

/** What runs wins over what is configured, and that over the environment's own. */
function chooseBaseUrl({ api, definition, endpoints }: TargetSources, lookup: Lookup): string {
  const given = endpoints?.apis[api]?.baseUrl ?? listedText(api, 'baseUrl', lookup);
  if (given !== undefined) return given;
  const variable = definition.baseUrlVariable;
  const set = variable === undefined ? undefined : lookup.value(variable);
  return set ?? fillBaseUrl(api, definition, lookup);
}

function fillBaseUrl(api: string, definition: TargetDefinition, lookup: Lookup): string {
  const [app] = definition.baseUrl.includes('{org}') ? toApps(api, lookup) : [];
  return lookup.fill(
    app === undefined ? definition.baseUrl : definition.baseUrl.replace('{org}', app.owner.org),
  );
}

function listedText(api: string, member: string, lookup: Lookup): string | undefined {
  const listed = lookup.settings.config.targets[api];
  const value = isRecord(listed) ? listed[member] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function chooseApps({ api, definition, settings }: TargetSources, lookup: Lookup): Target['apps'] {
  const listed = settings.config.targets[api];
  const isListed = isRecord(listed) && listed['apps'] !== undefined;
  if (definition.apps !== undefined && !isListed) return definition.apps;
  if (definition.appsOf !== undefined) return toApps(isListed ? api : definition.appsOf, lookup);
  return api === 'altinn-app' ? toApps(api, lookup) : [];
}

function toActors(sources: TargetSources, lookup: Lookup): Record<ActorId, ActorSource> {
  const { api, definition, endpoints, settings } = sources;
  const actors: Record<ActorId, ActorSource> = {};
  for (const [actor, of] of Object.entries(definition.actors))
    actors[actor] = toActor(actor, of, lookup);
  const listed = settings.config.targets[api];
  Object.assign(actors, toListedActors(settings.config.actors, { lookup, where: 'actors' }));
  const own = isRecord(listed) && isRecord(listed['actors']) ? listed['actors'] : {};
  Object.assign(actors, toListedActors(own, { lookup, where: `targets.${api}.actors` }));
  const tokens = { ...endpoints?.actors, ...endpoints?.apis[api]?.actors };
  for (const [actor, { token, headers }] of Object.entries(tokens)) {
    const source =
      token === '' ? ({ kind: 'anonymous' } as const) : ({ kind: 'token', token } as const);
    actors[actor] = { ...source, ...(headers === undefined ? {} : { headers }) };
  }
  return actors;
}

/** The file's `parameters` of the API win over settings, and those over the environment's own values. */
function toParameters(
  { api, definition, settings }: TargetSources,
  lookup: Lookup,
): Target['parameters'] {
  const given = Object.entries(definition.parameters ?? {}).flatMap(([name, from]) => {
    const value = typeof from === 'string' ? from : (lookup.value(from.setting) ?? from.otherwise);
    return value === undefined ? [] : [[name, value] as const];
  });
  const listed = settings.config.targets[api];
  const own = isRecord(listed) && isRecord(listed['parameters']) ? listed['parameters'] : {};
  const texts = Object.entries(own).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries([...given, ...texts]);
}

function toFeatures({ api, definition }: TargetSources, lookup: Lookup): readonly string[] {
  const isOwnApp = api === 'altinn-app' && definition.features === undefined;
  const variable = isOwnApp ? 'SAMSVAR_ALTINN_APP_FEATURES' : definition.featuresVariable;
  const given = variable === undefined ? undefined : lookup.value(variable);
  return given === undefined ? (definition.features ?? []) : given.split(/[\s,]+/);
}

/** Where nothing may be written somebody may allow it: what he reports there is his own. */
function toWrites({ definition, environment }: TargetSources, lookup: Lookup): Target['writes'] {
  const writes = definition.writes ?? environment.writes;
  const { writesVariable } = definition;
  const allowed = writesVariable === undefined ? undefined : lookup.value(writesVariable);
  if (writes !== 'never' || writesVariable === undefined || allowed === undefined) return writes;
  if (allowed === 'own-data') return allowed;
  if (allowed !== 'never') lookup.report(writesVariable, 'expected never or own-data');
  return writes;
}

function requireNoTraps(
  target: Target,
  { definition, lookup }: { definition: TargetDefinition; lookup: Lookup },
): void {
  for (const trap of definition.traps ?? []) requireNoTrap(trap, target, lookup);
}

function requireNoTrap({ of, pattern, reason }: Trap, target: Target, lookup: Lookup): void {
  const value = of === 'baseUrl' ? target.baseUrl : lookup.value(of);
  if (value === undefined || !pattern.test(value)) return;
  lookup.report(of === 'baseUrl' ? `targets.${target.api}.baseUrl` : of, reason);
}

function toPace(pace: PaceLimits, lookup: Lookup): PaceLimits {
  const name = 'SAMSVAR_REQUESTS_PER_SECOND';
  const requestsPerSecond = toNumber(name, lookup);
  return !pace.shared || requestsPerSecond === undefined ? pace : { ...pace, requestsPerSecond };
}

function toNumber(name: string, lookup: Lookup): number | undefined {
  const text = lookup.value(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  lookup.report(name, 'expected a number above 0');
  return undefined;
}

function toNetwork({ name, network }: EnvironmentDefinition, lookup: Lookup): NetworkSettings {
  const caFile = lookup.value('SAMSVAR_CA_FILE') ?? lookup.value('NODE_EXTRA_CA_CERTS');
  return {
    ...network,
    timeoutMs: toNumber('SAMSVAR_TIMEOUT_MS', lookup) ?? network.timeoutMs,
    ...(caFile === undefined ? {} : { caFile: lookup.path(caFile) }),
    // The mock is on this machine, where no proxy of a company reaches.
    ...(name === 'mock' ? {} : toProxies(lookup)),
  };
}

function toProxies(lookup: Lookup): Pick<NetworkSettings, 'httpProxy' | 'httpsProxy' | 'noProxy'> {
  const read = (name: string): string | undefined =>
    lookup.value(name) ?? lookup.value(name.toLowerCase());
  const [httpProxy, httpsProxy, noProxy] = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].map(read);
  return {
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
  };
}

function toIssuer(issuer: IssuerSettings | undefined, lookup: Lookup): IssuerSettings | undefined {
  const metadataUrl = lookup.value('SAMSVAR_MASKINPORTEN_METADATA_URL') ?? issuer?.metadataUrl;
  const exchangeUrl = lookup.value('SAMSVAR_EXCHANGE_URL') ?? issuer?.exchangeUrl;
  if (metadataUrl === undefined || exchangeUrl === undefined) return undefined;
  const asTestOwner = lookup.value('SAMSVAR_EXCHANGE_AS_TEST_OWNER') === 'true';
  return { metadataUrl, exchangeUrl, ...(asTestOwner ? { asTestOwner } : {}) };
}

/** The address of a target names one owner. */
function requireOneOwner({ api, apps }: Target, lookup: Lookup): void {
  const owners = new Set(apps.map((app) => app.owner.org));
  if (owners.size > 1) lookup.report(`targets.${api}.apps`, 'expected apps of one owner');
}

/** Where tokens are granted, a run without any actor but anonymous would say next to nothing. */
function requireSomeone(
  { actors }: Target,
  { definition, lookup }: { definition: TargetDefinition; lookup: Lookup },
): void {
  const grants =
    definition.asksAsNobody !== true &&
    Object.values(definition.actors).some(({ kind }) => kind === 'maskinporten');
  const hasSomeone = Object.values(actors).some(
    ({ kind, headers }) => kind !== 'absent' && (kind !== 'anonymous' || headers !== undefined),
  );
  if (!grants || hasSomeone) return;
  for (const name of ['CLIENT_ID', 'KEY_FILE', 'KEY_ID']) {
    lookup.report(
      `SAMSVAR_MASKINPORTEN_${name}`,
      'missing: no actor has credentials (or give a SAMSVAR_TOKEN_…)',
    );
  }
  requireLines(definition, lookup);
  const demandsSystemUser = Object.values(definition.actors).some(
    (one) => one.kind === 'maskinporten' && one.isSystemUser,
  );
  if (demandsSystemUser && lookup.value('SAMSVAR_SYSTEM_USER_ORG') === undefined) {
    lookup.report('SAMSVAR_SYSTEM_USER_ORG', 'missing: whose system user asks for the end user');
  }
}

function requireLines({ actors }: TargetDefinition, lookup: Lookup): void {
  const lines = Object.values(actors).find((one) => one.headers !== undefined)?.headers;
  for (const setting of Object.values(lines ?? {}))
    if (lookup.value(setting) === undefined)
      lookup.report(setting, 'missing: it is sent with the token');
}
