import type { Lines, Reply } from '../server/message.ts';
import { isReply, type Altinn2Call } from './call.ts';
import { link, type Links, type Part, type Resource } from './formats/resource.ts';
import { applyOptions } from './odata/apply-options.ts';

/** The address of something below the base path, as this call reached the service. */
export function addressOf({ request }: Altinn2Call, path: string): string {
  return `http://${request.host}/api${path}`;
}

/** The address of what was asked, with its language where one was asked for. */
export function selfOf(call: Altinn2Call, path: string): Links[number] {
  const language = call.query.get('language');
  const query = language === null ? '' : `?language=${language}`;
  return ['self', link(addressOf(call, path) + query)];
}

/** A resource in the format that was asked for. */
export function show(call: Altinn2Call, resource: Resource, more: Lines = []): Reply {
  const { rules } = call.state;
  const format = rules.choosesFormat(call.accept);
  return {
    status: 200,
    headers: [['Content-Type', rules.contentType(format)], ...more],
    body: Buffer.from(rules.writes(format, resource)),
    chunked: true,
  };
}

/** A list that query options choose from. */
export interface Listed {
  /** Relation of the items, and name of the list. */
  readonly rel: string;
  readonly links: Links;
  readonly items: readonly Part[];
  /** Name of the type of its items, for the words of a refusal. */
  readonly type: string;
  /** Members that options may name. */
  readonly members: readonly string[];
  readonly to: 'user' | 'owner';
}

/** What the options of the query leave of a list. */
export function showList(call: Altinn2Call, { rel, links, to, ...list }: Listed): Reply {
  const limit = call.state.rules.pageLimit(to);
  const items = applyOptions(call, { ...list, limit });
  return isReply(items)
    ? items
    : show(call, { name: rel, fields: [], links, embedded: { rel, items } });
}

/** Done, and nothing to say. */
export function noContent(reason?: string, headers: Lines = []): Reply {
  return { status: 204, headers, ...(reason === undefined ? {} : { reason }) };
}

/** Made, and where it is read. */
export function created(call: Altinn2Call, path: string): Reply {
  return { status: 201, headers: [['Location', addressOf(call, path)]] };
}
