import { expect, test } from '@playwright/test';
import { altinn2BrokenClients } from './broken-client.cases.ts';
import { altinn2Checks } from './index.ts';
import { judgeCase } from './judge-case.ts';

for (const { breaks, says, made, id } of altinn2BrokenClients)
  test(`a client that ${says} is told by ${breaks} alone`, () => {
    const told = altinn2Checks.filter((check) => {
      const found = judgeCase(check, { says, made, told: [], ...(id === undefined ? {} : { id }) });
      return found !== 'inapplicable' && found.length > 0;
    });
    expect(told.map((check) => check.id)).toEqual([breaks]);
  });
