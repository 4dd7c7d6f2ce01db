import type { Reply } from '../../server/message.ts';
import { isRecord } from '../../server/narrow.ts';
import type { AdmittedCall } from '../call.ts';

/** The bytes of a body whose client hung up. */
export class CutBody extends Error {
  readonly bytes: Buffer;

  constructor(bytes: Buffer, cause: unknown) {
    super('The client hung up in the middle of the body.', { cause });
    this.bytes = bytes;
  }
}

/** The JSON of a body, or the reply to one that is none (reference sdir 4). Throws `CutBody`. */
export async function readBody(
  call: AdmittedCall,
): Promise<{ readonly value: unknown } | { readonly refused: Reply }> {
  const { rules } = call.state;
  const bytes = await bytesOf(call);
  if (!rules.takesMediaType(call.request.header('content-type')))
    return { refused: rules.refusesMediaType() };
  return rules.readsBody(bytes.toString('utf8')) ?? { refused: rules.refusesBody() };
}

/** The object that a body must be. */
export function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return isRecord(value) ? value : undefined;
}

async function bytesOf({ request }: AdmittedCall): Promise<Buffer> {
  if (request.stream === undefined) return request.body;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request.stream) chunks.push(chunk);
  } catch (error) {
    throw new CutBody(Buffer.concat(chunks), error);
  }
  return Buffer.concat(chunks);
}

/** The items of a list that is cut, as far as they are whole. */
export function wholeItems(bytes: Buffer): readonly unknown[] {
  const text = bytes.toString('utf8');
  for (let end = text.lastIndexOf('}'); end > 0; end = text.lastIndexOf('}', end - 1)) {
    const items = parsed(`${text.slice(0, end + 1)}]`);
    if (Array.isArray(items)) return items;
  }
  return [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
