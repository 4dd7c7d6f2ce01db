import {
  encodeMultipart,
  type LiveExchange,
  type MultipartPart,
  type MultipartShape,
} from '#environments';
import type { AppRequest } from './app-bench.ts';
import type { AppUnderTest, DataTypeInfo } from './app-under-test.ts';
import type { AppContext } from './scenario.ts';

/** What a multipart instantiation deviates in: the bytes, then who sends it. */
export type MultipartRequest = MultipartShape & {
  readonly as?: string;
  /** Most refused requests break the contract on purpose. */
  readonly broken?: boolean;
  readonly query?: Readonly<Record<string, string>>;
};

/** POST /instances with these bytes; an instance that comes of it is removed when the scenario ends. */
export async function postMultipart(
  context: AppContext,
  request: MultipartRequest,
): Promise<LiveExchange> {
  const { as, broken, query, ...shape } = request;
  const { body, contentType } = encodeMultipart(shape);
  return postInstance(context, {
    body,
    contentType,
    deliberatelyInvalid: broken ?? false,
    ...(as === undefined ? {} : { as }),
    ...(query === undefined ? {} : { query }),
  });
}

/** POST /instances; an instance that comes of it is removed when the scenario ends. */
export async function postInstance(
  { on, given }: AppContext,
  request: AppRequest,
): Promise<LiveExchange> {
  const answer = await on.send('createInstance', request);
  if (answer.status === 201 && hasId(answer.json())) given.own(answer);
  return answer;
}

/** The part that describes the instance. */
export function instancePart(app: AppUnderTest, members: object = {}): MultipartPart {
  return {
    name: 'instance',
    contentType: 'application/json',
    body: JSON.stringify({ instanceOwner: app.instanceOwner, ...members }),
  };
}

/** The form as XML, of the valid sample or of other text. */
export function formPart({ app, bench }: AppContext, body?: string): MultipartPart {
  const valid = app.form.samples.xml?.valid;
  if (valid === undefined)
    return bench.untested(`the target's settings have no XML sample of ${app.form.id}`);
  return { name: app.form.id, contentType: 'application/xml', body: body ?? valid };
}

/** The form's valid sample as XML text. */
export function formXml(context: AppContext): string {
  return Buffer.from(formPart(context).body).toString('utf8');
}

/** An attachment with the target's sample. */
export function attachmentPart({ app, bench }: AppContext, type: DataTypeInfo): MultipartPart {
  const sample = app.samples[type.id];
  if (sample === undefined)
    return bench.untested(`the target's settings have no sample of ${type.id}`);
  return {
    name: type.id,
    filename: sample.filename ?? 'a.bin',
    contentType: sample.contentType,
    body: sample.valid,
  };
}

function hasId(body: unknown): boolean {
  return typeof (body as { id?: unknown } | undefined)?.id === 'string';
}
