import { formats, type Format } from '../../altinn2/formats/negotiate.ts';
import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import { dropHeader, isStatus, mapText, setMember, withMediaType } from '../change.ts';
import type { Altinn2Fault } from './fault.ts';
import { answersWhen, mixed, onSuccess, shorter, writesOther } from './means.ts';

const { choosesFormat } = altinn2Rules;

/** Answers in one format where another is wanted. */
const confuses = (wanted: Format, given: Format): Pick<Altinn2Fault, 'rules'> => ({
  rules: {
    choosesFormat: (accept) => {
      const chosen = choosesFormat(accept);
      return chosen.type === wanted.type ? given : chosen;
    },
  },
});

const isXml = ({ headers }: { headers: readonly (readonly [string, string])[] }): boolean =>
  headers.some(([name, value]) => name === 'Content-Type' && /xml/.test(value));

const readable = ['listMetadata', 'getFormTask', 'listMessages', 'listReportees', 'getProfile'];

/** Faults of content negotiation. */
export const formatFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-hal-json-is-json',
    breaks: 'HAL+JSON comes as plain JSON.',
    aimedAt: 'ALT2-NEG-001',
    ...confuses(formats.halJson, formats.json),
  },
  {
    id: 'alt2-json-is-hal-json',
    breaks: 'Plain JSON comes as HAL+JSON.',
    aimedAt: 'ALT2-NEG-002',
    ...confuses(formats.json, formats.halJson),
  },
  {
    id: 'alt2-hal-xml-is-xml',
    breaks: 'HAL+XML comes as plain XML.',
    aimedAt: 'ALT2-NEG-003',
    ...confuses(formats.halXml, formats.xml),
  },
  {
    id: 'alt2-hal-xml-is-json-inside',
    breaks: 'HAL+XML is JSON under its name.',
    aimedAt: 'ALT2-NEG-003',
    rules: {
      writes: (format, resource) =>
        (format.type === formats.halXml.type ? formats.halJson : format).write(resource),
    },
  },
  {
    id: 'alt2-xml-is-json',
    breaks: 'XML comes as JSON.',
    aimedAt: 'ALT2-NEG-004',
    ...confuses(formats.xml, formats.json),
  },
  {
    id: 'alt2-accept-has-case',
    breaks: 'Media types in capitals are not known.',
    aimedAt: 'ALT2-NEG-005',
    rules: {
      choosesFormat: (accept) =>
        accept === accept?.toLowerCase() ? choosesFormat(accept) : formats.halJson,
    },
  },
  {
    id: 'alt2-first-type-wins',
    breaks: 'The first type in Accept is answered, whatever its quality.',
    aimedAt: 'ALT2-NEG-006',
    rules: { choosesFormat: (accept) => choosesFormat(accept?.split(/[,;]/)[0]) },
  },
  {
    id: 'alt2-no-accept-gives-text',
    breaks: 'Without Accept plain text is answered.',
    aimedAt: 'ALT2-NEG-007',
    replies: {
      routes: readable,
      when: (reply, { accept }) => reply.status === 200 && accept === undefined,
      change: withMediaType('text/plain'),
    },
  },
  {
    id: 'alt2-any-accept-gives-nothing',
    breaks: 'Any type at all is refused with 406.',
    aimedAt: 'ALT2-NEG-008',
    ...answersWhen(
      readable,
      ({ accept }) => accept === '*/*',
      () => refuse(406),
    ),
  },
  {
    id: 'alt2-unsupported-accept-gives-406',
    breaks: 'An Accept that nothing meets is refused with 406, against what the environment says.',
    aimedAt: 'ALT2-NEG-009',
    ...answersWhen(
      readable,
      ({ accept }) => accept === 'text/csv',
      () => refuse(406),
    ),
  },
  {
    id: 'alt2-browser-gets-xml',
    breaks: 'A browser is answered with XML, as before 20.9.',
    aimedAt: 'ALT2-NEG-010',
    rules: {
      choosesFormat: (accept) =>
        accept?.startsWith('text/html') === true ? formats.xml : choosesFormat(accept),
    },
  },
  {
    id: 'alt2-json-tells-less',
    breaks: 'JSON leaves out the last item, or a member.',
    aimedAt: 'ALT2-NEG-011',
    ...writesOther(formats.json.type, shorter),
  },
  {
    id: 'alt2-hal-xml-tells-less',
    breaks: 'HAL+XML leaves out the last item, or a member.',
    aimedAt: 'ALT2-NEG-012',
    ...writesOther(formats.halXml.type, shorter),
  },
  {
    id: 'alt2-xml-tells-less',
    breaks: 'XML leaves out the last item, or a member.',
    aimedAt: 'ALT2-NEG-013',
    ...writesOther(formats.xml.type, shorter),
  },
  {
    id: 'alt2-hal-xml-mixes-items',
    breaks: 'The first items of a list in HAL+XML have what the other has.',
    aimedAt: 'ALT2-NEG-012',
    ...writesOther(formats.halXml.type, mixed),
  },
  {
    id: 'alt2-xml-loses-letters',
    breaks: 'XML loses letters that ASCII does not have.',
    aimedAt: 'ALT2-NEG-013',
    replies: {
      routes: readable,
      when: (reply) => reply.status === 200 && isXml(reply),
      change: mapText((text) => text.replaceAll(/\P{ASCII}/gu, '?')),
    },
  },
  {
    id: 'alt2-xml-is-not-escaped',
    breaks: 'XML is written without escaping.',
    aimedAt: 'ALT2-NEG-014',
    replies: {
      routes: readable,
      when: (reply) => reply.status === 200 && isXml(reply),
      change: mapText((text) => text.replaceAll('&amp;', '&')),
    },
  },
  {
    id: 'alt2-xml-has-a-document-type',
    breaks: 'XML begins with a document type.',
    aimedAt: 'ALT2-NEG-014',
    replies: {
      routes: readable,
      when: (reply) => reply.status === 200 && isXml(reply),
      change: mapText((text) => text.replace('?>', '?><!DOCTYPE resource [<!ENTITY a "b">]>')),
    },
  },
  {
    id: 'alt2-hal-xml-root-says-nothing',
    breaks: 'The root of HAL+XML has neither relation nor address.',
    aimedAt: 'ALT2-NEG-014',
    replies: {
      routes: readable,
      when: (reply) => reply.status === 200 && isXml(reply),
      change: mapText((text) => text.replace(/<resource [^>]*>/, '<resource>')),
    },
  },
  {
    id: 'alt2-json-has-links',
    breaks: 'Plain JSON has links at its top.',
    aimedAt: 'ALT2-NEG-015',
    ...onSuccess(['getProfile', 'getFormTask'], (reply, call) =>
      call.accept === 'application/json'
        ? setMember(['_links'], { self: { href: '/' } })(reply, call)
        : reply,
    ),
  },
  {
    id: 'alt2-xml-request-is-not-read',
    breaks: 'A body in HAL+XML is not read.',
    aimedAt: 'ALT2-NEG-016',
    ...answersWhen(
      ['createMessage'],
      ({ request }) => /xml/.test(request.header('content-type') ?? ''),
      () => refuse(415),
    ),
  },
  {
    id: 'alt2-embedded-names-have-case',
    breaks: 'What a request embeds is found in lower case alone.',
    aimedAt: 'ALT2-NEG-017',
    ...answersWhen(
      ['createMessage'],
      ({ request }) => /"FORMS"/.test(request.body.toString()),
      () => refuse(400, 'No forms'),
    ),
  },
  {
    id: 'alt2-times-are-in-utc',
    breaks: 'Times are in UTC.',
    aimedAt: 'ALT2-DATE-001',
    rules: { localTime: (moment) => moment.toISOString() },
  },
  {
    id: 'alt2-times-in-xml-are-in-utc',
    breaks: 'Times in XML are in UTC.',
    aimedAt: 'ALT2-DATE-001',
    replies: {
      routes: readable,
      when: (reply) => reply.status === 200 && isXml(reply),
      change: mapText((text) => text.replaceAll(/(T\d\d:\d\d:\d\d[\d.]*)</g, '$1Z<')),
    },
  },
  {
    id: 'alt2-times-are-of-another-zone',
    breaks: 'Times look local and are UTC.',
    aimedAt: 'ALT2-DATE-002',
    rules: { localTime: (moment) => moment.toISOString().slice(0, -1) },
  },
  {
    id: 'alt2-metadata-may-be-kept',
    breaks: 'Metadata say nothing of caching.',
    aimedAt: 'ALT2-META-011',
    replies: { routes: ['listMetadata'], when: isStatus(200), change: dropHeader('Cache-Control') },
  },
];
