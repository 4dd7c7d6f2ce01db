import type { Reply } from '../../server/message.ts';
import type { Call } from '../call.ts';
import { bareProblem, json } from '../families.ts';

/** A code list by id: 404 E1 for one that the app does not have (reference 1.7). */
export function optionsReply(call: Call): Reply {
  const list = call.app.options[call.params['optionsId'] ?? ''];
  if (!Array.isArray(list)) return bareProblem(404);
  return json(200, list.map(toOption), [['Altinn-DownstreamParameters', '']]);
}

function toOption(item: unknown): Record<string, unknown> {
  const entry: Record<string, unknown> = Object(item);
  const { value = null, label = null, description = null, helpText = null, ...more } = entry;
  return { value, label, description, helpText, ...more };
}
