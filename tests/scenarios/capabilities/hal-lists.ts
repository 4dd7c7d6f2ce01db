import type { HalRule } from '#specs';
import { isObject, linksIn, ownLinks } from '../../checks/read-links.ts';
import { readXml, type XmlNode } from '../../checks/read-xml.ts';
import { eachRoot, selfOf, steady, type HalContext } from './hal-context.ts';
import { textAt, type Walker } from './walker.ts';

/** One rule of a family: its name in the declaration, and the scenario that asks it. */
export interface HalRuleScenario {
  readonly rule: HalRule;
  readonly title: string;
  readonly body: (on: HalContext) => Promise<void>;
}

/** What lists at the front promise of themselves. */
export const listRules: readonly HalRuleScenario[] = [
  {
    rule: 'list-relation',
    title: 'Lists are embedded under their documented relations',
    body: (on) =>
      eachRoot(on, ({ root, answer }) => {
        const value = answer.json();
        const embedded = isObject(value) ? value['_embedded'] : undefined;
        on.bench.verify(`what ${root.name} embeds`, {
          actual: isObject(embedded) ? Object.keys(embedded) : 'nothing',
          expected: [root.list],
          exchange: answer,
        });
      }),
  },
  {
    rule: 'list-self',
    title: 'The self of a list names that list',
    body: (on) =>
      eachRoot(on, ({ root, answer }) => {
        const self = ownLinks(answer.json()).find(({ rel }) => rel === 'self')?.href ?? '';
        const asked = on.walker.pathOf(answer.request.url).replace(/\?.*$/, '');
        on.bench.verify(`self of ${root.name}`, {
          actual: on.walker.pathOf(self).replace(/\?.*$/, '').toLowerCase(),
          expected: asked.toLowerCase(),
          exchange: answer,
        });
      }),
  },
  {
    rule: 'items-addressed',
    title: 'Every item of a list tells its own address',
    body: (on) =>
      eachRoot(on, ({ root, answer, items }) => {
        if (!root.addressed) return 0;
        const silent = items.filter((item) => selfOf(item) === undefined);
        on.bench.verify(`items of ${root.name} without self`, {
          actual: silent.map((item) => textAt(item, root.id)),
          expected: [],
          exchange: answer,
        });
        return items.length;
      }),
  },
  { rule: 'own-hosts', title: 'Links lead to hosts of the environment', body: ownHosts },
  { rule: 'same-links-in-xml', title: 'The XML form tells the same links', body: sameLinks },
];

async function ownHosts(on: HalContext): Promise<void> {
  const { target } = on.bench.session;
  const listed = target.parameters[on.hal.hosts ?? ''] ?? '';
  const hosts = new Set([new URL(target.baseUrl).host, ...listed.split(/[\s,]+/)]);
  await eachRoot(on, ({ root, answer }) => {
    const elsewhere = linksIn(answer.json())
      .filter(({ rel }) => !on.hal.outside.includes(rel))
      .map(({ href }) => new URL(href.replaceAll(/[{}]/g, ''), `${target.baseUrl}/`).host)
      .filter((host) => !hosts.has(host));
    on.bench.verify(`hosts of links of ${root.name} outside the environment`, {
      actual: [...new Set(elsewhere)],
      expected: [],
      exchange: answer,
    });
  });
}

async function sameLinks(on: HalContext): Promise<void> {
  const { xmlType } = on.hal;
  if (xmlType === undefined) return;
  await eachRoot(
    on,
    async ({ root, answer }) => {
      const xml = await on.walker.root(root, { headers: [['Accept', xmlType]] });
      if (!on.bench.conform(xml, { status: 200, mediaType: xmlType })) return;
      const told = linksIn(answer.json()).map(
        ({ rel, href }) => `${rel} ${on.walker.pathOf(href)}`,
      );
      on.bench.verify(`links of ${root.name} in XML`, {
        actual: xmlLinks(xml.text(), on.walker),
        expected: [...new Set(told)].toSorted(),
        exchange: xml,
      });
    },
    steady,
  );
}

function xmlLinks(text: string, walker: Walker): readonly string[] | string {
  try {
    const rows = linkNodes(readXml(text)).map(
      ({ attributes }) => `${attributes['rel'] ?? ''} ${walker.pathOf(attributes['href'] ?? '')}`,
    );
    return [...new Set(rows)].toSorted();
  } catch (error) {
    return String(error);
  }
}

function linkNodes(node: XmlNode): readonly XmlNode[] {
  return [...(node.name === 'link' ? [node] : []), ...node.children.flatMap(linkNodes)];
}
