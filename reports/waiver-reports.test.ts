import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Finding, ScenarioResult } from '#specs';
import { finding, register, result, run, waiver } from './stored-example.ts';
import { toCheckText } from './to-check-text.ts';
import { toConformance } from './to-conformance.ts';
import { toConsole } from './to-console.ts';
import { toHtml } from './site/to-html.ts';

const open = (id: string, ...more: readonly Finding[]): ScenarioResult =>
  result(`open ${id}`, [id], { findings: [finding({ requirement: id }), ...more] });

const several = toConformance(
  [
    open('T-1'),
    open('T-2', finding({ requirement: 'T-2', pointer: '/<a>' })),
    result('c', ['T-3']),
  ],
  { ...register, defects: [] },
  {
    suiteVersion: '1',
    run,
    waivers: [
      waiver(),
      waiver({ id: 'W-2', requirement: 'T-2' }),
      waiver({ id: 'W-3', requirement: 'T-3' }),
      waiver({ id: 'W-4', expires: '2025-12-31', pointer: '' }),
      waiver({ id: 'W-5', requirement: 'T-6' }),
    ],
  },
);

test('a report with every state fits the schema', () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = readFileSync(path.join(import.meta.dirname, 'report.schema.json'), 'utf8');
  const fits = ajv.compile(JSON.parse(schema));
  fits(JSON.parse(JSON.stringify(several)));
  expect(fits.errors).toBeNull();
  const states = several.waivers.map(({ state }) => state);
  expect(states).toEqual(['used', 'too-broad', 'stale', 'expired', 'unused']);
});

test('the sentences say what to do', () => {
  const told = several.waivers.map((one) => one.told ?? '');
  expect(told).toEqual([
    '',
    expect.stringMatching(
      /^waiver W-2 is too broad and covers nothing: it matches 2 kinds .*name operation, check, pointer or actual/,
    ),
    expect.stringMatching(/^waiver W-3 is stale: .*; remove the row$/),
    expect.stringMatching(
      /^waiver W-4 expired after 2025-12-31 and its 1 finding\(s\) are still there: agree with A team on a new day/,
    ),
    '',
  ]);
});

test('console and page show every state with reason, owner, link and last day', () => {
  const text = toConsole(several, { reportAt: '' });
  for (const line of [
    'Waived by agreement (1):\n  W-1 x1    It is being mended.\n    things T-1\n    A team, to the end of 2026-01-31, https://tickets.example.org/1',
    'Waivers that cover nothing (4):',
    'W-2 too-broad',
    'W-3 stale',
    'W-4 expired',
    'W-5 unused',
    'waiver W-3 is stale',
  ])
    expect(text).toContain(line);
  const page = toHtml(several);
  for (const part of [
    '>used</span>',
    '>too broad</span>',
    '>stale</span>',
    '>expired</span>',
    '>unused</span>',
    '30 days left',
    'Covered by</span>',
    'href="https://tickets.example.org/1"',
    '2026-01-31',
  ])
    expect(page).toContain(part);
  const unsafe = {
    ...waiver({ link: 'javascript:alert(1)' }),
    state: 'used',
    findings: 1,
  } as const;
  expect(toHtml({ ...several, waivers: [unsafe] })).not.toContain('href="javascript');
  expect(toHtml({ ...several, waivers: [] })).not.toContain('id="waivers-title"');
});

test('recorded traffic: covered, expired and too broad are told; nothing is stale', () => {
  const counts = { entries: 1, matched: 1, unmatched: 0, unanswered: 0, defects: [] };
  const text = toCheckText({
    ...counts,
    findings: [{ ...finding({ waiver: 'W-1' }), entry: 0 }],
    waivers: [
      { waiver: waiver(), state: 'used', findings: 1, kinds: ['a'] },
      { waiver: waiver({ id: 'W-2' }), state: 'idle', findings: 0, kinds: [] },
    ],
  });
  for (const line of ['W-1 x1', 'W-2 unused', 'No deviation beyond listed defects and waivers'])
    expect(text).toContain(line);
  const red = toCheckText({
    ...counts,
    findings: [],
    waivers: [{ waiver: waiver(), state: 'expired', findings: 0, kinds: [] }],
  });
  expect(red).toMatch(/waiver W-1 expired after 2026-01-31: agree with A team/);
  expect(red).toContain('1 waiver(s) need a hand');
});

test('with a mock that keeps its promise no defect goes before a waiver', () => {
  const listed = result('listed', ['T-1'], {
    findings: [finding({ requirement: 'T-1', defect: 'D-1' })],
  });
  const kept = toConformance(
    [listed],
    { ...register, defects: [] },
    {
      suiteVersion: '1',
      run: { ...run, like: 'promise' },
      waivers: [waiver()],
    },
  );
  expect(kept).toMatchObject({
    waivers: [{ state: 'used' }],
    findings: [{ waiver: 'W-1' }],
    summary: { exitCode: 0 },
  });
});
