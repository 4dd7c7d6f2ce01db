import { createClient, type Client } from '../client/create-client.ts';
import type { Target } from '../target.ts';
import type { Examined } from './examine-environment.ts';
import { examineFiksAccess } from './fiks-access.ts';

/** Asks a target as those of its actors who have a token, and tells what their credentials lack. */
export type AccessProbe = (client: Client, actors: ReadonlySet<string>) => Promise<Examined[]>;

/** By API: those whose refusals tell conditions apart. */
const probes: Readonly<Record<string, AccessProbe>> = {
  'fiks-svarut': examineFiksAccess,
};

/** What the target makes of its actors' credentials; `seen` are their tokens as examined. Nothing is written there. */
export async function examineAccess(
  target: Target,
  seen: readonly Examined[],
): Promise<Examined[]> {
  const probe = probes[target.api];
  if (probe === undefined) return [];
  const ready = seen.filter(({ area, outcome }) => area === 'token' && outcome === 'fine');
  const client = createClient({ target });
  try {
    return await probe(client, new Set(ready.map(({ subject }) => subject)));
  } finally {
    await client.close();
  }
}
