import type { SdirRules } from '../rules.ts';
import type { AcceptedOrder, OrderStatus } from './certificates.ts';

/** The certificates that are issued at a moment: made, and not cancelled since. */
function issuedAt(
  orders: readonly AcceptedOrder[],
  rules: SdirRules,
  nowMs: number,
): readonly string[] {
  const done = orders.filter((order) => isDone(order, rules, nowMs));
  const made = done
    .filter(({ form }) => form.operation === 'Create' && !form.isTrial)
    .filter((order) => rules.findsSteps(order, []).length === 0)
    .map((order) => rules.numbersCertificate(order));
  const cancelled = done.flatMap(({ form }) =>
    form.operation === 'Cancel' ? (form.certificateId ?? []) : [],
  );
  return made.filter((number) => !cancelled.includes(number));
}

/** How far an order has come at a moment (reference sdir 6.4); orders are those before it. */
export function statusAt(
  order: AcceptedOrder,
  orders: readonly AcceptedOrder[],
  on: { readonly rules: SdirRules; readonly nowMs: number },
): OrderStatus {
  const { rules, nowMs } = on;
  if (rules.waits(order, nowMs))
    return { status: rules.namesStage('waiting'), errors: null, utn: null };
  if (!isDone(order, rules, nowMs))
    return { status: rules.namesStage('working'), errors: null, utn: null };
  const before = orders.filter(({ seq }) => seq < order.seq);
  const steps = rules.findsSteps(order, issuedAt(before, rules, nowMs));
  if (steps.length > 0)
    return { status: rules.namesStage('failed'), errors: rules.tellsSteps(steps), utn: null };
  return finished(order, rules);
}

function finished(order: AcceptedOrder, rules: SdirRules): OrderStatus {
  const { form } = order;
  if (form.operation === 'Cancel')
    return { status: rules.namesStage('cancelled'), errors: null, utn: form.certificateId ?? null };
  if (form.isTrial) return { status: rules.namesStage('tried'), errors: null, utn: null };
  return { status: rules.namesStage('issued'), errors: null, utn: rules.numbersCertificate(order) };
}

function isDone(order: AcceptedOrder, rules: SdirRules, nowMs: number): boolean {
  const from = order.form.awaits ? (order.releasedMs ?? Infinity) : order.createdMs;
  return nowMs >= from + rules.workMs();
}
