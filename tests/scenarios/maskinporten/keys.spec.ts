import { readToken, verifyToken, type Members } from '../../engine/jws.ts';
import type { Client, Grants } from './grants.ts';
import { jsonOf, type MaskinportenBench } from './maskinporten-bench.ts';
import { ownIssuer, scenario } from './scenario.ts';

scenario(
  'GET jwks answers RSA keys, each under a name of its own, without private parts',
  { requirement: 'MASK-KEYS-001' },
  async ({ on }) => {
    const answer = await on.send('getKeys');
    if (!on.conform(answer, { status: 200 })) return;
    const keys = keysIn(jsonOf(answer));
    const names = keys.map((one) => one['kid']);
    on.verify('at least one key', { actual: keys.length > 0, expected: true, exchange: answer });
    on.verify('names', { actual: new Set(names).size, expected: names.length, exchange: answer });
    const shown = keys.flatMap((one) =>
      ['d', 'p', 'q', 'dp', 'dq', 'qi'].filter((name) => name in one),
    );
    on.verify('private parts', { actual: shown, expected: [], exchange: answer });
  },
);

function keysIn({ keys }: Members): readonly Members[] {
  return Array.isArray(keys) ? (keys as readonly Members[]) : [];
}

scenario(
  'GET jwks shows a new key beside the old before anything is signed with it',
  { requirement: 'MASK-KEYS-003', needs: ownIssuer },
  async ({ on, grants }) => {
    // The key of a client that does not turn: another scenario may be turning its own.
    const client = await grants.client();
    const turn = new Turn(on, client);
    const before = await turn.grant(grants);
    const kid = await turn.publish();
    const names = await turn.names();
    on.verify('the old key', { actual: names.includes(before.header['kid']), expected: true });
    on.verify('the new key', { actual: names.includes(kid), expected: true });
    const { header } = await turn.grant(grants);
    on.verify('signed with the new key', { actual: header['kid'] === kid, expected: false });
    await turn.retire(kid);
  },
);

scenario(
  'GET jwks keeps the old key for its tokens until it is taken back',
  { requirement: ['MASK-KEYS-004', 'MASK-KEYS-005'], needs: ownIssuer },
  async ({ on, grants }) => {
    const turn = new Turn(on, await grants.client('rotation'));
    const old = await turn.publish();
    await turn.sign(old);
    const first = await turn.grant(grants);
    on.verify('the key of the first token', { actual: first.header['kid'], expected: old });
    const next = await turn.publish();
    await turn.sign(next);
    const second = await turn.grant(grants);
    on.verify('the old token', { actual: await turn.holds(first.text), expected: 'verified' });
    on.verify('the new token', { actual: await turn.holds(second.text), expected: 'verified' });
    await turn.retire(old);
    const requirement = 'MASK-KEYS-005';
    const fate = (await turn.holds(first.text)) === 'verified';
    on.verify('the old token, its key gone, holds', { actual: fate, expected: false, requirement });
    on.verify('the new token', {
      actual: await turn.holds(second.text),
      expected: 'verified',
      requirement,
    });
    const third = await turn.grant(grants);
    on.verify('the key of the next token', {
      actual: third.header['kid'],
      expected: next,
      requirement,
    });
    await turn.retire(next);
  },
);

/** Turns the keys of a mock for one client alone. */
class Turn {
  private readonly on: MaskinportenBench;
  private readonly client: Client;

  constructor(on: MaskinportenBench, client: Client) {
    this.on = on;
    this.client = client;
  }

  /** Names of the keys that are published. */
  async names(): Promise<readonly unknown[]> {
    return keysIn(await this.on.keys()).map((one) => one['kid']);
  }

  /** Gives the name of the new key. */
  publish(): Promise<string> {
    return this.order({ act: 'publish' });
  }

  sign(kid: string): Promise<string> {
    return this.order({ act: 'sign', kid, client: this.client.clientId });
  }

  retire(kid: string): Promise<string> {
    return this.order({ act: 'retire', kid });
  }

  /** A token of a new grant. */
  async grant(grants: Grants): Promise<{ readonly text: string; readonly header: Members }> {
    const { token } = await grants.granted(this.client);
    return { text: token, header: { ...readToken(token)?.header } };
  }

  /** Whether a token holds by the keys that are published now. */
  async holds(token: string): Promise<string> {
    return verifyToken(token, { keys: await this.on.keys(), now: await this.on.now() });
  }

  private async order(body: object): Promise<string> {
    return String((await this.on.bench.session.control?.order('/keys', body))?.['kid']);
  }
}
