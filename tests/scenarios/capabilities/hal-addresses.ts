import { hasTemplate, linksIn, ownLinks, type ReadLink } from '../../checks/read-links.ts';
import type { HalRoot } from '#specs';
import { eachRoot, selfOf, steady, type HalContext, type ReadRoot } from './hal-context.ts';
import type { HalRuleScenario } from './hal-lists.ts';
import { textAt } from './walker.ts';

/** What addresses in lists promise. */
export const addressRules: readonly HalRuleScenario[] = [
  { rule: 'item-self', title: 'What self of an item names is that item', body: itemSelf },
  { rule: 'links-answer', title: 'Every address that is no template answers', body: linksAnswer },
  {
    rule: 'templates-answer',
    title: 'Every template that is filled in answers',
    body: templatesAnswer,
  },
  {
    rule: 'found-again',
    title: 'What an address once showed is found again from the front',
    body: foundAgain,
  },
];

const looked = 3;

async function itemSelf(on: HalContext): Promise<void> {
  await eachRoot(
    on,
    async ({ root, items }) => {
      const seen = items.slice(0, looked);
      for (const item of seen) {
        const href = selfOf(item);
        if (href === undefined) continue;
        const answer = await on.walker.follow(href, on.asker.actorOf(root));
        if (!on.bench.conform(answer, { status: 200 })) continue;
        on.bench.verify(`what self of an item of ${root.name} names`, {
          actual: textAt(answer.json(), root.id),
          expected: textAt(item, root.id),
          exchange: answer,
        });
      }
      return seen.filter((item) => selfOf(item) !== undefined).length;
    },
    (root) => steady(root) && root.addressed,
  );
}

/** Follows the links of each list, of one item of each kind, and of what that item's self shows. */
async function linksAnswer(on: HalContext): Promise<void> {
  const followed = new Set<string>();
  const judge = async (links: readonly ReadLink[], as: string): Promise<void> => {
    for (const { rel, href } of links) {
      const path = on.walker.pathOf(href);
      if (hasTemplate(href) || on.hal.outside.includes(rel) || followed.has(path)) continue;
      followed.add(path);
      const answer = await on.walker.follow(href, as, '*/*');
      on.bench.conform(answer, { status: on.hal.alive });
    }
  };
  await eachRoot(
    on,
    async ({ root, answer, items }) => {
      const as = on.asker.actorOf(root);
      await judge(ownLinks(answer.json()), as);
      const kinds = oneOfEachKind(items);
      for (const item of kinds) {
        await judge(linksIn(item), as);
        const href = selfOf(item);
        if (href === undefined) continue;
        await judge(linksIn((await on.walker.follow(href, as)).json()), as);
      }
      return kinds.length;
    },
    steady,
  );
}

/** The first item of each set of relations. */
function oneOfEachKind(items: readonly unknown[]): readonly unknown[] {
  const kinds = new Map<string, unknown>();
  for (const item of items) {
    const kind = ownLinks(item)
      .map(({ rel }) => rel)
      .join();
    if (!kinds.has(kind)) kinds.set(kind, item);
  }
  return [...kinds.values()];
}

async function templatesAnswer(on: HalContext): Promise<void> {
  await eachRoot(
    on,
    async (read) => {
      for (const rel of Object.keys(read.root.templates)) await fillTemplate(on, read, rel);
      return read.items.length;
    },
    ({ templates }) => Object.keys(templates).length > 0,
  );
}

async function fillTemplate(on: HalContext, read: ReadRoot, rel: string): Promise<void> {
  const { root, answer, items } = read;
  const template = ownLinks(answer.json()).find((one) => one.rel === rel)?.href ?? 'none';
  const is = { actual: template, expected: /\{/, exchange: answer };
  if (!on.bench.verify(`${root.name} has the template ${rel}`, is)) return;
  for (const [at, item] of candidates(root, items).entries()) {
    const href = filled(template, item, root.templates[rel] ?? {});
    const filledIn = await on.walker.follow(href, on.asker.actorOf(root));
    const isLast = at === candidates(root, items).length - 1;
    if (filledIn.status === 404 && !isLast) continue;
    if (!on.bench.conform(filledIn, { status: 200 })) return;
    on.bench.verify(`what ${rel} of ${root.name} finds`, {
      actual: textAt(filledIn.json(), root.id),
      expected: textAt(item, root.id),
      exchange: filledIn,
    });
    return;
  }
}

/** What a template is filled in with: one item, or a few of a list that other scenarios take items from. */
function candidates(root: HalRoot, items: readonly unknown[]): readonly unknown[] {
  return steady(root) ? items.slice(0, 1) : items.slice(-looked).toReversed();
}

function filled(
  template: string,
  item: unknown,
  variables: Readonly<Record<string, string>>,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const pointer = variables[name];
    return pointer === undefined ? whole : encodeURIComponent(textAt(item, pointer));
  });
}

const mostPages = 10;

/** Takes an item of the last page, reads it by its address, and looks for it from the front again. */
async function foundAgain(on: HalContext): Promise<void> {
  await eachRoot(
    on,
    async ({ root }) => {
      const all = await browse(on, root);
      const href = selfOf(all.at(-1));
      if (all.length === 0) return 0;
      const is = { actual: href === undefined ? 'none' : 'told', expected: 'told' };
      if (!on.bench.verify(`the address of the last item of ${root.name}`, is)) return 1;
      if (href === undefined) return 1;
      const once = await on.walker.follow(href, on.asker.actorOf(root));
      const again = (await browse(on, root)).find(
        (item) => textAt(item, root.id) === textAt(once.json(), root.id),
      );
      const found = await on.walker.follow(selfOf(again) ?? href, on.asker.actorOf(root));
      on.bench.verify(`an item of ${root.name} is found again, and is the same`, {
        actual: again === undefined ? 'not found' : found.text(),
        expected: once.text(),
        exchange: found,
      });
      return all.length;
    },
    (root) => steady(root) && root.addressed && root.skip !== undefined,
  );
}

async function browse({ walker }: HalContext, root: HalRoot): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const query = page === 0 ? {} : { [root.skip ?? '']: String(all.length) };
    const items = walker.items(await walker.root(root, { query }), root);
    if (items.length === 0) break;
    all.push(...items);
  }
  return all;
}
