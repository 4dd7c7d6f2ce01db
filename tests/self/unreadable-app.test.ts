import { expect, test } from '@playwright/test';
import { faultTables } from '#mock';
import { runOnMock } from './run-on-mock.ts';

// An app that cannot be read from its first answer on: prove reads it before it breaks, a run does not.

const broken = ['app-metadata-have-no-types', 'app-metadata-list-no-types'];

for (const id of broken)
  test(`a run on ${id} finds the fault, and says why it can ask no more`, async () => {
    const fault = faultTables['altinn-app']?.find((one) => one.id === id);
    expect(fault).toBeDefined();
    const results = await runOnMock('altinn-app', {
      answers: fault ?? {},
      asks: ({ requirements }) => requirements.some((one) => /^APP-META-00[12]$/.test(one)),
    });
    expect(new Set(results.map(({ status }) => status))).toEqual(
      new Set(['judged', 'inconclusive']),
    );
    const failed = results.flatMap(({ findings }) => findings);
    expect(failed.map(({ requirement }) => requirement)).toContain('APP-META-002');
    for (const { status, reason } of results)
      if (status === 'inconclusive')
        expect(reason).toMatch(/the metadata of \S+ name no data type/);
  });
