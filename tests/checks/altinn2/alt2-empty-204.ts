import { headerOf } from '#specs';
import { fail } from '../check.ts';
import { alt2Check } from './alt2-check.ts';

/** A 204 ends with its headers (RFC 9110 section 15.3.5; reference altinn2 8, A19). */
export const alt2Empty204 = alt2Check({
  id: 'alt2-empty-204',
  demands: 'A 204 has no body and announces none.',
  judge: ({ answer }) => {
    if (answer?.status !== 204) return 'inapplicable';
    const { response, body } = answer;
    if (body.kind !== 'empty' && body.kind !== 'missing') return [fail('no body', body.kind)];
    const length = headerOf(response.headers, 'content-length') ?? '0';
    if (length !== '0') return [fail('no length', length, 'header:content-length')];
    const type = headerOf(response.headers, 'content-type');
    return type === undefined ? [] : [fail('no media type', type, 'header:content-type')];
  },
});
