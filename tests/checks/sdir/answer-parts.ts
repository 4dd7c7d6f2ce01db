import { listOf, isRecord } from '../../har/json-parts.ts';
import type { Json } from '../../har/json-parts.ts';
import type { CheckContext } from '../check.ts';

/** A text in a JSON body and where it stands. */
export interface PlacedText {
  readonly pointer: string;
  readonly text: string;
}

/** The JSON object of an answer from 400; undefined for every other answer. */
export function refusalObject({ answer }: CheckContext): Json | undefined {
  if (answer === undefined || answer.status < 400 || answer.body.kind !== 'json') return undefined;
  return isRecord(answer.body.value) ? answer.body.value : undefined;
}

/** Every text of a JSON value, in its order. */
export function textsIn(value: unknown, pointer = ''): readonly PlacedText[] {
  if (typeof value === 'string') return [{ pointer, text: value }];
  if (Array.isArray(value))
    return listOf(value).flatMap((item, index) => textsIn(item, `${pointer}/${index}`));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, `${pointer}/${name}`));
}
