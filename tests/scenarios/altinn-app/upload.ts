import type { LiveExchange } from '#environments';
import type { AppRequest, InstanceRef } from './app-bench.ts';
import type { DataTypeInfo } from './app-under-test.ts';
import { requireType } from './data-types.ts';
import type { AppContext } from './scenario.ts';
import { elementsOf } from './seen.ts';

/** What an upload says of itself; members that are left out come from the target's sample. */
export interface Upload {
  readonly body?: string | Uint8Array;
  /** Null: no Content-Type. */
  readonly contentType?: string | null;
  /** The whole header; null: none. */
  readonly disposition?: string | null;
  readonly as?: string;
}

/** The first attachment type that lists media types and that a user may write. */
export function listedType(context: AppContext): DataTypeInfo {
  return requireType(context, {
    says: 'lists media types',
    fits: (type) => (type.allowedContentTypes?.length ?? 0) > 0,
  });
}

/** The request of an upload of that type. */
export function uploadOf(
  { app, bench }: AppContext,
  type: DataTypeInfo,
  upload: Upload,
): AppRequest {
  const sample = app.samples[type.id] ?? bench.untested(`${app.id} has no sample of ${type.id}`);
  const { body = sample.valid, contentType = sample.contentType } = upload;
  const named = `attachment; filename="${sample.filename ?? 'a.bin'}"`;
  const disposition = upload.disposition === undefined ? named : upload.disposition;
  return {
    body,
    contentType,
    headers: disposition === null ? [] : [['Content-Disposition', disposition]],
    deliberatelyInvalid: contentType === null || disposition === null,
    ...(upload.as === undefined ? {} : { as: upload.as }),
  };
}

/** Uploads by data type. */
export function send(
  context: AppContext,
  on: InstanceRef,
  { type, ...upload }: Upload & { type: DataTypeInfo },
): Promise<LiveExchange> {
  return context.on.send('createData', {
    on,
    path: { dataType: type.id },
    ...uploadOf(context, type, upload),
  });
}

/** How many elements of a type an instance has. */
export async function countOf(
  { given }: AppContext,
  on: InstanceRef,
  type: DataTypeInfo,
): Promise<number> {
  return elementsOf(await given.prepare('getInstance', { on }, 200), type.id).length;
}

/** Id of the element that an upload made; '' where the answer names none. */
export function newIdOf(exchange: LiveExchange): string {
  const body = exchange.json() as { newDataElementId?: string; id?: string } | undefined;
  return body?.newDataElementId ?? body?.id ?? '';
}
