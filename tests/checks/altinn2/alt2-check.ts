import type { Check, CheckContext, Judgement } from '../check.ts';

/** What one of the rules on every exchange of Altinn 2 needs to say. */
export interface Alt2Rule {
  readonly id: string;
  readonly demands: string;
  readonly judge: (context: CheckContext) => Judgement;
}

/** A check of Altinn 2 alone. */
export function alt2Check(rule: Alt2Rule): Check {
  return { ...rule, api: 'altinn2' };
}

/** The JSON of a success in this media type; undefined for any other answer. */
export function successIn({ answer }: CheckContext, type: RegExp): unknown {
  if (answer === undefined || answer.status >= 300) return undefined;
  const { body, contentType = '' } = answer;
  return body.kind === 'json' && type.test(contentType) ? body.value : undefined;
}

/** HAL+JSON in any case (reference altinn2 4). */
export const halJson = /^\s*application\/hal\+json\s*(?:;|$)/i;

/** Plain JSON. */
export const plainJson = /^\s*application\/json\s*(?:;|$)/i;
