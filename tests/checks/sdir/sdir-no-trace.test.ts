import { expect, test } from '@playwright/test';
import { judgeSdir, type SdirCase } from './make-sdir-exchange.ts';
import { sdirNoTrace } from './sdir-no-trace.ts';

const cases: readonly SdirCase[] = [
  ['none', {}, []],
  [
    'present',
    { headers: { 'Ocp-Apim-Trace-Location': 'https://x' } },
    ['fail | header:ocp-apim-trace-location | present'],
  ],
];

for (const [name, made, found] of cases)
  test(`sdir-no-trace: ${name}`, () => {
    expect(judgeSdir(sdirNoTrace, made)).toEqual(found);
  });
