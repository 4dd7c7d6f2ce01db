import type { AppUnderTest, DataTypeInfo } from './app-under-test.ts';
import type { GraphTask } from './process-graph.ts';

/** What an app must have so that a scenario can ask its question. */
interface TraitRow {
  /** Completes "needs an app that …". */
  readonly says: string;
  readonly holds: (app: AppUnderTest) => boolean;
}

const taskOf = (app: AppUnderTest, type: string): GraphTask | undefined =>
  app.graph.tasks.find((task) => task.type === type);

const first = (app: AppUnderTest): GraphTask | undefined =>
  app.graph.tasks.find((task) => task.id === app.graph.firstTask);

const attachments = (app: AppUnderTest): readonly DataTypeInfo[] =>
  app.metadata.dataTypes.filter(
    (type) => !type.appLogic?.classRef && app.samples[type.id] !== undefined,
  );

const rejectsBack = (app: AppUnderTest, type: string): boolean => {
  const task = taskOf(app, type);
  return (
    task !== undefined &&
    task.decided &&
    task.actions.includes('reject') &&
    task.targets.includes(app.graph.firstTask)
  );
};

const knownTypes = [
  'data',
  'confirmation',
  'signing',
  'payment',
  'feedback',
  'pdf',
  'eFormidling',
  'subformPdf',
  'fiksArkiv',
];

const endsAfterData = (app: AppUnderTest): boolean =>
  first(app)?.type === 'data' &&
  first(app)?.targets.every((id) => app.graph.endEvents.includes(id)) === true;

const makesReceipt = (app: AppUnderTest): boolean =>
  app.metadata.dataTypes.some((type) => type.enablePdfCreation) || taskOf(app, 'pdf') !== undefined;

/** Data types for attachments that the target's settings have a sample for. */
export const attachmentTypes = attachments;

/** Traits of apps, by name: scenarios name one, the target's apps are searched in their order. */
export const traits = {
  form: { says: 'has a form in its first task', holds: () => true },
  'data-end': {
    says: 'ends after one data task',
    holds: endsAfterData,
  },
  confirmation: {
    says: 'has a confirmation task',
    holds: (app) => taskOf(app, 'confirmation') !== undefined,
  },
  'confirmation-reject': {
    says: 'has a confirmation task that rejects back through a gateway',
    holds: (app) => rejectsBack(app, 'confirmation'),
  },
  signing: {
    says: 'has a signing task that may be left without a signature',
    holds: (app) => taskOf(app, 'signing')?.demandsSignature === false,
  },
  'signing-required': {
    says: 'has a signing task that demands the signature',
    holds: (app) => taskOf(app, 'signing')?.demandsSignature === true,
  },
  'gateway-action': {
    says: 'has a confirmation task whose gateway has no default flow',
    holds: (app) => taskOf(app, 'confirmation')?.needsAction === true,
  },
  completable: {
    says: 'has only tasks that one call can run through',
    holds: (app) =>
      app.graph.tasks.every(
        (task) =>
          /^(data|confirmation|signing)$/.test(task.type) &&
          !task.demandsSignature &&
          !task.needsAction,
      ),
  },
  'stays-after-end': {
    says: 'keeps instances after the end',
    holds: (app) => !app.metadata.autoDeleteOnProcessEnd,
  },
  'reject-in-data': {
    says: 'lists reject in its first task',
    holds: (app) => first(app)?.actions.includes('reject') === true,
  },
  'no-reject-in-data': {
    says: 'lists no reject in its first task, whose form has a required field',
    holds: (app) =>
      first(app)?.actions.includes('reject') === false && app.form.samples.demandsFields === true,
  },
  'signing-reject': {
    says: 'has a signing task that rejects back through a gateway',
    holds: (app) =>
      rejectsBack(app, 'signing') && taskOf(app, 'signing')?.demandsSignature === false,
  },
  'required-field': {
    says: 'has a form that is not valid while it is empty',
    holds: (app) => app.form.samples.demandsFields === true,
  },
  'demands-attachment': {
    says: 'demands an attachment of the user in its first task',
    holds: (app) =>
      app.metadata.dataTypes.some(
        (type) =>
          type.minCount > 0 &&
          type.taskId === app.graph.firstTask &&
          type.appLogic?.autoCreate !== true &&
          (type.allowedContributers ?? []).length === 0,
      ),
  },
  rows: {
    says: 'has a form with a repeating group that the target has rows for',
    holds: (app) => (app.form.samples.rows?.rows.length ?? 0) > 1,
  },
  'xml-sample': {
    says: 'has an XML sample of its form',
    holds: (app) => app.form.samples.xml !== undefined,
  },
  'single-form': {
    says: 'demands exactly one element of its form',
    holds: (app) => app.form.minCount === 1 && app.form.maxCount === 1,
  },
  'app-owned': {
    says: 'has a data type that only the app itself may write',
    holds: (app) =>
      app.metadata.dataTypes.some(
        (type) => type.allowedContributers?.includes('app:owned') === true,
      ),
  },
  'receipt-type': {
    says: 'has the data type of receipts',
    holds: (app) => app.metadata.dataTypes.some((type) => type.id === 'ref-data-as-pdf'),
  },
  'file-scan': {
    says: 'scans a type of attachments for viruses',
    holds: (app) => attachments(app).some((type) => type.enableFileScan),
  },
  'closed-types': {
    says: 'has data types whose elements users may not make, or not delete',
    holds: (app) =>
      app.metadata.dataTypes.some((type) => type.appLogic?.disallowUserCreate === true) &&
      app.metadata.dataTypes.some((type) => type.appLogic?.disallowUserDelete === true),
  },
  'lists-read-write': {
    says: 'lists the rights read and write as actions of its first task',
    holds: (app) => first(app)?.actions.includes('read') === true,
  },
  'unknown-task': {
    says: 'has a task of a type that nobody implements',
    holds: (app) => app.graph.tasks.some((task) => !knownTypes.includes(task.type)),
  },
  ambiguous: {
    says: 'has a task that several open flows leave',
    holds: (app) => first(app)?.decided === false && (first(app)?.targets.length ?? 0) > 1,
  },
  'organisations-only': {
    says: 'is open to organisations and closed to persons',
    holds: ({ metadata: { partyTypesAllowed } }) =>
      partyTypesAllowed?.['organisation'] === true && partyTypesAllowed['person'] === false,
  },
  'deletion-hold': {
    says: 'forbids deletion for some days after the end',
    holds: (app) => (app.metadata.preventInstanceDeletionForDays ?? 0) > 0,
  },
  'read-action': {
    says: 'has a type of attachments that only holders of an extra right may read',
    holds: (app) => attachments(app).some((type) => type.actionRequiredToRead !== null),
  },
  feedback: { says: 'has a feedback task', holds: (app) => taskOf(app, 'feedback') !== undefined },
  payment: { says: 'has a payment task', holds: (app) => taskOf(app, 'payment') !== undefined },
  'service-task': {
    says: 'has a service task of type pdf',
    holds: (app) => taskOf(app, 'pdf')?.service === true,
  },
  receipt: {
    says: 'makes a PDF receipt',
    holds: makesReceipt,
  },
  'data-end-receipt': {
    says: 'ends after one data task and makes a PDF receipt',
    holds: (app) => endsAfterData(app) && makesReceipt(app),
  },
  attachments: {
    says: 'takes attachments that the target has a sample for',
    holds: (app) => attachments(app).length > 0,
  },
  'attachment-types': {
    says: 'limits the media types of an attachment',
    holds: (app) => attachments(app).some((type) => (type.allowedContentTypes?.length ?? 0) > 0),
  },
  'attachment-count': {
    says: 'limits the number of attachments',
    holds: (app) => attachments(app).some((type) => type.maxCount > 0),
  },
  'attachment-size': {
    says: 'limits the size of attachments',
    holds: (app) => attachments(app).some((type) => (type.maxSize ?? 0) > 0),
  },
  invalid: {
    says: 'has a sample that its own rules refuse',
    holds: (app) => app.form.samples.invalid !== undefined,
  },
  warning: {
    says: 'has a sample that its own rules accept with a warning',
    holds: (app) => app.form.samples.warning !== undefined,
  },
  calculated: {
    says: 'has a sample from which it calculates other fields',
    holds: (app) => app.form.samples.calculated !== undefined,
  },
  copy: {
    says: 'lets instances be copied',
    holds: (app) => app.metadata.copyInstanceSettings?.enabled === true,
  },
  'no-copy': {
    says: 'does not let instances be copied',
    holds: (app) => app.metadata.copyInstanceSettings?.enabled !== true,
  },
  presentation: {
    says: 'shows a field of its form as presentation text',
    holds: (app) => (app.metadata.presentationFields?.length ?? 0) > 0,
  },
  scopes: { says: 'demands scopes of its own', holds: (app) => app.metadata.apiScopes !== null },
  'owner-attachments': {
    says: 'has a data type that only its owner may write',
    holds: (app) =>
      app.metadata.dataTypes.some(
        (type) => type.allowedContributers?.some((one) => one.startsWith('org:')) === true,
      ),
  },
  'auto-delete': {
    says: 'deletes instances when their process ends',
    holds: (app) => app.metadata.autoDeleteOnProcessEnd,
  },
  'no-user-instantiation': {
    says: 'lets no user instantiate',
    holds: (app) => app.metadata.disallowUserInstantiation === true,
  },
} satisfies Record<string, TraitRow>;

export type Trait = keyof typeof traits;
