import { fail, type Check } from './check.ts';

/** The contract names the status. A 5xx is left to `no-server-error`. */
export const statusDocumented: Check = {
  id: 'status-documented',
  demands: 'The status is one that the contract documents for the operation.',
  judge: ({ operation, answer }) => {
    if (answer === undefined || answer.status >= 500) return 'inapplicable';
    if (answer.documented !== undefined) return [];
    const known = operation.responses.map((response) => response.status);
    return [fail(`status ${known.join(', ')}`, `status ${answer.status}`)];
  },
};
