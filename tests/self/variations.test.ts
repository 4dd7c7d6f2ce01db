import { expect, test } from '@playwright/test';
import { faultTables, mapJson, mapText, variationTables, type ChangeOf } from '#mock';
import type { ScenarioResult } from '#specs';
import { runOnMock, unjudged, type OnMock } from './run-on-mock.ts';

// A false alarm is as bad as a miss: answers that differ only in ways that no promise forbids must
// not give a single finding.

type Change = ChangeOf<unknown>;

const overJsonText = (change: (text: string) => string): Change =>
  onJson(mapText((text) => change(text)));

const onJson =
  (change: Change): Change =>
  (reply, call) => {
    const isJson = reply.headers.some(
      ([name, value]) => name.toLowerCase() === 'content-type' && /json/.test(value),
    );
    return isJson ? change(reply, call) : reply;
  };

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reversed(one)]),
  );
};

const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** What HTTP and JSON leave open, whatever API it is. */
const variations = {
  'members in another order': onJson(mapJson(reversed)),
  'a member that nobody documents': onJson(
    mapJson((value) => (isObject(value) ? { ...value, addedLater: '' } : value)),
  ),
  'another legal form of dates': overJsonText((text) =>
    text.replaceAll(/(\d\d:\d\d:\d\d(?:\.\d+)?)Z"/g, '$1+00:00"'),
  ),
  'header names in capitals': (reply) => ({
    ...reply,
    headers: reply.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
  }),
  'headers that nobody documents': (reply) => ({
    ...reply,
    headers: [...reply.headers, ['X-Added-Later', '1'] as const],
  }),
  'bodies in chunks': (reply) => (reply.body === undefined ? reply : { ...reply, chunked: true }),
  'bodies with their length': (reply) => ({ ...reply, chunked: false }),
  'JSON with spaces and line ends': overJsonText((text) =>
    JSON.stringify(JSON.parse(text), undefined, 2),
  ),
  'letters outside ASCII escaped': overJsonText((text) =>
    text.replaceAll(
      /[\u0080-\uffff]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  ),
} as const satisfies Record<string, Change>;

/** Those that touch different things are asked together: each walk asks every scenario. What reads JSON anew comes first. */
const walks: readonly (readonly (keyof typeof variations)[])[] = [
  [
    'members in another order',
    'another legal form of dates',
    'letters outside ASCII escaped',
    'header names in capitals',
    'bodies in chunks',
  ],
  [
    'a member that nobody documents',
    'JSON with spaces and line ends',
    'headers that nobody documents',
    'bodies with their length',
  ],
];

test('every variation has its walk', () => {
  expect(walks.flat().toSorted()).toEqual(Object.keys(variations).toSorted());
});

/** Where an API hands out files: their bytes are promised, also those of JSON files. */
const files: Readonly<Record<string, RegExp>> = {
  'altinn-storage': /^GET \/storage\/api\/v1\/instances\/[^/]+\/[^/]+\/data\/[^/]+$/,
};

function isFile(api: string, call: unknown): boolean {
  const { request } = call as {
    readonly request: { readonly method: string; readonly path: string };
  };
  return files[api]?.test(`${request.method} ${request.path}`) ?? false;
}

for (const api of Object.keys(faultTables))
  for (const walk of walks)
    test(`${api}: no finding on answers with ${walk.join(', ')}`, async () => {
      test.setTimeout(300_000);
      const change: Change = (reply, call) =>
        walk.reduce((changed, says) => variations[says](changed, call), reply);
      const replies = { change, when: (_: unknown, call: unknown) => !isFile(api, call) };
      expect(await findingsWith(api, { replies })).toEqual([]);
    });

for (const [api, table] of Object.entries(variationTables))
  for (const { says, answers, seenBy, waits } of table)
    test(`${api}: no finding on ${says}`, async () => {
      test.setTimeout(300_000);
      expect(await findingsWith(api, answers, { seenBy, waits })).toEqual([]);
    });

/** Which scenarios are asked: by their requirements, and whether slow ones are. */
interface Seen {
  readonly seenBy: RegExp;
  readonly waits?: boolean | undefined;
}

/** What every scenario that could notice, and is not slow, finds on a mock whose answers are changed so. */
async function findingsWith(
  api: string,
  answers: NonNullable<OnMock['answers']>,
  { seenBy, waits = false }: Seen = { seenBy: /./ },
): Promise<readonly string[]> {
  const results = await runOnMock(api, {
    answers,
    asks: ({ requirements, tags }) =>
      requirements.some((id) => seenBy.test(id)) && (waits || !tags.includes('@slow')),
  });
  return results.length === 0 ? ['no scenario could notice'] : results.flatMap(tell);
}

function tell(result: ScenarioResult): readonly string[] {
  const { title, findings } = result;
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const told = failed.map(
    ({ check, pointer, expected, actual }) =>
      `${title}: ${check} ${pointer ?? ''} ${expected} / ${actual}`,
  );
  return [...unjudged(result), ...told];
}
