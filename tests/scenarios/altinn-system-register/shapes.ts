import type { LiveExchange } from '#environments';
import type { Shape } from '../../engine/expectation.ts';

/** What may be changed in a body; undefined leaves the member out. */
export type Change = Readonly<Record<string, unknown>>;

/** A right to one resource. */
export interface Right {
  readonly action?: string;
  readonly resource: readonly { readonly id: string; readonly value: string }[];
}

/** An access package by its urn. */
export interface AccessPackage {
  readonly urn: string;
}

/** A system as a vendor sends it. */
export interface SystemBody {
  readonly id: string;
  readonly vendor: { readonly ID: string };
  readonly name: Readonly<Record<string, string>>;
  readonly description: Readonly<Record<string, string>>;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly AccessPackage[];
  readonly clientId: readonly string[];
  readonly isVisible: boolean;
  readonly allowedRedirectUrls: readonly string[];
}

/** A system that is registered. */
export type MadeSystem = SystemBody;

/** A request as it is answered. */
export interface MadeRequest {
  readonly id: string;
  readonly externalRef: string;
  readonly systemId: string;
  readonly partyOrgNo: string;
  readonly status: string;
}

/** A change request as it is answered. */
export interface MadeChangeRequest extends MadeRequest {
  readonly systemUserId: string;
}

/** A right to a resource, with an action or any. */
export function rightTo(resource: string, action?: string): Right {
  const named = { resource: [{ id: 'urn:altinn:resource', value: resource }] };
  return action === undefined ? named : { action, ...named };
}

/** The items of a page; none where it is no page. */
export function dataIn(page: LiveExchange): readonly { readonly id: string }[] {
  const { data } = (page.json() ?? {}) as { readonly data?: unknown };
  return page.status === 200 && Array.isArray(data) ? (data as { id: string }[]) : [];
}

/** The ids of a page, in its order. */
export function idsIn(page: LiveExchange): readonly string[] {
  return dataIn(page).map(({ id }) => id);
}

/** One member of a JSON answer, whatever it is. */
export function memberOf(exchange: LiveExchange, name: string): unknown {
  const value = exchange.json();
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** The JSON body of an answer, for another one to hold. */
export function bodyOf(exchange: LiveExchange): Shape {
  return exchange.json() as Shape;
}

/** The codes of a refusal, in order: of each rule that was broken, or of the problem itself. */
export function codesIn(exchange: LiveExchange): readonly string[] {
  const errors = memberOf(exchange, 'validationErrors');
  if (!Array.isArray(errors)) return [String(memberOf(exchange, 'code'))];
  return errors.map((one: { readonly code?: unknown }) => String(one.code)).toSorted();
}
