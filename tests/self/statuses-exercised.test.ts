import { expect, test } from '@playwright/test';
import { loadContract, type ScenarioResult } from '#specs';
import { runOnMock, unjudged } from './run-on-mock.ts';

// Every operation is answered with every status that its document names: what no scenario brings about, no check judges.
// A range (4XX) or `default` names none.

interface Row {
  readonly api: string;
  /** `operationId status`: why no scenario can bring it about on the mock. */
  readonly leftOut: Readonly<Record<string, string>>;
}

const noAccount = 'an account that does not exist is refused as one without grant: 403';
const noGrant = 'it is not of an account, so no grant is asked for';

/** One row per API that is exercised whole. */
const rows: readonly Row[] = [
  {
    api: 'fiks-svarut',
    leftOut: {
      'send 404': noAccount,
      'hentStatuser 404': noAccount,
      'finnForsendelserKnyttetTilEksternRef 404': noAccount,
      'finnForsendelserKnyttetTilEksternRefMedMetadata 404': noAccount,
      'hentForsendelsestyper 403': noGrant,
      'hentMottakersystem 403': noGrant,
    },
  },
];

for (const { api, leftOut } of rows)
  test(`${api}: every documented status of every operation is answered`, async () => {
    test.setTimeout(600_000);
    const results = await runOnMock(api);
    expect.soft(results.flatMap(unjudged)).toEqual([]);
    const seen = new Set(results.filter(asksOwnVersion).flatMap(statusesIn));
    const documented = await documentedStatuses(api);
    expect.soft(documented.filter((one) => !seen.has(one) && !(one in leftOut))).toEqual([]);
    const excused = Object.keys(leftOut);
    expect(excused.filter((one) => seen.has(one) || !documented.includes(one))).toEqual([]);
  });

/** The families of versions ask numbers that never were: what is answered there is no answer of the operation. */
function asksOwnVersion({ file }: ScenarioResult): boolean {
  return !file.endsWith('/capabilities.spec.ts');
}

async function documentedStatuses(api: string): Promise<readonly string[]> {
  const operations = (await loadContract(api)).flatMap((contract) => contract.operations);
  return operations.flatMap(({ id, responses }) =>
    responses.filter(({ status }) => /^\d{3}$/.test(status)).map(({ status }) => `${id} ${status}`),
  );
}

function statusesIn({ operations }: ScenarioResult): readonly string[] {
  return operations.flatMap(({ operationId, statuses }) =>
    Object.keys(statuses).map((status) => `${operationId} ${status}`),
  );
}
