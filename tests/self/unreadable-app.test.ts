import { expect, test } from '@playwright/test';
import { faultTables, type Reply } from '#mock';
import { runOnMock } from './run-on-mock.ts';

// An app that cannot be read from its first answer on: prove reads it before it breaks, a run does not.

test('a process that is no BPMN leaves what needs it open, and breaks no scenario', async () => {
  const results = await runOnMock('altinn-app', {
    answers: {
      replies: {
        when: ({ headers }: Reply) => headers.some(([, value]) => /xml/.test(value)),
        change: (reply: Reply) => ({ ...reply, body: Buffer.from('<oh/>') }),
      },
    },
    asks: ({ file }) => file.endsWith('/instances.spec.ts'),
  });
  const open = results.filter(({ status }) => status === 'inconclusive');
  expect(open.length).toBeGreaterThan(5);
  for (const { reason } of open) expect(reason).toMatch(/is no BPMN that names a task/);
  expect(results.filter(({ status }) => status === 'error')).toEqual([]);
});

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
