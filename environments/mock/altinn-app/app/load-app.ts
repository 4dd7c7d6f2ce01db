import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MockRefusal } from '../../server/mock-refusal.ts';
import { appCodeOf } from './app-code.ts';
import type { AppDefinition } from './app-definition.ts';
import { completedMetadata, toDataTypes } from './app-metadata.ts';
import { readPolicy } from '../access/policy.ts';
import { readProcess } from '../process/read-process.ts';

function unusable(folder: string, what: string): MockRefusal {
  const text = `The app folder ${folder} cannot be served: ${what}`;
  return new MockRefusal('app-folder-unusable', text);
}

type Json = Readonly<Record<string, unknown>>;

const loaded = new Map<string, Promise<AppDefinition>>();

/** Loads an app folder, once per process. Throws MockRefusal `app-folder-unusable`. */
export function loadApp(folder: string): Promise<AppDefinition> {
  const known = loaded.get(folder);
  if (known !== undefined) return known;
  const reading = readApp(folder);
  loaded.set(folder, reading);
  reading.catch(() => loaded.delete(folder));
  return reading;
}

async function readApp(folder: string): Promise<AppDefinition> {
  const root = rootOf(folder);
  const read = readJson(folder, requiredFile(root, folder, metadataFiles));
  const id = idOf(folder, read);
  const [org = '', name = ''] = id.split('/');
  const metadata = completedMetadata(read, id);
  const processXml = readFileSync(requiredFile(root, folder, processFiles));
  const code = appCodeOf(id);
  return {
    id,
    org,
    name,
    metadata,
    folder: root,
    dataTypes: toDataTypes(metadata),
    process: await attempt(folder, 'process.bpmn', () => readProcess(processXml.toString('utf8'))),
    processXml,
    ...policyIn(root, folder, org),
    modelSchemas: byDataType(metadata, {
      ...code.modelSchemas,
      ...schemasIn(root, folder),
    }),
    texts: byStem(root, folder, {
      places: textPlaces,
      name: /^resource\.(\w+)\.json$/,
    }),
    options: byStem(root, folder, {
      places: ['options'],
      name: /^(.+)\.json$/,
    }),
    logic: code.logic,
  };
}

const metadataFiles = ['config/applicationmetadata.json', 'applicationmetadata.json'];
const processFiles = ['config/process/process.bpmn', 'config/process.bpmn', 'process.bpmn'];
const policyFiles = ['config/authorization/policy.xml', 'policy.xml'];
const textPlaces = ['config/texts', 'texts'];
const modelPlaces = ['models', '.'];

// The template keeps everything under App/.
function rootOf(folder: string): string {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw unusable(folder, 'there is no such folder.');
  }
  const roots = [folder, join(folder, 'App')];
  return roots.find((root) => findFile(root, metadataFiles) !== undefined) ?? folder;
}

function findFile(root: string, names: readonly string[]): string | undefined {
  return names.map((name) => join(root, name)).find((path) => existsSync(path));
}

function requiredFile(root: string, folder: string, names: readonly string[]): string {
  const path = findFile(root, names);
  if (path !== undefined) return path;
  const tried = names.flatMap((name) => [name, `App/${name}`]).join(', ');
  throw unusable(folder, `it has no ${basename(names[0] ?? '')} (looked for ${tried}).`);
}

function readJson(folder: string, path: string): Json {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch (error) {
    throw unusable(folder, `${path} is not JSON: ${reasonOf(error)}`);
  }
  throw unusable(folder, `${path} holds no JSON object.`);
}

function idOf(folder: string, metadata: Json): string {
  const id = metadata['id'] ?? metadata['Id'];
  if (typeof id === 'string' && /^[^/\s]+\/[^/\s]+$/.test(id)) return id.toLowerCase();
  throw unusable(
    folder,
    `applicationmetadata.json must have an "id" of the form org/app, found ${JSON.stringify(id)}.`,
  );
}

function policyIn(root: string, folder: string, org: string): { policyXml?: Buffer } {
  const path = findFile(root, policyFiles);
  if (path === undefined) return {};
  const policyXml = readFileSync(path);
  try {
    readPolicy(policyXml.toString('utf8'), org);
  } catch (error) {
    throw unusable(folder, `${path} is not a policy: ${reasonOf(error)}`);
  }
  return { policyXml };
}

// A model's file is named like its data type, or like the class of it.
function schemasIn(root: string, folder: string): Record<string, Json> {
  const schemas: Record<string, Json> = {};
  for (const place of modelPlaces) {
    for (const file of filesIn(join(root, place))) {
      const stem = /^(.+)\.schema\.json$/.exec(file)?.[1];
      if (stem !== undefined) schemas[stem] ??= readJson(folder, join(root, place, file));
    }
  }
  return schemas;
}

// A type's schema may be named like its model class.
function byDataType(metadata: Json, schemas: Record<string, Json>): Record<string, Json> {
  const named = Object.entries(schemas).map(
    ([stem, schema]) => [stem.toLowerCase(), schema] as const,
  );
  const known = new Map(named);
  const all = { ...schemas };
  for (const type of toDataTypes(metadata)) {
    const className = type.appLogic?.classRef?.split('.').at(-1)?.toLowerCase() ?? '';
    const schema = known.get(type.id.toLowerCase()) ?? known.get(className);
    if (type.appLogic !== null && schema !== undefined) all[type.id] ??= schema;
  }
  return all;
}

function byStem(
  root: string,
  folder: string,
  wanted: { readonly places: readonly string[]; readonly name: RegExp },
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const place of wanted.places) {
    for (const file of filesIn(join(root, place))) {
      const stem = wanted.name.exec(file)?.[1];
      if (stem !== undefined) found[stem] ??= readAny(folder, join(root, place, file));
    }
  }
  return found;
}

function readAny(folder: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw unusable(folder, `${path} is not JSON: ${reasonOf(error)}`);
  }
}

function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).toSorted() : [];
}

async function attempt<T>(folder: string, file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw unusable(folder, `${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
