import { loadCapabilities } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import { registerNegotiation } from '../capabilities/negotiation.ts';
import { AppBench, callerOf } from './app-bench.ts';
import { requireApp } from './app-under-test.ts';
import { Given } from './given.ts';

const { negotiation } = loadCapabilities('altinn-app');

if (negotiation !== undefined)
  registerNegotiation('altinn-app', negotiation, {
    tags: ['@writes'],
    known: filledForm,
    actor: callerOf,
  });

/** Where the form of a new instance stands. */
async function filledForm(bench: Bench): Promise<Readonly<Record<string, string>>> {
  const on = new AppBench(bench, await requireApp(bench, 'form'));
  const { partyId, guid, formId } = await new Given(on).instance();
  const { org, name } = on.app;
  return { org, app: name, instanceOwnerPartyId: partyId, instanceGuid: guid, dataGuid: formId };
}
