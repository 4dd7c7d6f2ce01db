import type { Mock } from '#mock';
import type { IdMap } from './id-map.ts';
import type { RecordedCase } from './recording.ts';
import type { Replay } from './replay-recording.ts';

/** How recordings of Storage are replayed: they prepare in the app API, and name rows by when they changed last. */
export function storageReplay(mock: Mock, ids: IdMap): Replay {
  const tokens = new Map<string, Promise<string | undefined>>();
  return {
    mock,
    ids,
    apiOf: ({ host }) => (host.endsWith(':5005') ? 'altinn-app' : 'altinn-storage'),
    credentials: async ({ actor }) => {
      const minted = tokens.get(actor) ?? tokenOf(mock, actor);
      tokens.set(actor, minted);
      const token = await minted;
      return token === undefined ? [] : ['Authorization', `Bearer ${token}`];
    },
    target: (one) => targetOf(mock, one),
  };
}

/** Brings the mock to the time of a recording: what it asks for by date was near it. */
export function moveTo(mock: Mock, startedMs: number): void {
  const { clock } = mock.world();
  clock.advance(startedMs - clock.now().getTime());
}

// Tokens of the mock's own actors begin at the real time, which the mock may have left.
async function tokenOf(mock: Mock, actor: string): Promise<string | undefined> {
  if (mock.actors[actor] === undefined) return undefined;
  const address = `${mock.control ?? ''}/token`;
  const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ actor }) });
  return ((await answer.json()) as { readonly token?: string }).token;
}

const pageToken = /(\d{18})(%253b|;)(\d+)/;
const ticksOf1970 = 621_355_968_000_000_000n;

// A token says when a row changed last: the mock's row of that number has its own time.
function targetOf(mock: Mock, { target }: RecordedCase): string {
  const [token, , semicolon, row] = pageToken.exec(target) ?? [];
  const all = [...mock.api('altinn-storage').state.instances.values()];
  const instance = all.find((one) => one.row === Number(row));
  if (token === undefined || instance === undefined) return target;
  return target.replace(token, `${ticksOf(instance.lastChanged)}${semicolon}${row}`);
}

function ticksOf(text: string): bigint {
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  const ofSeconds = BigInt(Date.parse(`${seconds}Z`)) * 10_000n;
  return ticksOf1970 + ofSeconds + BigInt(fraction.padEnd(7, '0'));
}
