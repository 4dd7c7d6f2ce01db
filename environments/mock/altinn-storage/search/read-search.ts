import type { MockRequest, Reply } from '../../server/message.ts';
import { invalid } from '../replies.ts';
import { dateMembers, type DateMember, type Search } from './search.ts';

/** Name of the header that names an owner by its number. */
const ownerHeader = 'x-ai-instanceowneridentifier';
const defaultSize = 100;

/** Binds the query: names in any case, an empty value as none; what is of a wrong type is refused. */
export function readSearch(request: MockRequest): Search | { readonly reply: Reply } {
  const query = new BoundQuery(request.query);
  const search: Search = {
    org: query.text('org'),
    appId: query.text('appId'),
    partyId: query.integer('instanceOwner.partyId', 'InstanceOwnerPartyId'),
    currentTask: query.text('process.currentTask'),
    isComplete: query.flag('process.isComplete', 'ProcessIsComplete'),
    endEvent: query.text('process.endEvent'),
    isArchived: query.flag('status.isArchived', 'IsArchived'),
    isSoftDeleted: query.flag('status.isSoftDeleted', 'IsSoftDeleted'),
    isHardDeleted: query.flag('status.isHardDeleted', 'IsHardDeleted'),
    excludeConfirmedBy: query.text('excludeConfirmedBy'),
    confirmed: query.flag('confirmed', 'Confirmed'),
    mainVersionInclude: query.integer('mainVersionInclude', 'MainVersionInclude'),
    mainVersionExclude: query.integer('mainVersionExclude', 'MainVersionExclude'),
    a3Ref: query.text('A3Ref'),
    a2ArchRef: query.text('dataValues.A2ArchRef'),
    includeDataElements: query.flag('includeDataElements', 'IncludeDataElements') ?? true,
    searchString: query.text('searchString'),
    order: query.text('order'),
    size: query.integer('size', 'Size') ?? defaultSize,
    token: query.text('continuationToken'),
    dates: datesOf(query),
    ownerIdentifier: request.header(ownerHeader),
  };
  return Object.keys(query.errors).length > 0 ? { reply: invalid(query.errors) } : search;
}

function datesOf(query: BoundQuery): Record<DateMember, readonly string[]> {
  const entries = dateMembers.map((name) => [name, query.all(name)] as const);
  return Object.fromEntries(entries) as Record<DateMember, readonly string[]>;
}

/** The query as ASP.NET binds it to properties. */
class BoundQuery {
  readonly errors: Record<string, readonly string[]> = {};
  readonly #query: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.#query = query;
  }

  all(name: string): readonly string[] {
    const wanted = name.toLowerCase();
    return [...this.#query]
      .filter(([key, value]) => key.toLowerCase() === wanted && value.trim() !== '')
      .map(([, value]) => value);
  }

  text(name: string): string | undefined {
    return this.all(name)[0];
  }

  integer(name: string, property: string): number | undefined {
    const isInteger = (text: string): boolean =>
      /^\s*[+-]?\d{1,10}\s*$/.test(text) && Math.abs(Number(text)) < 2 ** 31;
    const text = this.#checked({ name, property }, isInteger);
    return text === undefined ? undefined : Number(text);
  }

  flag(name: string, property: string): boolean | undefined {
    const text = this.#checked({ name, property }, (sent) => /^\s*(true|false)\s*$/i.test(sent));
    return text === undefined ? undefined : /true/i.test(text);
  }

  #checked(
    { name, property }: { readonly name: string; readonly property: string },
    fits: (text: string) => boolean,
  ): string | undefined {
    const text = this.text(name);
    if (text === undefined || fits(text)) return text;
    this.errors[name] = [`The value '${text}' is not valid for ${property}.`];
    return undefined;
  }
}
