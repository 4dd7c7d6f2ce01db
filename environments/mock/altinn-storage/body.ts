import type { MockRequest, Reply } from '../server/message.ts';
import { isRecord } from '../server/narrow.ts';
import { readJson } from '../server/read-json.ts';
import { invalid, problem } from './replies.ts';

/** A bound JSON object with its members' names in lower case first letters as sent, or the refusal. */
export type Body =
  { readonly value: Readonly<Record<string, unknown>> } | { readonly reply: Reply };

/** Binds a JSON body as ASP.NET does with Newtonsoft: 400 with the place where reading stopped. */
export function readBody(request: MockRequest): Body {
  const type = request.header('content-type');
  if (type === undefined || !/json/i.test(type)) return { reply: problem(415) };
  const sent = request.body.toString('utf8');
  if (sent.trim() === '')
    return { reply: invalid({ '': ['A non-empty request body is required.'] }) };
  const reading = readJson(sent, { newtonsoft: true });
  if ('fault' in reading) {
    const at = `Path '', line 1, position ${sent.trimEnd().length}.`;
    return { reply: invalid({ '': [`Unexpected end when reading JSON. ${at}`] }) };
  }
  if (!isRecord(reading.value)) {
    const words = "Error converting value to the type of the body. Path '', line 1, position 1.";
    return { reply: invalid({ '': [words] }) };
  }
  return { value: namesAsWritten(reading.value) };
}

// Names are read in any case: the service writes them in lower camel case.
function namesAsWritten(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      one,
    ]),
  );
}
