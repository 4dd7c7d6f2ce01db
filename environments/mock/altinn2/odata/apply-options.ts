import { isReply, type Altinn2Call } from '../call.ts';
import type { Part } from '../formats/resource.ts';
import type { Reply } from '../../server/message.ts';
import { FilterFault, readFilter, type Filter } from './read-filter.ts';
import { membersOf, readOrder } from './select.ts';

/** A list that query options choose from. */
export interface Choosable {
  readonly items: readonly Part[];
  /** Name of the type, for the words of a refusal. */
  readonly type: string;
  /** Members that may be named. */
  readonly members: readonly string[];
  /** Most items of one answer. */
  readonly limit: number;
}

/** What the options of a query leave of a list: filtered, sorted, skipped, cut; or why they cannot be read. */
export function applyOptions(call: Altinn2Call, list: Choosable): readonly Part[] | Reply {
  const { rules } = call.state;
  const filtered = filter(call, list);
  if (isReply(filtered)) return filtered;
  const ordered = orderOf(call, { ...list, items: filtered });
  if (isReply(ordered)) return ordered;
  const [skip, top] = [amount(call, '$skip'), amount(call, '$top')];
  if (isReply(skip)) return skip;
  if (isReply(top)) return top;
  if (top !== undefined && top > rules.largestTop()) return rules.refusesTop(top);
  return rules.cuts(ordered, { skip: skip ?? 0, top, limit: list.limit });
}

function filter(call: Altinn2Call, list: Choosable): readonly Part[] | Reply {
  const { rules } = call.state;
  const text = call.query.get('$filter');
  if (text === null) return list.items;
  const read = readable(text);
  if (read instanceof FilterFault) return rules.refusesSyntax(text, read.at);
  const unknown = membersOf(read).find((name) => !list.members.includes(name));
  if (unknown !== undefined) return rules.refusesMember(unknown, list.type);
  return list.items.filter((item) => rules.fits(item, read));
}

function readable(text: string): Filter | FilterFault {
  try {
    return readFilter(text);
  } catch (error) {
    if (error instanceof FilterFault) return error;
    throw error;
  }
}

function orderOf(call: Altinn2Call, list: Choosable): readonly Part[] | Reply {
  const text = call.query.get('$orderby');
  if (text === null) return list.items;
  const keys = readOrder(text);
  const unknown = keys.find(({ member }) => !list.members.includes(member));
  const { rules } = call.state;
  if (unknown !== undefined) return rules.refusesMember(unknown.member, list.type);
  return rules.sorts(list.items, keys);
}

function amount(call: Altinn2Call, name: string): number | undefined | Reply {
  const text = call.query.get(name);
  if (text === null) return undefined;
  return /^\d{1,9}$/.test(text) ? Number(text) : call.state.rules.refusesAmount(name, text);
}
