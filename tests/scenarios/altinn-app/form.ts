import type { LiveExchange } from '#environments';
import type { AppBench, AppRequest } from './app-bench.ts';
import type { OwnInstance } from './given.ts';
import { tryJson } from './process-reading.ts';
import type { AppContext } from './scenario.ts';
import { isRecord, seenObject } from './seen.ts';

export type Form = Readonly<Record<string, unknown>>;

/** The valid sample of the form as an object; untested where the sample is no JSON. */
export function sampleForm({ app, bench }: AppContext): Form {
  const { valid, contentType } = app.form.samples;
  const parsed: unknown =
    contentType === 'application/json' ? JSON.parse(toText(valid)) : undefined;
  return isRecord(parsed) ? parsed : bench.untested(`the sample of ${app.form.id} is no JSON`);
}

/** Name of the first field of the sample that holds such a value. */
export function fieldOf(context: AppContext, type: 'string' | 'number'): string {
  const found = Object.entries(sampleForm(context)).find(([, value]) => typeof value === type);
  return (
    found?.[0] ?? context.bench.untested(`the sample of ${context.app.form.id} has no ${type}`)
  );
}

/** Puts a body into the form of an instance. */
export function putForm(
  on: AppBench,
  instance: OwnInstance,
  request: AppRequest,
): Promise<LiveExchange> {
  return on.send('putData', { on: instance, path: { dataGuid: instance.formId }, ...request });
}

/** Reads the form of an instance as JSON. */
export async function readForm({ given }: AppContext, instance: OwnInstance): Promise<Form> {
  const read = await given.prepare(
    'getData',
    { on: instance, path: { dataGuid: instance.formId } },
    200,
  );
  return seenObject(read);
}

/** Judges that the form reads as it did before a refused request. */
export async function verifyFormKept(
  context: AppContext,
  instance: OwnInstance,
  kept: { before: Form; exchange: LiveExchange | undefined; requirement?: string },
): Promise<void> {
  const read = await context.on.send('getData', {
    on: instance,
    path: { dataGuid: instance.formId },
  });
  context.on.verify('the form is as before', {
    actual: JSON.stringify(tryJson(read)),
    expected: JSON.stringify(kept.before),
    exchange: kept.exchange,
    ...(kept.requirement === undefined ? {} : { requirement: kept.requirement }),
  });
}

/** A sample body as text. */
export function toText(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
}
