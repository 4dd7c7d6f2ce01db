import type { Mock } from '#mock';
import { ticksOf } from '../../environments/mock/altinn-storage/search/continuation.ts';
import { mintActorToken } from '../../environments/mock/tokens.ts';
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
      const minted = tokens.get(actor) ?? mintActorToken(mock.world(), actor);
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

// A token says when a row changed last: the mock's row of that number has its own time.
function targetOf(mock: Mock, { target }: RecordedCase): string {
  return target.replace(/(\d{18})(%253b|;)(\d+)/, (found, _, semicolon: string, row: string) => {
    const all = [...mock.api('altinn-storage').state.instances.values()];
    const instance = all.find((one) => one.row === Number(row));
    return instance === undefined ? found : `${ticksOf(instance)}${semicolon}${row}`;
  });
}
