import type { DataTypeSamples, LiveExchange, TargetApp } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { once, type Session } from '../../engine/session.ts';
import { ScenarioStop } from '../../engine/stop.ts';
import { readProcessGraph, type ProcessGraph } from './process-graph.ts';
import { isRecord } from './seen.ts';
import { traits, type Trait } from './traits.ts';

/** One app of the target with what it says of itself: metadata and process are read from it. */
export interface AppUnderTest extends TargetApp {
  readonly org: string;
  readonly name: string;
  readonly metadata: AppMetadata;
  readonly graph: ProcessGraph;
  /** The data type of the form of the first task, with the target's samples for it. */
  readonly form: DataTypeInfo & { readonly samples: DataTypeSamples };
}

/** The members of the application metadata that scenarios read. */
export interface AppMetadata {
  readonly dataTypes: readonly DataTypeInfo[];
  readonly copyInstanceSettings: { readonly enabled?: boolean } | null;
  readonly presentationFields:
    readonly { readonly id: string; readonly path: string; readonly dataTypeId: string }[] | null;
  readonly apiScopes: unknown;
  readonly partyTypesAllowed: Readonly<Record<string, boolean>> | null;
  readonly preventInstanceDeletionForDays: number | null;
  readonly autoDeleteOnProcessEnd: boolean;
  readonly disallowUserInstantiation: boolean | null;
}

export interface DataTypeInfo {
  readonly id: string;
  readonly taskId: string | null;
  readonly allowedContentTypes: readonly string[] | null;
  readonly allowedContributers: readonly string[] | null;
  readonly actionRequiredToRead: string | null;
  readonly appLogic: {
    readonly classRef: string | null;
    readonly autoCreate: boolean | null;
    readonly disallowUserCreate: boolean | null;
    readonly disallowUserDelete: boolean | null;
  } | null;
  /** MiB. */
  readonly maxSize: number | null;
  readonly maxCount: number;
  readonly minCount: number;
  readonly enablePdfCreation: boolean;
  readonly enableFileScan: boolean;
  readonly validationErrorOnPendingFileScan: boolean;
}

/** The first app of the target that has the trait; undefined where none has it, or where it cannot be read. */
export async function appWith(session: Session, trait: Trait): Promise<AppUnderTest | undefined> {
  return (await search(session, trait)).app;
}

/** The same; without one the scenario is untested, or inconclusive where an app cannot be read. */
export async function requireApp(bench: Bench, trait: Trait): Promise<AppUnderTest> {
  const { app, unread } = await search(bench.session, trait);
  if (app !== undefined) return app;
  if (unread.length > 0) return bench.inconclusive(unread.join('; '));
  return bench.untested(`needs an app that ${traits[trait].says}; the target has none`);
}

interface Searched {
  readonly app?: AppUnderTest;
  /** Why apps that were looked at cannot be read. */
  readonly unread: readonly string[];
}

async function search(session: Session, trait: Trait): Promise<Searched> {
  const unread: string[] = [];
  for (const one of session.target.apps) {
    const app = await once(session, `app ${one.id}`, () => readApp(session, one));
    if (typeof app === 'string') unread.push(app);
    else if (app !== undefined && traits[trait].holds(app)) return { app, unread };
  }
  return { unread };
}

/** An app, undefined for one that is left out, or why what it says of itself cannot be read. */
async function readApp(
  session: Session,
  app: TargetApp,
): Promise<AppUnderTest | string | undefined> {
  const get = (path: string): ReturnType<Session['client']['send']> =>
    session.client.send({ method: 'GET', path: `/${app.id}/api/v1/${path}`, as: 'anonymous' });
  const [metadata, process] = await Promise.all([get('applicationmetadata'), get('meta/process')]);
  const fault = metadata.fault ?? process.fault;
  if (fault !== undefined)
    throw new ScenarioStop('inconclusive', `${app.id} cannot be read: ${fault.message}`);
  if (metadata.status === 404) {
    session.warn(`${app.id} is left out: its metadata answered 404. Is it deployed there?`);
    return undefined;
  }
  return toApp(app, metadata, process);
}

/** Everybody may read these: what is answered instead says nothing of the app. */
async function toApp(
  app: TargetApp,
  metadata: LiveExchange,
  process: LiveExchange,
): Promise<AppUnderTest | string> {
  if (metadata.status !== 200 || process.status !== 200)
    return `${app.id} cannot be read: its metadata answered ${metadata.status}, its process ${process.status}`;
  const read = metadata.json();
  if (!hasForm(read)) return `the metadata of ${app.id} name no data type of a form`;
  const [org = '', name = ''] = app.id.split('/');
  const graph = await readProcessGraph(process.text()).catch(() => undefined);
  if (graph === undefined || graph.tasks.length === 0)
    return `the process of ${app.id} is no BPMN that names a task`;
  return { ...app, org, name, metadata: read, graph, form: formOf(app, read, graph) };
}

/** Every app of the suite has a form: metadata without the data type of one are broken, and tell nothing of the app. */
function hasForm(read: unknown): read is AppMetadata {
  const types = isRecord(read) ? read['dataTypes'] : undefined;
  const classOf = (one: unknown): unknown =>
    isRecord(one) && isRecord(one['appLogic']) ? one['appLogic']['classRef'] : undefined;
  return Array.isArray(types) && types.some((one) => Boolean(classOf(one)));
}

function formOf(app: TargetApp, metadata: AppMetadata, graph: ProcessGraph): AppUnderTest['form'] {
  const forms = metadata.dataTypes.filter((one) => one.appLogic?.classRef && app.samples[one.id]);
  const form = forms.find((one) => one.taskId === graph.firstTask) ?? forms[0];
  const samples = form && app.samples[form.id];
  if (form === undefined || samples === undefined)
    throw new Error(
      `${app.id}: the target's settings name no sample for a form data type of the app`,
    );
  return { ...form, samples };
}
