import type { Lines, Reply } from '../../server/message.ts';
import { appFile, layoutsOf } from '../app/app-files.ts';
import { textsOf } from '../app/app-texts.ts';
import type { Call, Route } from '../call.ts';
import { defects } from '../defects.ts';
import { bareProblem, bindingProblem, empty, json, plainText } from '../families.ts';
import { textMediaType } from '../negotiate.ts';
import { optionsReply } from '../app/app-options.ts';
import { ownDocument } from '../app/own-document.ts';

type Handle = (call: Call) => Reply;

const anonymous = (id: string, path: string, handle: Handle): Route => ({
  id,
  method: 'GET',
  path: `/{org}/{app}${path}`,
  access: 'none',
  handle,
});

/** Metadata and static resources (reference 1.7), all without a token. */
export const staticRoutes: readonly Route[] = [
  anonymous('getApplicationMetadata', '/api/v1/applicationmetadata', applicationMetadata),
  anonymous('getProcessDefinition', '/api/v1/meta/process', processDefinition),
  anonymous('getAuthorizationPolicy', '/api/v1/meta/authorizationpolicy', policy),
  anonymous('getTexts', '/api/v1/texts/{language}', texts),
  anonymous('getOptions', '/api/options/{optionsId}', optionsReply),
  {
    id: 'getInstanceOptions',
    method: 'GET',
    access: 'read',
    handle: optionsReply,
    path: '/{org}/{app}/instances/{party:int}/{guid:guid}/options/{optionsId}',
  },
  anonymous('getJsonSchema', '/api/jsonschema/{id}', jsonSchema),
  anonymous('getXsdSchema', '/api/xsdschema/{id}', xsdSchema),
  anonymous('getLayouts', '/api/layouts', () => plainText(404, layoutsGone)),
  anonymous('getLayoutsById', '/api/layouts/{id}', (call) =>
    textReply(call, layoutsOf(call.app, call.params['id'] ?? '')),
  ),
  anonymous('getLayoutSettings', '/api/layoutsettings', fileText('ui/Settings.json')),
  anonymous('getLayoutSettingsById', '/api/layoutsettings/{id}', fileText('ui/{id}/Settings.json')),
  anonymous('getLayoutSets', '/api/layoutsets', fileText('ui/layout-sets.json')),
  anonymous('getFooter', '/api/v1/footer', fileText('ui/footer.json')),
  anonymous(
    'getRuleHandler',
    '/api/rulehandler/{id}',
    fileAs('ui/{id}/RuleHandler.js', 'text/javascript'),
  ),
  anonymous(
    'getRuleConfiguration',
    '/api/ruleconfiguration/{id}',
    fileAs('ui/{id}/RuleConfiguration.json', 'application/json'),
  ),
  anonymous(
    'getValidationConfig',
    '/api/validationconfig/{id}',
    fileText('models/{id}.validation.json'),
  ),
  anonymous('getApplicationSettings', '/api/v1/applicationsettings', () => json(200, {})),
  anonymous('getApplicationLanguages', '/api/v1/applicationlanguages', languages),
  anonymous('getGenericDocument', '/swagger/v1/swagger.json', (call) =>
    json(200, ownDocument(call)),
  ),
  anonymous('getSpecificDocument', '/v1/customOpenapi.json', (call) =>
    json(200, ownDocument(call)),
  ),
  anonymous('redirect', '/api/v1/redirect', redirect),
  { id: 'getHealth', method: 'GET', path: '/health', access: 'none', handle: health },
  {
    id: 'receiveEvent',
    method: 'POST',
    path: '/{org}/{app}/api/v1/eventsreceiver',
    access: 'none',
    apiController: false,
    handle: () => empty(401),
  },
];

const layoutsGone =
  'This endpoint is no longer available. Use /{org}/{app}/api/layoutsets to get available layout sets and /{org}/{app}/api/layouts/{id} to get layouts for a specific layout set.';

const cached: Lines = [['Cache-Control', 'public,max-age=60']];

function applicationMetadata(call: Call): Reply {
  const wanted = call.request.query.get('checkOrgApp') ?? 'true';
  if (!/^\s*(true|false)\s*$/i.test(wanted)) {
    const errors = { checkOrgApp: [`The value '${wanted}' is not valid.`] };
    return bindingProblem(errors);
  }
  const other = /true/i.test(wanted) ? otherApp(call) : undefined;
  if (other !== undefined) return { ...other, headers: [...other.headers, ...cached] };
  return json(200, call.state.rules.showsMetadata(call.app), cached);
}

function otherApp(call: Call): Reply | undefined {
  const { org = '', app: name = '' } = call.params;
  if (call.state.rules.pathIsApp(call.app, org, name)) return undefined;
  const text = `This is ${call.app.id}, and not the app you are looking for: ${org}/${name}!`;
  return plainText(409, text);
}

const xmlReply = (mediaType: string, body: Buffer): Reply => ({
  status: 200,
  headers: [['Content-Type', `${mediaType}; charset=utf-8`]],
  body,
});

function processDefinition(call: Call): Reply {
  return otherApp(call) ?? xmlReply('text/xml', call.state.rules.showsProcess(call.app));
}

function policy(call: Call): Reply {
  const other = otherApp(call);
  if (other !== undefined) return other;
  const { policyXml } = call.app;
  return policyXml === undefined ? bareProblem(404) : xmlReply('text/xml', policyXml);
}

function texts(call: Call): Reply {
  const language = call.params['language'] ?? '';
  if (!call.state.rules.isLanguage(language)) {
    const text = `Provided language ${language} is invalid. Language code should consists of two characters.`;
    return plainText(400, text);
  }
  const found = textsOf(call.app, language);
  return found === undefined ? empty(404) : json(200, found);
}

function languages(call: Call): Reply {
  const known = Object.keys(call.app.texts);
  return json(
    200,
    (known.length === 0 ? ['nb'] : known).map((language) => ({ language })),
  );
}

/** A text result: plain, or quoted once more where the Accept header names JSON. */
function textReply(call: Call, text: string): Reply {
  const mediaType = textMediaType(call.request.header('accept'));
  const body = Buffer.from(mediaType === 'text/plain' ? text : JSON.stringify(text));
  const headers: Lines = [['Content-Type', `${mediaType}; charset=utf-8`]];
  return { status: 200, headers, body, chunked: true };
}

function jsonSchema(call: Call): Reply {
  const id = call.params['id'] ?? '';
  const schema = call.app.modelSchemas[id];
  const file = appFile(call.app, `models/${id}.schema.json`, `${id}.schema.json`);
  if (file !== undefined) return textReply(call, file);
  if (schema !== undefined) return textReply(call, JSON.stringify(schema, null, 2));
  return call.state.world.has(defects.unknownJsonSchema) ? empty(500) : bareProblem(404);
}

function xsdSchema(call: Call): Reply {
  const id = call.params['id'] ?? '';
  const file = appFile(call.app, `models/${id}.xsd`, `${id}.xsd`);
  return file === undefined ? bareProblem(404) : xmlReply('application/xml', Buffer.from(file));
}

function fileText(name: string): Handle {
  return (call) => {
    const file = appFile(call.app, name.replace('{id}', call.params['id'] ?? ''));
    return file === undefined ? empty(204) : textReply(call, file);
  };
}

function fileAs(name: string, mediaType: string): Handle {
  return (call) => {
    const file = appFile(call.app, name.replace('{id}', call.params['id'] ?? ''));
    if (file === undefined) return empty(204);
    return { status: 200, headers: [['Content-Type', mediaType]], body: Buffer.from(file) };
  };
}

function health(): Reply {
  const headers: Lines = [['Content-Type', 'text/plain']];
  return { status: 200, headers, body: Buffer.from('Healthy'), chunked: true };
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Only addresses of the platform's own host are let through. */
function redirect(call: Call): Reply {
  const url = call.request.query.get('url');
  if (url === null)
    return bindingProblem({ url: ['A value for the url parameter was not provided.'] });
  if (url === '' || !base64.test(url)) {
    return plainText(
      400,
      'Invalid format of query parameter url: a base64 encoded address is expected.',
    );
  }
  const target = Buffer.from(url, 'base64').toString('utf8');
  if (/^https?:\/\/([\w-]+\.)*altinn\.no(\/|$)/.test(target)) return textReply(call, target);
  return bindingProblem({ url: ['Invalid domain from query parameter url.'] });
}
