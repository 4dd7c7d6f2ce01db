import { bindingProblem, json } from '../../altinn-app/families.ts';
import type { Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import type { PagedList, PageKey } from '../rules/paging.ts';

interface Row {
  readonly key: PageKey;
  readonly shown: () => object;
}

/** One page of a list, and where the next is (reference altinn-system-register 1, "Paging"). */
export function page(call: RegisterCall, list: PagedList, rows: readonly Row[]): Reply {
  const { rules, world } = call.state;
  const token = queryValue(call, 'token');
  const from = token === '' ? undefined : rules.keyIn(token, list);
  if (token !== '' && from === undefined) return invalid('token', token);
  const left = rules
    .ordered(rows, list, world)
    .filter(({ key }) => from === undefined || rules.isFrom(key, from, { list, world }));
  const size = rules.pageSize();
  const next = left[size];
  const links = next === undefined ? {} : { next: nextLink(call, next.key) };
  return json(200, { links, data: left.slice(0, size).map(({ shown }) => shown()) });
}

function nextLink({ request, state: { rules } }: RegisterCall, key: PageKey): string {
  const path = request.rawTarget.split('?')[0] ?? '';
  return rules.nextOf(path, request.host, rules.tokenOf(key));
}

/** The refusal of a value in the address. */
export function invalid(name: string, value: string): Reply {
  return bindingProblem({ [name]: [`The value '${value}' is not valid.`] });
}

/** A value of the query, whatever the case of its name; empty where it is missing. */
export function queryValue({ request }: RegisterCall, name: string): string {
  const found = [...request.query].find(([own]) => own.toLowerCase() === name.toLowerCase());
  return found?.[1] ?? '';
}

const uuid = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;

/** A UUID as it is kept, however it is written; undefined where it is none. */
export function uuidIn(text: string): string | undefined {
  if (!uuid.test(text)) return undefined;
  const digits = text.toLowerCase().replaceAll(/[{}-]/g, '');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
