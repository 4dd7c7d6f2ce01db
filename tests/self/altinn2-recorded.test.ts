import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { loadContract, type Exchange } from '#specs';
import { judgeExchange } from '../checks/judge-exchange.ts';

// The recorded answers of the real service, and a copy of their shape in values of our own.

/** One recorded answer, as WireMock keeps it. */
interface Mapping {
  readonly request: { readonly method: string; readonly url: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

const real = join(import.meta.dirname, '../../../shared/published/altinn2-recorded');
const own = join(import.meta.dirname, '../recorded/altinn2/metadata.json');

test('answers in the shape of the recorded ones give no finding', async () => {
  const mappings = ownMappings();
  expect(mappings).toHaveLength(2);
  expect(await findings(mappings)).toEqual([]);
});

test('the recorded answers give no finding', async () => {
  test.skip(!existsSync(real), 'the recorded answers do not stand beside the project');
  const mappings = readdirSync(real).map((file) => readJson(join(real, file)) as Mapping);
  expect(mappings.length).toBeGreaterThan(0);
  expect(await findings(mappings)).toEqual([]);
});

const spoilt: readonly { readonly says: string; readonly from: string; readonly to: string }[] = [
  { says: 'a time in UTC', from: '2019-02-03T08:07:06.54"', to: '2019-02-03T08:07:06.54Z"' },
  { says: 'a month that no year has', from: '2019-02-03T08', to: '2019-13-03T08' },
  {
    says: 'an edition that is text',
    from: '"ServiceEditionCode":1,',
    to: '"ServiceEditionCode":"1",',
  },
  { says: 'a service without its code', from: '"ServiceCode":"9001",', to: '' },
  { says: 'HTML', from: '"', to: '<' },
];

for (const { says, from, to } of spoilt)
  test(`the same answers with ${says} are found out`, async () => {
    const mappings = ownMappings().map(({ request, response }) => {
      const body = response.body.replaceAll(from, to);
      expect(body).not.toBe(response.body);
      return { request, response: { ...response, body } };
    });
    for (const one of mappings) expect(await findings([one])).not.toEqual([]);
  });

async function findings(mappings: readonly Mapping[]): Promise<readonly string[]> {
  const contracts = await loadContract('altinn2');
  return mappings.flatMap((mapping) => {
    const { findings: found, operation } = judgeExchange(contracts, toExchange(mapping));
    expect(operation?.id).toMatch(/^listMetadata$|^getFormTask$/);
    return found.map(({ check, pointer = '', expected, actual }) =>
      [check, pointer, expected, actual].join(' | '),
    );
  });
}

function toExchange({ request, response }: Mapping): Exchange {
  return {
    id: request.url,
    api: 'altinn2',
    actor: 'anonymous',
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    request: {
      method: request.method,
      url: `https://www.altinn.no${request.url}`,
      headers: [['Accept', 'application/json']],
      bodyBytes: 0,
      deliberatelyInvalid: false,
    },
    response: {
      status: response.status,
      headers: Object.entries(response.headers),
      body: Buffer.from(response.body),
    },
  };
}

function ownMappings(): readonly Mapping[] {
  return readJson(own) as readonly Mapping[];
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
