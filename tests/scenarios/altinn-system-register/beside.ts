import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { AuthenticationBench } from '../altinn-authentication/authentication-bench.ts';
import { AppBench } from '../altinn-app/app-bench.ts';
import { requireApp, type AppUnderTest } from '../altinn-app/app-under-test.ts';
import { Grants, systemUserDetail, type Client } from '../maskinporten/grants.ts';
import { MaskinportenBench } from '../maskinporten/maskinporten-bench.ts';
import type { MadeRequest } from './shapes.ts';

const scope = 'altinn:instances.read altinn:instances.write';

/** The other APIs that a system user is for: Maskinporten, the exchange of its tokens, and an app. */
export class Beside {
  readonly app: AppUnderTest;
  /** The vendor's client of Maskinporten. */
  readonly client: Client;
  private readonly grants: Grants;
  private readonly authentication: AuthenticationBench;
  private readonly inApp: AppBench;

  private constructor(parts: Parts) {
    this.app = parts.app;
    this.client = parts.client;
    this.grants = parts.grants;
    this.authentication = parts.authentication;
    this.inApp = parts.inApp;
  }

  /** Opens them; where the environment lacks one the scenario is untested. */
  static async open(bench: Bench): Promise<Beside> {
    const grants = new Grants(new MaskinportenBench(await bench.beside('maskinporten')));
    const client = await grants.client('systemVendor');
    const authentication = new AuthenticationBench(await bench.beside('altinn-authentication'));
    const besideApp = await bench.beside('altinn-app');
    const app = await requireApp(besideApp, 'data-end');
    return new Beside({ app, client, grants, authentication, inApp: new AppBench(besideApp, app) });
  }

  /** The app as a resource of the register. */
  resource(): string {
    return `app_${this.app.org}_${this.app.name}`;
  }

  /** What Maskinporten answers when the vendor asks for a token of this system user. */
  async ask({ partyOrgNo, externalRef }: MadeRequest): Promise<LiveExchange> {
    const authorization_details = [systemUserDetail(partyOrgNo, externalRef)];
    const claims = { scope, authorization_details };
    return this.grants.send(await this.grants.sign(this.client, { claims }));
  }

  /** What the exchange answers for a token that Maskinporten has given. */
  exchange(granted: LiveExchange): Promise<LiveExchange> {
    const { access_token: token } = (granted.json() ?? {}) as { readonly access_token?: unknown };
    return this.authentication.send('exchangeToken', { token: String(token) });
  }

  /** What the app answers when an instance is made for the customer with an exchanged token. */
  instantiate(exchanged: LiveExchange, organisationNumber: string): Promise<LiveExchange> {
    const authorization = `Bearer ${exchanged.text().replaceAll('"', '')}`;
    const json = { instanceOwner: { organisationNumber } };
    return this.inApp.send('createInstanceSimple', { authorization, json });
  }
}

interface Parts {
  readonly app: AppUnderTest;
  readonly client: Client;
  readonly grants: Grants;
  readonly authentication: AuthenticationBench;
  readonly inApp: AppBench;
}
