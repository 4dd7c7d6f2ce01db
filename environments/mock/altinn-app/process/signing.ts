import { randomUUID } from 'node:crypto';
import { defects } from '../defects.ts';
import { ProcessFailure } from './process-failure.ts';
import type { Call, Caller } from '../call.ts';
import type { ProcessElement, SignatureConfig } from './process-definition.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import type { SignatureDocument } from '../rules/signing.ts';
import { noteEvent } from '../instances/instance-log.ts';
import { newDataElement } from '../instances/store.ts';
import { nowText } from '../timestamp.ts';
import type { SourceIssues } from '../data/validation.ts';

/** What the sign action came to: `refused` is a caller who may never sign. */
export type SignOutcome = 'signed' | 'refused';

type Where = Pick<Call, 'app' | 'state'>;

/**
 * Runs the sign action at the instance's current task.
 * @throws ProcessFailure where the task has no signature configuration.
 */
export function sign(call: Where, instance: StoredInstance, caller: Caller): SignOutcome {
  const task = currentElement(call, instance);
  if (!call.state.rules.maySign(caller)) return 'refused';
  const config = task?.signature;
  if (task === undefined || config === undefined || config.dataTypesToSign.length === 0)
    throw new ProcessFailure(notConfigured);
  const document = signatureDocument(call, instance, { config, caller });
  const element = newDataElement(call.state, instance, {
    app: call.app,
    caller,
    dataType: config.signatureDataType,
    content: Buffer.from(JSON.stringify(document)),
    contentType: 'application/json',
    isSignature: true,
    filename: `${config.signatureDataType}.json`,
    references: [
      {
        value: task.id,
        relation: 'GeneratedFrom',
        valueType: 'Task',
      },
    ],
  });
  // Storage makes the document and closes it at once (case AC8).
  element.locked = true;
  noteEvent(call.state, instance, { type: 'Signed', caller });
  return 'signed';
}

const notConfigured =
  'Missing configuration for signing. Check that the task has a signature configuration and that the data types to sign are defined.';

function signatureDocument(
  call: Where,
  instance: StoredInstance,
  signing: { readonly config: SignatureConfig; readonly caller: Caller },
): SignatureDocument {
  const { rules, world } = call.state;
  const signed = elementsToSign(instance, signing.config);
  return {
    Id: randomUUID(),
    InstanceGuid: instance.guid,
    SignedTime: nowText(world),
    SigneeInfo: rules.signeeOf(signing.caller),
    DataElementSignatures: signed.map((element) => rules.signatureOf(element)),
  };
}

/** The elements that the task's configuration wants signed, in its order of types. */
export function elementsToSign(
  instance: StoredInstance,
  config: SignatureConfig,
): StoredDataElement[] {
  return config.dataTypesToSign.flatMap((type) =>
    instance.data.filter((element) => element.dataType === type),
  );
}

/**
 * The signatures of a signing task.
 * @throws ProcessFailure for a system user's one: the service finds no party for it (case SU7).
 */
export function signaturesOf(
  call: Where,
  instance: StoredInstance,
  config: SignatureConfig,
): SignatureDocument[] {
  const documents = instance.data
    .filter((element) => element.dataType === config.signatureDataType)
    .map((element) => JSON.parse(element.content.toString('utf8')) as SignatureDocument);
  const bySystem = documents.some((document) => document.SigneeInfo.SystemUserId !== null);
  if (bySystem && call.state.world.has(defects.systemUserSigns))
    throw new ProcessFailure(noParty, 'systemUserSigns');
  return documents;
}

const noParty =
  'Could not find party for person or organization. A valid SSN or OrgNr must be provided.';

/** What validation says of a signing task's signatures; nothing for any other task. */
export function signingIssues(
  call: Where,
  instance: StoredInstance,
  taskId: string,
): SourceIssues[] {
  const element = call.app.process.elements.get(taskId);
  const config = element?.signature;
  if (element?.taskType !== 'signing' || config === undefined) return [];
  const documents = signaturesOf(call, instance, config);
  const hashes = hashIssues(call, instance, documents);
  if (!config.runDefaultValidator) return [hashes];
  return [missing(call, config, documents), hashes];
}

const library = 'Altinn.App.Core.Features.Validation.Default';

function missing(
  call: Where,
  config: SignatureConfig,
  documents: readonly SignatureDocument[],
): SourceIssues {
  const type = call.app.dataTypes.find((one) => one.id === config.signatureDataType);
  const refused = call.state.rules.missesSignatures(documents.length, type?.minCount ?? 0);
  return issuesOf('SigningTaskValidator', refused ? ['MissingSignatures'] : []);
}

function hashIssues(
  call: Where,
  instance: StoredInstance,
  documents: readonly SignatureDocument[],
): SourceIssues {
  const broken = documents
    .flatMap((document) => document.DataElementSignatures)
    .some((signature) => {
      const element = instance.data.find((one) => one.id === signature.DataElementId);
      return !call.state.rules.signatureHolds(signature, element);
    });
  return issuesOf('SignatureHashValidator', broken ? ['InvalidSignatureHash'] : []);
}

function issuesOf(name: string, codes: readonly string[]): SourceIssues {
  const source = `${library}.${name}-*`;
  const issues = codes.map((code) => ({
    severity: 1,
    dataElementId: null,
    field: null,
    code,
    description: code,
    source,
    noIncrementalUpdates: true as const,
  }));
  return { source, issues };
}

/** The definition of the task that the instance stands at. */
export function currentElement(call: Where, instance: StoredInstance): ProcessElement | undefined {
  return call.app.process.elements.get(instance.process?.currentTask?.elementId ?? '');
}
