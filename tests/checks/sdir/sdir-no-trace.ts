import { headerOf } from '#specs';
import { fail, type Check } from '../check.ts';

/** A trace of the gateway shows tokens and keys: its address is for the publisher alone (reference sdir 8.2). */
export const sdirNoTrace: Check = {
  id: 'sdir-no-trace',
  demands: 'No answer carries Ocp-Apim-Trace-Location.',
  api: 'sdir',
  judge: ({ answer }) => {
    if (answer === undefined) return 'inapplicable';
    const value = headerOf(answer.response.headers, 'ocp-apim-trace-location');
    if (value === undefined) return [];
    return [fail('no address of a trace', 'present', 'header:ocp-apim-trace-location')];
  },
};
