import { altinn2Rules } from '../../../altinn2/rules.ts';
import type { Link, Part, Resource } from '../../../altinn2/formats/resource.ts';
import type { Altinn2Variation } from '../variation.ts';

const any = /./;
const { contentType, formats, localTime, writes } = altinn2Rules;

const isOf = (mark: 'json' | 'xml', type = ''): boolean => type.includes(mark);

/** A change to the text of the resources that are written as XML. */
function overXml(map: (text: string) => string): Altinn2Variation['answers'] {
  return {
    rules: {
      writes: (format, resource) => {
        const text = writes(format, resource);
        return isOf('xml', format.type) ? map(text) : text;
      },
    },
  };
}

/** Another resource, however it is written. */
const overResource = (map: (resource: Resource) => Resource): Altinn2Variation['answers'] => ({
  rules: { writes: (format, resource) => writes(format, map(resource)) },
});

function mapLinks<P extends Part>(part: P, map: (one: Link) => Link): P {
  const { links = [], embedded } = part;
  const mapped = links.map(
    ([rel, to]) => [rel, 'href' in to ? map(to) : to.map((one) => map(one))] as const,
  );
  return {
    ...part,
    ...(part.links === undefined ? {} : { links: mapped }),
    ...(embedded === undefined
      ? {}
      : { embedded: { ...embedded, items: embedded.items.map((item) => mapLinks(item, map)) } }),
  };
}

const titled = (one: Link): Link => ({ ...one, attributes: { ...one.attributes, title: 'x' } });
const relative = ({ href, ...one }: Link): Link => ({
  ...one,
  href: href.replace(/^http:\/\/[^/]*(?=\/api\/)/, ''),
});

/** How a resource is written (reference altinn2 4): XML is nowhere described. */
export const formatVariations: readonly Altinn2Variation[] = [
  {
    says: 'XML with line ends and spaces between elements',
    seenBy: any,
    answers: overXml((text) => text.replaceAll(/>(?=<(?!\/))/g, '>\n  ')),
  },
  {
    says: 'XML with a comment and an instruction before its root',
    seenBy: any,
    answers: overXml((text) => text.replace('?>', '?><!-- x --><?app x?>')),
  },
  {
    says: 'XML in a namespace, with those of its tools',
    seenBy: any,
    answers: overXml((text) =>
      text.replace(
        /<(\w+)(?=[\s>])/,
        '<$1 xmlns="http://x.invalid/a" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"',
      ),
    ),
  },
  {
    says: 'XML with a text in CDATA',
    seenBy: any,
    answers: overXml((text) =>
      text.replaceAll(/<(\w+)>([\w ]+)<\/\1>/g, '<$1><![CDATA[$2]]></$1>'),
    ),
  },
  {
    says: 'XML with numbers for letters outside ASCII, without a declaration',
    seenBy: any,
    answers: overXml((text) =>
      text
        .replace(/^<\?xml[^>]*>/, '')
        .replaceAll(/\P{ASCII}/gu, (letter) => `&#x${letter.codePointAt(0)?.toString(16)};`),
    ),
  },
  {
    says: 'media types without a charset',
    seenBy: any,
    answers: { rules: { contentType: ({ type }) => type } },
  },
  {
    says: 'media types in capitals',
    seenBy: any,
    answers: { rules: { contentType: (format) => contentType(format).toUpperCase() } },
  },
  {
    says: 'links with a title, which nobody documents',
    seenBy: any,
    answers: overResource((resource) => mapLinks(resource, titled)),
  },
  {
    says: 'links without host',
    seenBy: any,
    answers: overResource((resource) => mapLinks(resource, relative)),
  },
  {
    says: 'an Accept that names none of the four answered with JSON',
    seenBy: /^ALT2-NEG-/,
    answers: {
      rules: {
        choosesFormat: (accept) =>
          accept !== undefined && /^(?:text\/csv|image\/png)$/.test(accept)
            ? formats.json
            : altinn2Rules.choosesFormat(accept),
      },
    },
  },
  {
    says: 'times with seven digits',
    seenBy: any,
    answers: {
      rules: {
        localTime: (moment) => {
          const [seconds, fraction = ''] = localTime(moment).split('.');
          return `${seconds}.${fraction.padEnd(7, '0')}`;
        },
      },
    },
  },
  {
    says: 'times cut to their second',
    seenBy: any,
    answers: { rules: { localTime: (moment) => localTime(moment).split('.')[0] ?? '' } },
  },
];
