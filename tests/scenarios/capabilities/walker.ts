import type { LiveExchange } from '#environments';
import type { Hal, HalJourney, HalRoot } from '#specs';
import { embeddedIn, findHref, hasTemplate, isObject } from '../../checks/read-links.ts';
import type { OperationRequest } from '../../engine/operation-request.ts';
import type { Asker } from './asker.ts';

/** Where a way by relations ended. */
export type WalkEnd =
  | { readonly reached: LiveExchange }
  /** The relation that is missing, or the answer that says no. */
  | { readonly missing: string; readonly exchange: LiveExchange };

/** Follows relations from the lists at the front of an API; addresses are nothing to it but something to follow. */
export class Walker {
  readonly hal: Hal;
  private readonly asker: Asker;

  constructor(hal: Hal, asker: Asker) {
    this.hal = hal;
    this.asker = asker;
  }

  /** Reads a list at the front. */
  root(root: HalRoot, more: OperationRequest = {}): Promise<LiveExchange> {
    return this.asker.send(root, { headers: [['Accept', this.hal.type]], ...more });
  }

  /** The items of a list that was read. */
  items(answer: LiveExchange, { list }: HalRoot): readonly unknown[] {
    return embeddedIn(answer.json(), list);
  }

  /** Reads what an address names, without changing it; hosts of links differ, so ours is asked. */
  follow(href: string, as: string, accept = this.hal.type): Promise<LiveExchange> {
    return this.asker.bench.send({
      method: 'GET',
      url: this.addressOf(href),
      as,
      headers: [['Accept', accept]],
    });
  }

  /** Path and query of an address, without what the suite adds. */
  pathOf(href: string): string {
    const { baseUrl } = this.asker.bench.session.target;
    const { pathname, search } = new URL(href, `${baseUrl}/`);
    return `${pathname.replace(/\/$/, '')}${search}`;
  }

  /** Walks one way from an item; ends where a relation is missing or does not answer. */
  async walk(item: unknown, { steps, ends }: HalJourney, as: string): Promise<WalkEnd | undefined> {
    let here = item;
    let exchange: LiveExchange | undefined;
    for (const [at, rel] of steps.entries()) {
      const href = this.next(here, rel);
      if (href === undefined)
        return exchange === undefined ? undefined : { missing: rel, exchange };
      const isLast = at === steps.length - 1;
      exchange = await this.follow(href, as, isLast ? (ends ?? this.hal.type) : this.hal.type);
      if (exchange.status !== 200) return { missing: `${rel} (${exchange.status})`, exchange };
      here = exchange.json();
    }
    return exchange === undefined ? undefined : { reached: exchange };
  }

  /** The relation of a resource, or of the first item of a list. */
  private next(here: unknown, rel: string): string | undefined {
    const embedded = isObject(here) ? here['_embedded'] : undefined;
    const [list] = isObject(embedded) ? Object.values(embedded) : [];
    const own = Array.isArray(list) && rel === 'self' ? findHref(list[0], rel) : undefined;
    const href = own ?? findHref(here, rel);
    return href === undefined || hasTemplate(href) ? undefined : href;
  }

  private addressOf(href: string): string {
    const { baseUrl } = this.asker.bench.session.target;
    const url = new URL(href, `${baseUrl}/`);
    for (const { path, query } of this.hal.additions)
      if (new RegExp(path).test(url.pathname))
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return new URL(baseUrl).origin + url.pathname + url.search;
  }
}

/** The value at a JSON pointer; undefined where there is none. */
export function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1);
  return steps.reduce<unknown>((at, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return isObject(at) ? at[name] : undefined;
  }, value);
}

/** The text at a JSON pointer; empty where there is none. */
export function textAt(value: unknown, pointer: string): string {
  const found = valueAt(value, pointer);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
