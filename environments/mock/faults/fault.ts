import type { MockRequest, Reply } from '../server/message.ts';
import type { Tampering } from '../server/tampering.ts';

/** A deliberate break of one API's mock, one row of a table of faults: `C` its calls, `R` its routes, `U` its rules. */
export interface FaultOf<C, R extends { readonly id: string }, U> {
  readonly id: string;
  /** What is broken, in one sentence. */
  readonly breaks: string;
  /** Id of the requirement that must detect it. */
  readonly aimedAt: string;
  /** Decisions that replace the mock's own. */
  readonly rules?: Partial<U>;
  /** Changes to replies, by route. */
  readonly replies?: ReplyFaultOf<C>;
  /** What the mock takes a request for, before it is authenticated. */
  readonly requests?: RequestFaultOf<C>;
  /** Changes to the 404 and 405 of paths and methods that no route has. */
  readonly unrouted?: (reply: Reply, request: MockRequest) => Reply;
  /** A reply instead of the operation's own. */
  readonly bypass?: (call: C, route: R) => Reply | undefined;
}

/** Where a change acts, and what it does. */
export interface ReplyFaultOf<C> {
  /** Ids of routes; absent: all. */
  readonly routes?: readonly string[];
  /** Absent: on every reply of those routes. */
  readonly when?: (reply: Reply, call: C) => boolean;
  readonly change: ChangeOf<C>;
}

/** Where another request is understood than was sent, and which. */
export interface RequestFaultOf<C> {
  /** Ids of routes; absent: all. */
  readonly routes?: readonly string[];
  readonly change: (call: C) => C;
}

/** Makes another reply of one; it may change what is stored, too. */
export type ChangeOf<C> = (reply: Reply, call: C) => Reply;

/** What these faults do to calls, together. */
export function toTampering<C, R extends { readonly id: string }, U>(
  faults: readonly FaultOf<C, R, U>[],
): Tampering<C, R> {
  const replies = faults.flatMap((fault) => fault.replies ?? []);
  const bypasses = faults.flatMap((fault) => fault.bypass ?? []);
  const requests = faults.flatMap((fault) => fault.requests ?? []);
  const unrouted = faults.flatMap((fault) => fault.unrouted ?? []);
  return {
    understood: (call, route) =>
      requests
        .filter((fault) => fault.routes?.includes(route.id) ?? true)
        .reduce((understood, fault) => fault.change(understood), call),
    before: (call, route) => first(bypasses, (bypass) => bypass(call, route)),
    after: (reply, call, route) =>
      replies
        .filter((fault) => fault.routes?.includes(route.id) ?? true)
        .reduce((r, fault) => (fault.when?.(r, call) === false ? r : fault.change(r, call)), reply),
    unrouted: (reply, request) => unrouted.reduce((r, change) => change(r, request), reply),
  };
}

/** The decisions that these faults replace; a later fault wins. */
export function toRules<U extends object>(
  rules: U,
  faults: readonly { readonly rules?: Partial<U> }[],
): U {
  return Object.assign({}, rules, ...faults.map((fault) => fault.rules ?? {})) as U;
}

function first<T, R>(items: readonly T[], ask: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
