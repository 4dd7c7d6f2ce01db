import type { LiveExchange } from '#environments';
import type { AppBench, AppRequest } from './app-bench.ts';
import { userTypes } from './data-types.ts';
import type { OwnInstance } from './given.ts';
import type { AppContext } from './scenario.ts';

/** What the requests of the table are about. */
export interface Subject {
  readonly app: AppBench['app'];
  readonly instance: OwnInstance;
  /** An attachment of the instance; the form where the app takes none. */
  readonly dataGuid: string;
  readonly attachmentType: string;
}

/** How an operation is asked so that only the caller can be wrong. */
export interface OperationRow {
  readonly id: string;
  readonly request?: (subject: Subject) => AppRequest;
}

const form = ({ app, instance }: Subject): AppRequest => ({
  path: { dataGuid: instance.formId, dataType: app.form.id },
  body: app.form.samples.valid,
  contentType: app.form.samples.contentType,
});

const upload = ({ app, attachmentType }: Subject): AppRequest => {
  const sample = app.samples[attachmentType];
  return {
    path: { dataType: attachmentType, dataGuid: attachmentType },
    body: sample?.valid ?? 'x',
    contentType: sample?.contentType ?? 'text/plain',
    headers: [['Content-Disposition', `attachment; filename="${sample?.filename ?? 'a.txt'}"`]],
  };
};

const element = ({ dataGuid, attachmentType }: Subject): AppRequest => ({
  path: { dataGuid, dataType: attachmentType, tag: 'merke' },
});

const elementWith =
  (json: unknown) =>
  (subject: Subject): AppRequest => ({ ...element(subject), json });

/** Every operation on an instance: all of them ask for rights to it. */
export const instanceOperations: readonly OperationRow[] = [
  { id: 'getInstance' },
  { id: 'completeInstance' },
  { id: 'putSubstatus', request: () => ({ json: { label: 'x', description: 'y' } }) },
  {
    id: 'createDataByQuery',
    request: (subject) => ({ ...upload(subject), query: { dataType: subject.attachmentType } }),
  },
  { id: 'createData', request: upload },
  { id: 'createDataAlias', request: upload },
  { id: 'getData', request: element },
  { id: 'getDataByType', request: element },
  { id: 'putData', request: form },
  { id: 'putDataByType', request: form },
  {
    id: 'patchData',
    request: ({ instance }) => ({
      json: { patches: [{ dataElementId: instance.formId, patch: [] }], ignoredValidators: null },
    }),
  },
  {
    id: 'patchDataElement',
    request: (subject) => ({
      path: form(subject).path ?? {},
      json: { patch: [], ignoredValidators: null },
    }),
  },
  { id: 'deleteData', request: element },
  { id: 'getTags', request: element },
  { id: 'addTag', request: elementWith('merke') },
  { id: 'putTags', request: elementWith({ tags: ['merke'] }) },
  { id: 'deleteTag', request: element },
  { id: 'getUserDefinedMetadata', request: element },
  { id: 'putUserDefinedMetadata', request: elementWith({ userDefinedMetadata: [] }) },
  { id: 'getFileScanResult' },
  { id: 'getPdfFormat', request: (subject) => ({ path: form(subject).path ?? {} }) },
  { id: 'getProcess' },
  { id: 'startProcess' },
  { id: 'getNextElements' },
  { id: 'nextProcess' },
  { id: 'completeProcess' },
  { id: 'getProcessHistory' },
  { id: 'performAction', request: () => ({ json: { action: 'write' } }) },
  { id: 'validateInstance' },
  { id: 'validateData', request: (subject) => ({ path: form(subject).path ?? {} }) },
  { id: 'getPayment' },
  { id: 'getPaymentOrderDetails' },
  { id: 'getSigning' },
  { id: 'getSigningDataElements' },
  { id: 'getSigningOrganizations' },
  { id: 'getInstanceOptions', request: () => ({ path: { optionsId: 'finnes-ikke' } }) },
  { id: 'deleteInstance' },
];

/** The other operations that demand a token. */
export const callerOperations: readonly OperationRow[] = [
  { id: 'createInstance', request: ({ app }) => ({ json: { instanceOwner: app.instanceOwner } }) },
  {
    id: 'createInstanceSimple',
    request: ({ app }) => ({ json: { instanceOwner: app.instanceOwner } }),
  },
  { id: 'listActiveInstances' },
  { id: 'listParties' },
  {
    id: 'validateInstantiation',
    request: ({ instance }) => ({ query: { partyId: instance.partyId } }),
  },
  { id: 'putCurrentParty', request: ({ instance }) => ({ path: { partyId: instance.partyId } }) },
  { id: 'getCurrentParty' },
  { id: 'getProfile' },
  { id: 'getStatelessData', request: ({ app }) => ({ query: { dataType: app.form.id } }) },
  {
    id: 'createStatelessData',
    request: ({ app }) => ({
      query: { dataType: app.form.id },
      body: app.form.samples.valid,
      contentType: app.form.samples.contentType,
    }),
  },
];

/** Operations that answer anybody, asked so that they have something to answer. */
export const openOperations: readonly OperationRow[] = [
  { id: 'getApplicationMetadata' },
  { id: 'getProcessDefinition' },
  { id: 'getTexts', request: () => ({ path: { language: 'nb' } }) },
  { id: 'getApplicationSettings' },
  { id: 'getApplicationLanguages' },
  {
    id: 'getJsonSchema',
    request: ({ app }) => ({ path: { id: app.form.id } }),
  },
];

/** Operations that the tables leave out, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  copyInstance: 'answers a browser with a redirection',
  getPdfPreview: 'needs a PDF service that real apps have and the recordings lack',
  receivePaymentNotice: 'has a key of its own instead of a token',
  getAuthorizationPolicy: 'an app need not show its policy',
  getFooter: 'an app need not have one',
  getOptions: 'an app need not have any',
  getXsdSchema: 'an app need not have any',
  getLayouts: 'gone: answers 404',
  getLayoutsById: 'an app need not have any',
  getLayoutSettings: 'an app need not have any',
  getLayoutSettingsById: 'an app need not have any',
  getLayoutSets: 'an app need not have any',
  getRuleHandler: 'an app need not have any',
  getRuleConfiguration: 'an app need not have any',
  getValidationConfig: 'an app need not have any',
  getGenericDocument: 'may be turned off',
  getSpecificDocument: 'may be turned off',
  getHealth: 'belongs to the installation',
  lookupOrganisation: 'answers without a token that it knows nothing',
  lookupPerson: 'answers without a token that it knows nothing',
  getStatelessDataAnonymous: 'open only where a data type allows it',
  createStatelessDataAnonymous: 'open only where a data type allows it',
};

/** A filled instance with an attachment, for the tables to be about. */
export async function subjectOf({ app, given }: AppContext): Promise<Subject> {
  const instance = await given.instance();
  const attachmentType = userTypes(app)[0]?.id ?? app.form.id;
  const dataGuid =
    attachmentType === app.form.id
      ? instance.formId
      : await given.attachment(instance, attachmentType);
  return { app, instance, dataGuid, attachmentType };
}

/** Sends an operation of a table with what the scenario changes about the caller. */
export function ask(
  { on }: AppContext,
  { row, subject, caller }: { row: OperationRow; subject: Subject; caller: AppRequest },
): Promise<LiveExchange> {
  const { path, ...request } = row.request?.(subject) ?? {};
  const { instance } = subject;
  return on.send(row.id, {
    on: instance,
    ...request,
    path: { instanceOwnerPartyId: instance.partyId, ...path },
    ...caller,
  });
}
