import { bindingProblem, empty, json } from '../../altinn-app/families.ts';
import type { Call } from '../../altinn-app/call.ts';
import {
  both,
  dropMember,
  isRefusal,
  isStatus,
  mapMember,
  replaceBody,
  replaceJson,
  setMember,
  withMediaType,
} from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadBody, misreadHeader, misreadWhen } from './misread.ts';
import { onReply } from './spoil.ts';

/** Refuses what is sent to an operation when it fits. */
const refuses = (
  routes: readonly string[],
  fits: (call: Call) => boolean,
  status: number,
): Pick<Fault, 'bypass'> => ({
  bypass: (call, route) => (routes.includes(route.id) && fits(call) ? empty(status) : undefined),
});

const contentType = ({ request }: Call): string => request.header('content-type') ?? '';

const takesText = (routes: readonly string[], body: string): Pick<Fault, 'requests'> => ({
  requests: {
    routes,
    change: misreadWhen(
      (call) => contentType(call) === 'text/plain',
      (call) =>
        misreadBody(() => body)(misreadHeader('Content-Type', () => 'application/json')(call)),
    ),
  },
});

const speaks =
  (language: string): ((call: Call) => boolean) =>
  ({ request }) =>
    request.query.get('language') === language;

/** Faults of content negotiation, language and error bodies. */
export const negotiationFaults: readonly Fault[] = [
  {
    id: 'app-instance-as-xml',
    breaks: 'An instance comes as XML where XML is accepted.',
    aimedAt: 'APP-NEG-003',
    replies: {
      routes: ['getInstance'],
      when: (_, { request }) => request.header('accept') === 'application/xml',
      change: both(withMediaType('application/xml; charset=utf-8'), replaceBody('<Instance/>')),
    },
  },
  {
    id: 'app-charset-of-json-is-refused',
    breaks: 'JSON with a charset is refused.',
    aimedAt: 'APP-NEG-004',
    ...refuses(['createInstanceSimple'], (call) => /charset=utf-8/i.test(contentType(call)), 415),
  },
  {
    id: 'app-any-charset-of-json-is-taken',
    breaks: 'The charset of JSON is not looked at.',
    aimedAt: 'APP-NEG-005',
    requests: {
      routes: ['createInstanceSimple'],
      change: misreadHeader('Content-Type', (type) => type?.replace(/;.*$/, '')),
    },
  },
  {
    id: 'app-only-application-json-is-taken',
    breaks: 'text/json is refused.',
    aimedAt: 'APP-NEG-006',
    ...refuses(['createInstanceSimple'], (call) => contentType(call).startsWith('text/json'), 415),
  },
  {
    id: 'app-plus-json-is-refused',
    breaks: 'Media types that end with +json are refused.',
    aimedAt: 'APP-NEG-006',
    ...refuses(['createInstanceSimple'], (call) => contentType(call).includes('+json'), 415),
  },
  {
    id: 'app-patch-takes-text',
    breaks: 'PATCH data takes text for an empty patch.',
    aimedAt: 'APP-NEG-007',
    ...takesText(['patchData'], '{"patches":[],"ignoredValidators":null}'),
  },
  {
    id: 'app-tags-take-text',
    breaks: 'PUT tags takes text for an empty list.',
    aimedAt: 'APP-NEG-007',
    ...takesText(['putTags'], '{"tags":[]}'),
  },
  {
    id: 'app-actions-take-text-as-400',
    breaks: 'POST actions refuses text with 400.',
    aimedAt: 'APP-NEG-007',
    replies: {
      routes: ['performAction'],
      when: isStatus(415),
      change: (reply) => ({ ...reply, status: 400 }),
    },
  },
  {
    id: 'app-language-of-creation-is-refused',
    breaks: 'POST instances/create refuses the query language.',
    aimedAt: 'APP-LANG-001',
    ...refuses(['createInstanceSimple'], speaks('nb'), 400),
  },
  {
    id: 'app-english-is-refused',
    breaks: 'GET validate refuses English.',
    aimedAt: 'APP-LANG-001',
    bypass: (call, route) =>
      route.id === 'validateInstance' && speaks('en')(call)
        ? bindingProblem({ language: ["The value 'en' is not valid."] })
        : undefined,
  },
  {
    id: 'app-language-keeps-process-back',
    breaks: 'process/next with a language moves nothing.',
    aimedAt: 'APP-LANG-001',
    ...refuses(['nextProcess'], speaks('nb'), 409),
  },
  {
    id: 'app-unknown-language-is-refused',
    breaks: 'A language that the app does not have is refused.',
    aimedAt: 'APP-LANG-002',
    ...refuses(['putDataByType', 'validateInstance'], speaks('xx'), 400),
  },
  {
    id: 'app-english-finds-nothing',
    breaks: 'Validation in English finds nothing.',
    aimedAt: 'APP-LANG-003',
    bypass: (call, route) =>
      route.id === 'validateInstance' && speaks('en')(call) ? json(200, []) : undefined,
  },
  {
    id: 'app-english-is-milder',
    breaks: 'Validation in English calls errors warnings.',
    aimedAt: 'APP-LANG-003',
    replies: {
      routes: ['validateInstance'],
      when: (_, call) => speaks('en')(call),
      change: setMember(['*', 'severity'], 2),
    },
  },
  {
    id: 'app-english-translates-fields',
    breaks: 'Validation in English names fields in English.',
    aimedAt: 'APP-LANG-003',
    replies: {
      routes: ['validateInstance'],
      when: (_, call) => speaks('en')(call),
      change: setMember(['*', 'field'], 'name'),
    },
  },
  {
    id: 'app-problem-tells-another-status',
    breaks: 'The status member of a problem body is 500.',
    aimedAt: 'APP-ERR-001',
    replies: {
      when: isRefusal,
      change: mapMember(['status'], (status) => (typeof status === 'number' ? 500 : undefined)),
    },
  },
  {
    id: 'app-missing-element-tells-400',
    breaks: 'A problem of 404 tells status 400.',
    aimedAt: 'APP-ERR-001',
    ...onReply(['getData', 'getInstance'], 404, setMember(['status'], 400)),
  },
  {
    id: 'app-problem-says-nothing',
    breaks: 'A problem body has neither title nor detail.',
    aimedAt: 'APP-ERR-002',
    replies: { when: isRefusal, change: both(dropMember('title'), dropMember('detail')) },
  },
  {
    id: 'app-binding-problem-names-nothing',
    breaks: 'The refusal of a malformed body does not name what is wrong.',
    aimedAt: 'APP-ERR-003',
    replies: { when: isStatus(400), change: dropMember('errors') },
  },
  {
    id: 'app-binding-problem-has-no-texts',
    breaks: 'The refusal of a malformed body names members without a reason.',
    aimedAt: 'APP-ERR-003',
    replies: {
      when: isStatus(400),
      change: mapMember(['errors'], (errors) =>
        Object.fromEntries(Object.keys(Object(errors ?? {})).map((name) => [name, []])),
      ),
    },
  },
  {
    id: 'app-trace-id-is-a-number',
    breaks: 'The trace id of a problem body has another form.',
    aimedAt: 'APP-ERR-004',
    replies: {
      when: isRefusal,
      change: mapMember(['traceId'], (id) =>
        typeof id === 'string' ? '0HN7:00000001' : undefined,
      ),
    },
  },
  {
    id: 'app-creation-refused-with-object',
    breaks: 'The refusal of a creation is an empty object.',
    aimedAt: 'APP-ERR-005',
    ...onReply(['createInstanceSimple'], 400, replaceJson({})),
  },
  {
    id: 'app-process-refused-with-json-text',
    breaks: 'The refusal of process/start is a JSON string.',
    aimedAt: 'APP-ERR-005',
    ...onReply(
      ['startProcess'],
      409,
      both(withMediaType('application/json; charset=utf-8'), replaceJson('Started.')),
    ),
  },
  {
    id: 'app-conflict-lists-no-results',
    breaks: 'The 409 of process/next does not list the results of validation.',
    aimedAt: 'APP-ERR-006',
    ...onReply(['nextProcess'], 409, dropMember('validationIssues')),
  },
  {
    id: 'app-conflict-gives-no-reason',
    breaks: 'The 409 of process/next does not say why.',
    aimedAt: 'APP-ERR-006',
    ...onReply(['nextProcess'], 409, setMember(['detail'], '')),
  },
  {
    id: 'app-conflict-lists-warnings-only',
    breaks: 'The 409 of process/next lists errors as warnings.',
    aimedAt: 'APP-ERR-006',
    ...onReply(['nextProcess'], 409, setMember(['validationIssues', '*', 'severity'], 2)),
  },
  {
    id: 'app-upload-problem-has-no-code',
    breaks: 'The problems of a refused upload have no code.',
    aimedAt: 'APP-ERR-007',
    ...onReply(['createData'], 400, setMember(['uploadValidationIssues', '*', 'code'], '')),
  },
  {
    id: 'app-upload-problem-is-mild',
    breaks: 'The problems of a refused upload are warnings.',
    aimedAt: 'APP-ERR-007',
    ...onReply(['createData'], 400, setMember(['uploadValidationIssues', '*', 'severity'], 2)),
  },
  {
    id: 'app-upload-problems-are-missing',
    breaks: 'A refused upload lists no problem.',
    aimedAt: 'APP-ERR-007',
    ...onReply(['createData'], 400, setMember(['uploadValidationIssues'], [])),
  },
];
