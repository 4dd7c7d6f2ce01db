import { empty, json, plainText } from '../../altinn-app/families.ts';
import { pathIsApp } from '../../altinn-app/app/app-texts.ts';
import {
  both,
  dropMember,
  isStatus,
  mapMember,
  mapText,
  replaceBody,
  replaceJson,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import type { Fault } from './fault.ts';
import { misreadPath } from './misread.ts';
import { onReply } from './spoil.ts';

const metadata = ['getApplicationMetadata'];
const schemas = ['getJsonSchema'];

/** Answers an operation otherwise. */
const answers = (id: string, status: number, value: unknown): Pick<Fault, 'bypass'> => ({
  bypass: (_, route) => (route.id === id ? json(status, value) : undefined),
});

/** Faults of metadata, texts and static documents. */
export const metadataFaults: readonly Fault[] = [
  {
    id: 'app-metadata-name-another-app',
    breaks: 'The metadata name another app.',
    aimedAt: 'APP-META-001',
    ...onReply(metadata, 200, setMember(['id'], 'ttd/annen')),
  },
  {
    id: 'app-metadata-ask-for-a-token',
    breaks: 'The metadata demand a token.',
    aimedAt: 'APP-META-001',
    bypass: ({ request }, route) =>
      route.id === 'getApplicationMetadata' && request.header('authorization') === undefined
        ? empty(401)
        : undefined,
  },
  {
    id: 'app-metadata-list-no-types',
    breaks: 'The metadata list no data types.',
    aimedAt: 'APP-META-002',
    ...onReply(metadata, 200, setMember(['dataTypes'], [])),
  },
  {
    id: 'app-metadata-have-no-types',
    breaks: 'The metadata have no list of data types.',
    aimedAt: 'APP-META-002',
    ...onReply(metadata, 200, dropMember('dataTypes')),
  },
  {
    id: 'app-metadata-type-is-renamed',
    breaks: 'A data type of the metadata has another id than its elements.',
    aimedAt: 'APP-META-002',
    ...onReply(
      metadata,
      200,
      mapMember(['dataTypes', '*', 'id'], (id) => `${String(id)}-v2`),
    ),
  },
  {
    id: 'app-metadata-of-any-app',
    breaks: "The metadata are answered under any app's name.",
    aimedAt: 'APP-META-003',
    rules: { pathIsApp: () => true },
  },
  {
    id: 'app-metadata-check-cannot-be-turned-off',
    breaks: "The check of the app's name cannot be turned off.",
    aimedAt: 'APP-META-003',
    bypass: ({ app, params }, route) =>
      route.id === 'getApplicationMetadata' &&
      !pathIsApp(app, params['org'] ?? '', params['app'] ?? '')
        ? plainText(409, 'Another app.')
        : undefined,
  },
  {
    id: 'app-process-definition-is-empty',
    breaks: 'The process definition has no tasks.',
    aimedAt: 'APP-META-004',
    rules: { showsProcess: () => Buffer.from('<?xml version="1.0"?><definitions/>') },
  },
  {
    id: 'app-process-definition-is-json',
    breaks: 'The process definition is called JSON.',
    aimedAt: 'APP-META-004',
    ...onReply(['getProcessDefinition'], 200, withMediaType('application/json')),
  },
  {
    id: 'app-policy-is-json',
    breaks: 'The authorisation policy is an object of JSON.',
    aimedAt: 'APP-META-005',
    ...answers('getAuthorizationPolicy', 200, { rules: [] }),
  },
  {
    id: 'app-policy-is-closed',
    breaks: 'The authorisation policy is refused with 403.',
    aimedAt: 'APP-META-005',
    ...answers('getAuthorizationPolicy', 403, { title: 'Forbidden', status: 403 }),
  },
  {
    id: 'app-texts-are-missing',
    breaks: 'A language without texts of its own leads to 404.',
    aimedAt: 'APP-META-006',
    bypass: ({ params }, route) =>
      route.id === 'getTexts' && params['language'] === 'en' ? empty(404) : undefined,
  },
  {
    id: 'app-texts-name-no-language',
    breaks: 'Texts name their language in words.',
    aimedAt: 'APP-META-006',
    ...onReply(['getTexts'], 200, setMember(['language'], 'bokmål')),
  },
  {
    id: 'app-texts-are-an-object',
    breaks: 'Texts are an object by id.',
    aimedAt: 'APP-META-006',
    ...onReply(['getTexts'], 200, setMember(['resources'], { appName: 'Kontrakt' })),
  },
  {
    id: 'app-texts-of-any-language-code',
    breaks: 'A language code may be of any length.',
    aimedAt: 'APP-META-007',
    rules: { isLanguage: () => true },
  },
  {
    id: 'app-unknown-options-are-empty',
    breaks: 'An option list that does not exist is empty.',
    aimedAt: 'APP-META-008',
    ...answers('getOptions', 200, []),
  },
  {
    id: 'app-unknown-options-answer-400',
    breaks: 'An option list that does not exist is refused with 400.',
    aimedAt: 'APP-META-008',
    ...onReply(['getOptions'], 404, withStatus(400)),
  },
  {
    id: 'app-schema-is-empty',
    breaks: 'The JSON schema of a data type is empty.',
    aimedAt: 'APP-META-009',
    ...onReply(schemas, 200, replaceBody('{}')),
  },
  {
    id: 'app-schema-is-cut',
    breaks: 'The JSON schema of a data type is cut off.',
    aimedAt: 'APP-META-009',
    ...onReply(
      schemas,
      200,
      mapText((text) => text.slice(0, -2)),
    ),
  },
  {
    id: 'app-unknown-schema-is-any',
    breaks: 'A JSON schema that does not exist is that of another type.',
    aimedAt: 'APP-META-010',
    requests: { routes: schemas, change: misreadPath('id', () => 'Skjema') },
  },
  {
    id: 'app-unknown-schema-answers-500',
    breaks: 'A JSON schema that does not exist leads to 500.',
    aimedAt: 'APP-META-010',
    ...onReply(schemas, 404, () => empty(500)),
  },
  {
    id: 'app-settings-are-closed',
    breaks: 'The application settings demand a token.',
    aimedAt: 'APP-META-011',
    ...onReply(['getApplicationSettings'], 200, () => empty(401)),
  },
  {
    id: 'app-languages-are-an-object',
    breaks: 'The languages of the app are an object.',
    aimedAt: 'APP-META-011',
    ...onReply(['getApplicationLanguages'], 200, replaceJson({ nb: 'Bokmål' })),
  },
  {
    id: 'app-missing-documents-answer-403',
    breaks: 'Documents that an app need not have are refused with 403.',
    aimedAt: 'APP-META-012',
    replies: {
      routes: ['getRuleConfiguration', 'getValidationConfig'],
      when: isStatus(204),
      change: withStatus(403),
    },
  },
  {
    id: 'app-unknown-path-is-a-page',
    breaks: 'A path that is no operation is answered with a page.',
    aimedAt: 'APP-META-013',
    unrouted: (reply) =>
      reply.status === 404
        ? {
            ...reply,
            status: 200,
            headers: [...reply.headers, ['Content-Type', 'text/html; charset=utf-8']],
            body: Buffer.from('<html><body>Altinn</body></html>'),
          }
        : reply,
  },
  {
    id: 'app-unknown-path-is-forbidden',
    breaks: 'A path that is no operation is refused with 403.',
    aimedAt: 'APP-META-013',
    unrouted: (reply) => (reply.status === 404 ? { ...reply, status: 403 } : reply),
  },
  {
    id: 'app-health-is-bad',
    breaks: 'The service says that it is not well.',
    aimedAt: 'APP-META-014',
    ...onReply(['getHealth'], 200, both(withStatus(503), replaceBody('Unhealthy'))),
  },
  {
    id: 'app-schema-as-json-is-no-schema',
    breaks: 'The JSON schema asked for as JSON is a list.',
    aimedAt: 'APP-META-016',
    replies: {
      routes: schemas,
      when: (_, { request }) => request.header('accept') === 'application/json',
      change: replaceJson([]),
    },
  },
  {
    id: 'app-former-layouts-are-back',
    breaks: 'The former address of the layouts answers.',
    aimedAt: 'APP-META-018',
    ...answers('getLayouts', 200, {}),
  },
];
