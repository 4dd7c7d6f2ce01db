import type { Call, Caller } from '../call.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { loadModel } from '../model/model.ts';
import { setTaskLocks } from './process-locks.ts';
import type { PaymentConfig, ProcessElement } from './process-definition.ts';
import { ProcessFailure } from './process-failure.ts';
import { receiptFilename, receiptPdf } from './receipt.ts';
import { newDataElement } from '../instances/store.ts';

type Where = Pick<Call, 'app' | 'state'>;

/** The task that is left, by whom, and the language of what it prints. */
export interface Leaving {
  readonly element: ProcessElement;
  readonly caller: Caller;
  readonly language: string;
}

/**
 * Ends a task (reference 2.3): what its type demands, its elements are locked, its receipt is made.
 * @throws ProcessFailure for an unpaid payment, or where the PDF service is down.
 */
export async function leaveTask(
  call: Where,
  instance: StoredInstance,
  leaving: Leaving,
): Promise<void> {
  const { element } = leaving;
  if (element.taskType === 'payment') await endPayment(call, instance, leaving);
  if (call.state.rules.locksOnLeave(undefined))
    setTaskLocks(call.app, instance, { taskId: element.id, locked: true });
  const printed = call.state.rules.printedTypes(call.app, element.id);
  if (instance.data.some((one) => printed.includes(one.dataType)))
    await storePdf(call, instance, { ...leaving, dataType: receiptType });
}

/** Data type of receipts. */
export const receiptType = 'ref-data-as-pdf';

/** A PDF to make: what is left, where it goes, and its name where that is not the app's. */
export interface Printing extends Leaving {
  readonly dataType: string;
  readonly filename?: string;
}

/**
 * Prints the instance's form data and stores the PDF as a result of the task.
 * @throws ProcessFailure where the PDF service is down.
 */
export async function storePdf(
  call: Where,
  instance: StoredInstance,
  printing: Printing,
): Promise<void> {
  if (isDown(call.state.down, 'pdf', instance.guid))
    throw new ProcessFailure('Pdf generation failed', 'pdfDownInTask');
  const pdf = await printedForm(call, instance);
  newDataElement(call.state, instance, {
    app: call.app,
    caller: printing.caller,
    dataType: printing.dataType,
    content: call.state.rules.storedReceipt(pdf),
    contentType: 'application/pdf',
    filename: receiptFilename(call.app, printing.language, printing.filename),
    references: [
      {
        value: printing.element.id,
        relation: 'GeneratedFrom',
        valueType: 'Task',
      },
    ],
  });
}

/** A PDF of the instance's form data as they stand. */
export function printedForm(call: Where, instance: StoredInstance): Promise<Buffer> {
  const forms = call.app.dataTypes.filter((type) => type.appLogic?.classRef != null);
  const models = instance.data
    .filter((element) => forms.some((type) => type.id === element.dataType))
    .map((element) => loadModel(call.app, element.dataType, element.content));
  const facts = [`${call.app.id} ${instance.partyId}/${instance.guid}`];
  return receiptPdf({ title: call.app.name, facts, models });
}

async function endPayment(call: Where, instance: StoredInstance, leaving: Leaving): Promise<void> {
  const config = leaving.element.payment;
  if (config === undefined)
    throw new ProcessFailure('PaymentConfig is missing in the payment process task configuration.');
  const problem = paymentProblem(instance, config);
  if (problem !== undefined) throw new ProcessFailure(problem, 'unpaidTask');
  const dataType = config.receiptDataType ?? receiptType;
  await storePdf(call, instance, { ...leaving, dataType, filename: 'Betalingskvittering' });
}

/** What keeps a payment task from ending; undefined once it is paid or skipped. */
function paymentProblem(instance: StoredInstance, config: PaymentConfig): string | undefined {
  const stored = instance.data.find((element) => element.dataType === config.paymentDataType);
  if (stored === undefined) return 'Payment information not found.';
  return /"status"\s*:\s*"(Paid|Skipped)"/i.test(stored.content.toString('utf8'))
    ? undefined
    : 'The payment is not completed.';
}

/** What is down may be down for one instance or for all. */
function isDown(down: ReadonlySet<string>, what: string, guid: string): boolean {
  return down.has(what) || down.has(`${what} ${guid}`);
}
