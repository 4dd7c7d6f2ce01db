import type { Reply } from '../../server/message.ts';
import { subscriptions } from '../../sdir/access/subscriptions.ts';
import type { SdirRules } from '../../sdir/rules.ts';
import { sdirRules } from '../../sdir/rules.ts';
import type { Content } from '../../sdir/store/items.ts';
import { json } from '../../sdir/services/replies.ts';

/** Decisions that replace the mock's own. */
export type Override = Partial<SdirRules>;

/** The rules as the mock has them: what a fault leaves alone. */
export const own = sdirRules;

/** A key that opens everything. */
export const goodKey = subscriptions.reporter.primary;

/** A JSON answer instead of a refusal. */
export function answers(status: number, value: unknown): () => Reply {
  return () => json(status, value);
}

/** Reports are shown as if this stood in them. */
export function shows(change: (content: Content) => Content): Pick<SdirRules, 'showsReport'> {
  return {
    showsReport: (item, version, rules) =>
      own.showsReport({ ...item, content: change(item.content) }, version, rules),
  };
}

/** A member that holds objects is changed in a copy. */
export function withMember(
  value: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly [string, ...string[]],
  change: (member: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  const [next, ...others] = rest;
  const inner = value[name];
  if (next === undefined) return { ...value, [name]: change(inner) };
  return {
    ...value,
    [name]: withMember(
      (inner ?? {}) as Readonly<Record<string, unknown>>,
      [next, ...others],
      change,
    ),
  };
}
