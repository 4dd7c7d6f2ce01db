import { findElement, findInstance } from '../../altinn-storage/access/find-instance.ts';
import type { StorageCall } from '../../altinn-storage/call.ts';
import { storageRules, type StorageRules } from '../../altinn-storage/rules.ts';
import { searchFilters } from '../../altinn-storage/search/filters.ts';
import type { Filtering } from '../../altinn-storage/search/filters.ts';
import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import type { MockRequest, Reply } from '../../server/message.ts';
import { replaceJson } from '../change.ts';
import type { ChangeOf } from '../fault.ts';

type Change = ChangeOf<StorageCall>;
type Json = Record<string, unknown>;

/** The rules of the mock, for faults that change only a part of one. */
export const own = storageRules;

/** A guid that no instance has. */
export const otherGuid = '11111111-2222-4333-8444-555555555555';

/** A user of the register, whoever shows a token. */
export const somebody = {
  kind: 'user',
  userId: 1337,
  partyId: 501337,
  scopes: [],
  authenticationLevel: 3,
  id: '1337',
  performedBy: '01039012345',
} as const;

/** Operations that read one instance. */
export const getting = ['getInstance', 'getInstanceByGuid'];

/** An instance and its elements that are shown otherwise. */
export function shown(
  change: (shown: Json, instance: StoredInstance) => Json,
): Pick<StorageRules, 'showsInstance'> {
  return {
    showsInstance: (instance, view) => change(own.showsInstance(instance, view), instance),
  };
}

/** Elements that are shown otherwise, within their instance and alone. */
export function shownElements(
  change: (element: Json) => Json,
): Pick<StorageRules, 'showsInstance' | 'showsElement'> {
  const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    showsElement: (instance, element, view) => change(own.showsElement(instance, element, view)),
    ...shown((instance) => ({
      ...instance,
      data: listed(instance['data']).map((one) => change(one as Json)),
    })),
  };
}

/** A search that passes over one of its filters. */
export function unfiltered(name: keyof typeof searchFilters): Pick<StorageRules, 'matches'> {
  return {
    matches: (instance, filtering) =>
      Object.entries(searchFilters).every(
        ([key, filter]) => key === name || filter(instance, filtering),
      ),
  };
}

/** A search that is understood otherwise. */
export function searched(
  change: (filtering: Filtering) => Filtering,
): Pick<StorageRules, 'matches'> {
  return { matches: (instance, filtering) => own.matches(instance, change(filtering)) };
}

/** Does something to the instance of the path, and to the element, after the answer was made. */
export function afterwards(
  effect: (instance: StoredInstance, element: StoredDataElement | undefined) => void,
): Change {
  return (reply, call) => {
    const instance = findInstance(call);
    if (instance !== undefined) effect(instance, findElement(call, instance));
    return reply;
  };
}

/** For `when`: the query holds this parameter with such a value. */
export function asks(name: string, value = /./): (reply: Reply, call: StorageCall) => boolean {
  return (_, { request }) => value.test(request.query.get(name) ?? '');
}

/** For `when`: all of these hold. */
export function all(
  ...tests: readonly ((reply: Reply, call: StorageCall) => boolean)[]
): (reply: Reply, call: StorageCall) => boolean {
  return (reply, call) => tests.every((test) => test(reply, call));
}

/** 200 with this as JSON, whatever it was. */
export function answering(status: number, value: unknown): Change {
  return (reply, call) => ({
    ...replaceJson(value)(reply, call),
    status,
    headers: [
      ...reply.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
      ['Content-Type', 'application/json; charset=utf-8'],
    ],
  });
}

/** A list of nothing. */
export const nothingFound = answering(200, { count: 0, self: null, next: null, instances: [] });

/** The request with another query. */
export function withQuery(
  change: (query: URLSearchParams) => void,
): (call: StorageCall) => StorageCall {
  return (call) => {
    const query = new URLSearchParams(call.request.query);
    change(query);
    const request: MockRequest = { ...call.request, query };
    return { ...call, request };
  };
}

/** The text of a reply's body. */
export function bodyOf({ body }: Reply): string {
  return body?.toString('utf8') ?? '';
}
