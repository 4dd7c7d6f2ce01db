import { loadCapabilities } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import { registerVersioning } from '../capabilities/versioning.ts';
import type { VersionedRequest, VersioningHooks } from '../capabilities/versioning-hooks.ts';
import { FiksBench } from './bench/fiks-bench.ts';
import { Given } from './bench/given.ts';

// What KS Fiks SvarUt declares in specs/apis/fiks-svarut/capabilities.yaml; the scenarios are those of the families.

/** How what a version answers is asked. */
const versioningHooks: VersioningHooks = {
  api: 'fiks-svarut',
  needs: { actors: ['sender'], parameters: ['kontoId'] },
  titles: {
    hentForsendelsestyper: 'GET forsendelsestyper',
    hentMottakersystem: 'GET mottakersystem',
    hentStatuser: 'POST status-sok',
    hentMetadata: 'GET metadata',
    hentHendelser: 'GET hendelser',
  },
  open: async (bench) => {
    const on = new FiksBench(bench);
    return {
      bench,
      send: (operationId, request) => on.send(operationId, request),
      readable: (_service, operationId) => readable(bench, operationId),
    };
  },
};

async function readable(bench: Bench, operationId: string): Promise<VersionedRequest> {
  if (['hentForsendelsestyper', 'hentMottakersystem'].includes(operationId)) return {};
  const { id } = await new Given(new FiksBench(bench)).sent();
  return operationId === 'hentStatuser'
    ? { json: { forsendelseIds: [id] } }
    : { path: { forsendelseId: id } };
}

const { versioning } = loadCapabilities('fiks-svarut');

if (versioning !== undefined) registerVersioning(versioning, versioningHooks);
