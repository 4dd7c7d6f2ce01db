import {
  bearer,
  integrationId,
  integrationPassword,
  lineOf,
  requireToken,
  withLine,
} from './bench/credentials.ts';
import { readingOperations, subjectOf, tableParameters } from './bench/every-operation.ts';
import type { FiksRequest } from './bench/fiks-bench.ts';
import { askGuarded } from './bench/ask-guarded.ts';
import { scenario, type FiksContext } from './bench/scenario.ts';

/** Other ways to write good credentials (RFC 9110, 5.1 and 11.1). */
const ways: readonly {
  readonly says: string;
  readonly toRequest: (context: FiksContext) => FiksRequest;
}[] = [
  {
    says: 'the scheme in lower case',
    toRequest: (context) => ({ authorization: `bearer ${requireToken(context)}` }),
  },
  {
    says: 'the scheme in upper case',
    toRequest: (context) => ({ authorization: `BEARER ${requireToken(context)}` }),
  },
  {
    says: 'the name Authorization in lower case',
    toRequest: (context) => ({ headers: [['authorization', `Bearer ${requireToken(context)}`]] }),
  },
  {
    says: 'the names of the integration in lower case',
    toRequest: (context) => inCase(context, (name) => name.toLowerCase()),
  },
  {
    says: 'the names of the integration in upper case',
    toRequest: (context) => inCase(context, (name) => name.toUpperCase()),
  },
];

function inCase(context: FiksContext, write: (name: string) => string): FiksRequest {
  const names = [integrationId, integrationPassword];
  const lines = names.map((name) => [write(name), lineOf(context, name)] as const);
  return {
    credentials: {
      [integrationId]: null,
      [integrationPassword]: null,
      ...Object.fromEntries(lines),
    },
  };
}

for (const { says, toRequest } of ways) {
  scenario(
    `Every reading operation with ${says} is let in`,
    { requirement: ['FIKS-AUTH-027', 'FIKS-AUTH-024'], needs: { parameters: tableParameters } },
    async (context) => {
      const caller = toRequest(context);
      const subject = await subjectOf(context);
      for (const row of readingOperations)
        context.on.conform(await askGuarded(context, { row, subject, caller }), {
          status: row.success,
        });
    },
  );
}

scenario(
  'GET forsendelsestyper refused with 401 names the way to authenticate',
  { requirement: 'FIKS-AUTH-028', tags: ['@read-only'] },
  async ({ on }) => {
    const answer = await on.send('hentForsendelsestyper', { authorization: null });
    if (answer.status === 401)
      on.conform(answer, { status: 401, headers: { 'www-authenticate': /^\w/ } });
    else on.conform(answer, { status: [401, 403] });
  },
);

scenario(
  'GET forsendelsestyper with token and integration both wrong names the token first',
  { requirement: 'FIKS-AUTH-029', tags: ['@read-only'] },
  async (context) => {
    const answer = await context.on.send('hentForsendelsestyper', {
      ...bearer('ikke.en.token'),
      ...withLine(integrationPassword, 'feil-passord-fra-samsvar'),
    });
    context.on.conform(answer, {
      status: 401,
      body: { message: /^Klarte ikke å validere access_token/ },
    });
  },
);
