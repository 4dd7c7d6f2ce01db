import { dropHeader, emptyBody, setMember, withStatus } from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadQuery } from './misread.ts';
import { other } from './spoil.ts';
import { onMade, reads, refuses } from './multipart-means.ts';

/** Faults of multipart instantiation that is in order. */
export const multipartFaults: readonly Fault[] = [
  {
    id: 'app-multipart-only-form-data',
    breaks: 'Only the subtype form-data is taken for multipart.',
    aimedAt: 'APP-MULTI-001',
    ...refuses(({ type }) => /multipart\/mixed/.test(type), 415),
  },
  {
    id: 'app-multipart-type-by-case',
    breaks: 'The media type is read by case.',
    aimedAt: 'APP-MULTI-001',
    ...refuses(({ type }) => type.startsWith('MULTIPART')),
  },
  {
    id: 'app-multipart-quoted-boundary',
    breaks: 'A quoted boundary is read with its quotes.',
    aimedAt: 'APP-MULTI-001',
    ...refuses(({ type }) => /boundary="/.test(type)),
  },
  {
    id: 'app-multipart-long-boundary',
    breaks: 'A boundary of seventy characters is too long.',
    aimedAt: 'APP-MULTI-001',
    ...refuses(({ type }) => type.length > 90),
  },
  {
    id: 'app-multipart-description-must-be-first',
    breaks: 'The description of the instance is found in the first place only.',
    aimedAt: 'APP-MULTI-009',
    ...refuses(({ text, type }) =>
      type.includes('multipart') ? !/^[^]{0,120}name="?instance"?/.test(text) : false,
    ),
  },
  {
    id: 'app-multipart-single-part-needs-name',
    breaks: 'A single part without a name is refused.',
    aimedAt: 'APP-MULTI-010',
    ...refuses(({ text }) => /Content-Disposition: form-data\r\n/.test(text)),
  },
  {
    id: 'app-multipart-description-without-charset',
    breaks: 'A charset of the description is refused.',
    aimedAt: 'APP-MULTI-011',
    ...refuses(({ text }) => /application\/json; charset=utf-8/.test(text)),
  },
  {
    id: 'app-multipart-refuses-empty-notification',
    breaks: 'An empty notification is refused.',
    aimedAt: 'APP-MULTI-016',
    ...refuses(({ text }) => /name="notification"[^]*\r\n\{\}\r\n/.test(text)),
  },
  {
    id: 'app-multipart-demands-disposition-type',
    breaks: 'A part must be disposed as form-data.',
    aimedAt: 'APP-MULTI-024',
    ...refuses(({ text }) => /Content-Disposition: attachment; name="instance"/.test(text)),
  },
  {
    id: 'app-multipart-file-name-decides-type',
    breaks: 'File name and media type of a part must agree.',
    aimedAt: 'APP-MULTI-027',
    ...refuses(({ text }) => /bilde\.png/.test(text)),
  },
  {
    id: 'app-multipart-loses-location',
    breaks: 'An instance made of parts is answered without Location.',
    aimedAt: 'APP-MULTI-031',
    ...onMade(dropHeader('Location')),
  },
  {
    id: 'app-multipart-starts-nothing',
    breaks: 'An instance made of parts has no current task.',
    aimedAt: 'APP-MULTI-031',
    ...onMade(setMember(['process', 'currentTask'], null)),
  },
  {
    id: 'app-multipart-answers-202',
    breaks: 'An instance made of parts is answered with 202 and nothing else.',
    aimedAt: 'APP-MULTI-031',
    ...onMade((reply, call) => emptyBody(withStatus(202)(reply, call), call)),
  },
  {
    id: 'app-multipart-refuses-plain-json',
    breaks: 'The plain description as the whole body is refused.',
    aimedAt: 'APP-MULTI-033',
    ...refuses(({ type }) => type.startsWith('application/json'), 415),
  },
  {
    id: 'app-multipart-ignores-party-in-query',
    breaks: 'The party in the query is not read.',
    aimedAt: 'APP-MULTI-034',
    ...reads(misreadQuery('instanceOwnerPartyId', () => undefined)),
  },
  {
    id: 'app-multipart-party-in-query-of-another',
    breaks: 'The instance is made for another party than the query says.',
    aimedAt: 'APP-MULTI-034',
    ...reads(
      misreadQuery('instanceOwnerPartyId', (sent) => (sent === undefined ? sent : other.partyId)),
    ),
  },
  {
    id: 'app-multipart-refuses-preamble',
    breaks: 'Text before the first delimiter is refused.',
    aimedAt: 'APP-MULTI-044',
    ...refuses(({ text, type }) => type.includes('multipart') && text.startsWith('foran')),
  },
  {
    id: 'app-multipart-validates-at-once',
    breaks: 'Form data that breaks a rule of the model is refused at instantiation.',
    aimedAt: 'APP-MULTI-047',
    ...refuses(({ text }) => /<navn>feil<\/navn>/.test(text)),
  },
  {
    id: 'app-multipart-form-is-never-validated',
    breaks: 'Form data that breaks a rule of the app is never refused.',
    aimedAt: 'APP-MULTI-047',
    rules: { logicProblems: () => [], modelProblems: () => [] },
  },
  {
    id: 'app-multipart-refuses-blank-lines',
    breaks: 'Blank lines around the description are refused.',
    aimedAt: 'APP-MULTI-048',
    ...refuses(({ text }) => /\r\n\r\n\r\n\r\n\{/.test(text)),
  },
];
