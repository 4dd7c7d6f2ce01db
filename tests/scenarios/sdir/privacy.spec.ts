import type { LiveExchange } from '#environments';
import { valueAt, withValueAt } from '../capabilities/json-value.ts';
import { ownKey, withKey } from './credentials.ts';
import { shapes } from './items.ts';
import { batchOf, plainKinds, probeAll } from './probes.ts';
import { scenario } from './scenario.ts';

// What refusals must not show (reference sdir 6.3 and 8.2).

scenario(
  'GET of each service repeats neither key nor token when it refuses them',
  { requirement: 'SDIR-PRIV-004', tags: ['@read-only'] },
  async ({ on }) => {
    const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
    const token = 'not-a-token-but-long-enough-to-be-seen';
    const secrets = [key, token, ownKey(on)];
    const judge = (exchange: LiveExchange): void => {
      const shown = JSON.stringify(exchange.response?.headers) + exchange.text();
      on.verify('key or token in the refusal', {
        actual: secrets.some((secret) => shown.includes(secret)) ? 'repeated' : 'not repeated',
        expected: 'not repeated',
        exchange,
      });
    };
    await probeAll(on, withKey(key), judge);
    await probeAll(on, { authorization: `Bearer ${token}` }, judge);
    await probeAll(on, { credentials: {}, authorization: `Bearer ${token}` }, judge);
  },
);

scenario(
  'POST of a batch does not repeat the identity number of an item that it refuses',
  { requirement: 'SDIR-PRIV-005' },
  async ({ on, given }) => {
    for (const kind of plainKinds) {
      const { person, code } = shapes[kind];
      const item = withValueAt(given.item(kind), code, 'FINNESIKKE');
      const exchange = await on.send(batchOf(kind), { json: [item], deliberatelyInvalid: true });
      on.conform(exchange, { status: '4xx' });
      on.verify('the number in the messages of the refusal', {
        actual: messagesOf(exchange).includes(String(valueAt(item, person)))
          ? 'repeated'
          : 'not repeated',
        expected: 'not repeated',
        exchange,
      });
    }
  },
);

/** Texts for a person to read; key members of an item may be repeated beside them to name it. */
function messagesOf(exchange: LiveExchange): string {
  const texts = exchange.text().matchAll(/"(?:message|title|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"/g);
  return [...texts].map(([, text]) => text).join('\n');
}
