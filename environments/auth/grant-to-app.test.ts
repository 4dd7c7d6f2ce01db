import { KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { createClient } from '../client/create-client.ts';
import { loadEnvironment } from '../environment.ts';
import { examineEnvironment } from '../examine/examine-environment.ts';
import { registeredClients } from '../mock/maskinporten/clients.ts';
import { startMock, type Mock } from '../mock/start-mock.ts';
import type { Env } from '../settings/read-settings.ts';

/** Settings of one client that the mock's Maskinporten has registered. */
async function toClientSettings(prefix: string, name: string): Promise<Env> {
  const client = (await registeredClients()).find((one) => one.name === name);
  if (client === undefined) throw new Error(`the mock has no client ${name}`);
  const { privateKey, kid } = client.key;
  const key = privateKey instanceof KeyObject ? privateKey : KeyObject.from(privateKey);
  return {
    [`${prefix}_CLIENT_ID`]: client.clientId,
    [`${prefix}_KEY`]: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    [`${prefix}_KEY_ID`]: kid,
  };
}

/** The settings of tt02, all addresses those of the mock. */
async function toSettings({ apis }: Mock): Promise<Env> {
  const at = (api: string): string => apis[api]?.baseUrl ?? '';
  return {
    SAMSVAR_ALTINN_APP_ID: 'ttd/kontrakt',
    SAMSVAR_ALTINN_APP_OWNER_ORG_NUMBER: '405003309',
    SAMSVAR_ALTINN_APP_PARTY_ID: '501337',
    SAMSVAR_ALTINN_APP_BASE_URL: at('altinn-app'),
    SAMSVAR_MASKINPORTEN_METADATA_URL: `${at('maskinporten')}/.well-known/oauth-authorization-server`,
    SAMSVAR_EXCHANGE_URL: `${at('altinn-authentication')}/authentication/api/v1/exchange/maskinporten`,
    SAMSVAR_SYSTEM_USER_ORG: '950474084',
    SAMSVAR_REQUESTS_PER_SECOND: '1000',
    // The platform itself is beyond this proxy: only loopback is asked.
    HTTPS_PROXY: 'http://127.0.0.1:1',
    ...(await toClientSettings('SAMSVAR_SYSTEM', 'samsvar-vendor')),
    ...(await toClientSettings('SAMSVAR_ORG', 'samsvar-owner')),
  };
}

test('settings lead through grant and exchange to an instance', async () => {
  const mock = await startMock();
  try {
    const env = await toSettings(mock);
    const client = createClient({ target: loadEnvironment('tt02', { env }).target('altinn-app') });
    for (const as of ['system', 'org']) {
      const exchange = await client.send({
        method: 'POST',
        path: '/ttd/kontrakt/instances/create',
        as,
        headers: [['Content-Type', 'application/json']],
        body: '{"instanceOwner":{"partyId":"501337"}}',
      });
      expect(exchange.status, `${as}: ${exchange.fault?.message ?? exchange.text()}`).toBe(201);
    }
    await client.close();
    const examined = await examineEnvironment('tt02', { env }, [
      'altinn-app',
      'altinn-authentication',
    ]);
    const tokens = examined.filter(({ area, outcome }) => area === 'token' && outcome !== 'note');
    expect(tokens.map(({ subject, outcome }) => [subject, outcome])).toEqual([
      ['system', 'fine'],
      ['org', 'fine'],
      ['grantedOwner', 'fine'],
      ['grantedSystemUser', 'fine'],
    ]);
  } finally {
    await mock.close();
  }
});
