import type { AppDefinition } from '../../altinn-app/app/app-definition.ts';
import type { Reply } from '../../server/message.ts';
import type { KnownCall, StorageRoute } from '../call.ts';
import { json, text } from '../replies.ts';
import { toApplication } from '../shapes/application.ts';

const base = '/storage/api/v1/applications';
const one = `${base}/{org}/{app}`;

function appsOf(call: KnownCall, org?: string): readonly unknown[] {
  return [...call.state.apps.values()]
    .filter((app) => org === undefined || app.org === org)
    .map((app) => toApplication(app, call.state.world));
}

const listAll = (call: KnownCall): Reply => json(200, { applications: appsOf(call) });

function listOwners(call: KnownCall): Reply {
  const org = call.params['org'] ?? '';
  if (/[-\s]/.test(org)) return text(400, `Application owner id '${org}' is not valid`);
  return json(200, { applications: appsOf(call, org) });
}

function getOne(call: KnownCall): Reply {
  const id = appIdOf(call);
  const app = call.state.apps.get(id);
  if (app === undefined) return text(404, `Could not find an application with appId=${id}`);
  return json(200, toApplication(app, call.state.world));
}

function getTexts(call: KnownCall): Reply {
  const { org = '', app: name = '', language = '' } = call.params;
  if (!/^[a-z]{2}$/i.test(language)) return text(400, 'The language must be a two letter code.');
  const texts = textsOf(call.state.apps.get(appIdOf(call)), language.toLowerCase());
  if (texts === undefined) return text(404, `There are no texts of ${org}/${name} in ${language}`);
  return json(200, { id: `${org}-${name}-${language.toLowerCase()}`, org, ...Object(texts) });
}

function textsOf(app: AppDefinition | undefined, language: string): unknown {
  return app?.texts[language];
}

const appIdOf = ({ params }: KnownCall): string => `${params['org'] ?? ''}/${params['app'] ?? ''}`;

// Only the designer's tools get here, and none of them calls the mock.
const byDesigner = (): Reply => json(200, {});

/** What Storage knows of apps: anybody reads, the designer alone writes. */
export const applicationRoutes: readonly StorageRoute[] = [
  { id: 'listApplications', method: 'GET', path: base, access: 'none', handle: listAll },
  {
    id: 'createApplication',
    method: 'POST',
    path: base,
    access: 'designer',
    consumesJson: true,
    handle: byDesigner,
  },
  {
    id: 'listOwnersApplications',
    method: 'GET',
    path: `${base}/{org}`,
    access: 'none',
    handle: listOwners,
  },
  { id: 'getApplication', method: 'GET', path: one, access: 'none', handle: getOne },
  {
    id: 'putApplication',
    method: 'PUT',
    path: one,
    access: 'designer',
    consumesJson: true,
    handle: byDesigner,
  },
  { id: 'deleteApplication', method: 'DELETE', path: one, access: 'designer', handle: byDesigner },
  {
    id: 'createTexts',
    method: 'POST',
    path: `${one}/texts`,
    access: 'designer',
    handle: byDesigner,
  },
  {
    id: 'getTexts',
    method: 'GET',
    path: `${one}/texts/{language}`,
    access: 'token',
    handle: getTexts,
  },
  {
    id: 'putTexts',
    method: 'PUT',
    path: `${one}/texts/{language}`,
    access: 'designer',
    handle: byDesigner,
  },
  {
    id: 'deleteTexts',
    method: 'DELETE',
    path: `${one}/texts/{language}`,
    access: 'designer',
    handle: byDesigner,
  },
];
