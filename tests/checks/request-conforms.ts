import type { Check } from './check.ts';
export const requestConforms: Check = {
  id: 'request-conforms',
  demands: '',
  judge: () => 'inapplicable',
};
