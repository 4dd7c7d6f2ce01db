import type { Lines, Reply } from './message.ts';

/** How the JSON of a reply is called, and what stands beside it. */
interface JsonForm {
  /** Default: JSON in UTF-8. */
  readonly mediaType?: string;
  readonly headers?: Lines;
}

/** A reply with a JSON body, in chunks as the services send it. */
export function jsonReply(
  status: number,
  value: unknown,
  { mediaType = 'application/json; charset=utf-8', headers = [] }: JsonForm = {},
): Reply {
  return {
    status,
    headers: [['Content-Type', mediaType], ...headers],
    body: Buffer.from(JSON.stringify(value)),
    chunked: true,
  };
}
