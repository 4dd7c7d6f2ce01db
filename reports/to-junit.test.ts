import { expect, test } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { finding, register, result, results, run } from './stored-example.ts';
import { toConformance } from './to-conformance.ts';
import { toJunit } from './to-junit.ts';

/** Names of the elements, and the attributes of the first. */
function read(xml: string): { names: string[]; first: Record<string, string> } {
  const names: string[] = [];
  let first: Record<string, string> | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    names.push(name);
    first ??= { ...attributes };
  });
  parser.write(xml).close();
  return { names, first: first ?? {} };
}

const meta = { suiteVersion: '1', run };

test('every scenario is a case: red for an open finding alone, skipped where it was not judged', () => {
  const { names, first } = read(toJunit(toConformance(results, register, meta)));
  expect(first).toMatchObject({ tests: '5', failures: '1', errors: '0', skipped: '2' });
  expect(names.filter((name) => name === 'testcase')).toHaveLength(5);
  expect(names.filter((name) => name === 'failure')).toHaveLength(1);
});

test('a scenario that broke is an error', () => {
  const broken = result('one', ['T-1'], { status: 'error', reason: 'oh' });
  const { first } = read(toJunit(toConformance([broken], register, meta)));
  expect(first).toMatchObject({ tests: '1', failures: '0', errors: '1', skipped: '0' });
});

test('what comes from outside is escaped, and what XML cannot hold is left out', () => {
  const actual = '"<&>\u0000\u0007]]>\n\u{1F600}';
  const own = result('<one>', ['T-1'], { findings: [finding({ requirement: 'T-1', actual })] });
  const xml = toJunit(toConformance([own], register, meta));
  expect(read(xml).names).toContain('failure');
  expect(xml).toContain('got &#34;&#60;&#38;&#62;]]&#62;&#10;\u{1F600}');
});
