import type { LiveExchange } from '#environments';
import type { InstanceRef } from './app-bench.ts';

/** An instance as an answer shows it: a faulty answer may lack any member. */
export interface SeenInstance {
  readonly id?: string;
  readonly appId?: string;
  readonly org?: string;
  readonly instanceOwner?: {
    readonly partyId?: string;
    readonly personNumber?: string | null;
    readonly organisationNumber?: string | null;
    readonly party?: { readonly partyId?: number } | null;
  };
  readonly selfLinks?: { readonly apps?: string | null };
  readonly process?: { readonly currentTask?: SeenTask | null; readonly ended?: string | null };
  readonly status?: {
    readonly isArchived?: boolean;
    readonly archived?: string | null;
    readonly isSoftDeleted?: boolean;
    readonly softDeleted?: string | null;
    readonly isHardDeleted?: boolean;
    readonly hardDeleted?: string | null;
    readonly readStatus?: number;
    readonly substatus?: unknown;
  };
  readonly data?: readonly SeenElement[];
  readonly completeConfirmations?: readonly unknown[] | null;
  readonly presentationTexts?: Readonly<Record<string, string>>;
  readonly dueBefore?: string | null;
  readonly visibleAfter?: string | null;
  readonly created?: string;
  readonly lastChanged?: string;
}

interface SeenTask {
  readonly elementId?: string;
  readonly altinnTaskType?: string;
  readonly flow?: number;
}

export interface SeenElement {
  readonly id?: string;
  readonly dataType?: string;
  readonly filename?: string | null;
  readonly contentType?: string;
  readonly size?: number;
  readonly created?: string;
}

/** The instance in an answer; empty where the body is none. */
export function seenInstance(exchange: LiveExchange): SeenInstance {
  const body = exchange.json();
  return isRecord(body) ? body : {};
}

/** The instance that a creation made. */
export function refOf(created: LiveExchange): InstanceRef {
  const [partyId = '0', guid = ''] = (seenInstance(created).id ?? '').split('/');
  return { partyId, guid };
}

/** The data elements of a type in an answer. */
export function elementsOf(exchange: LiveExchange, dataType: string): readonly SeenElement[] {
  return (seenInstance(exchange).data ?? []).filter((one) => one.dataType === dataType);
}

/** The ids in a list of instances. */
export function listedIds(exchange: LiveExchange): readonly string[] {
  const body = exchange.json();
  return Array.isArray(body) ? body.map((one: SeenInstance) => String(one.id)) : [];
}

/** The JSON object of an answer; empty where the body is none. */
export function seenObject(exchange: LiveExchange): Readonly<Record<string, unknown>> {
  const body = exchange.json();
  return isRecord(body) ? body : {};
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A random but valid id of nothing. */
export const unknownGuid = '00000000-0000-4000-8000-000000000000';
