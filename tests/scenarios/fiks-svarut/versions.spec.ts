import { loadCapabilities } from '#specs';
import type { LiveExchange } from '#environments';
import type { Bench } from '../../engine/bench.ts';
import { toOutgoing } from '../../engine/operation-request.ts';
import { operationOf } from '../../engine/session.ts';
import { registerVersioning } from '../capabilities/versioning.ts';
import type { VersionedRequest, VersioningHooks } from '../capabilities/versioning-hooks.ts';
import { pathUnder } from '../capabilities/version-request.ts';

// What KS Fiks SvarUt declares of its versions in specs/apis/fiks-svarut/capabilities.yaml.

const place = { in: 'path', form: 'v{version}' } as const;

const hooks: VersioningHooks = {
  api: 'fiks-svarut',
  needs: { actors: ['sender'] },
  tags: ['@read-only'],
  titles: {
    hentForsendelsestyper: 'GET forsendelsestyper',
    hentMottakersystem: 'GET mottakersystem',
  },
  open: (bench) =>
    Promise.resolve({
      bench,
      send: (operationId, request = {}) => send(bench, operationId, request),
      readable: () => Promise.resolve({}),
    }),
};

function send(
  bench: Bench,
  operationId: string,
  { version, ...request }: VersionedRequest,
): Promise<LiveExchange> {
  const operation = operationOf(bench.session, operationId);
  const outgoing = toOutgoing(operation, { as: 'sender', ...request }, {});
  if (version === undefined) return bench.send(outgoing);
  const path = pathUnder(place, outgoing.path ?? '', { from: '2', to: version });
  return bench.send({ ...outgoing, path });
}

const { versioning } = loadCapabilities('fiks-svarut');

if (versioning !== undefined) registerVersioning(versioning, hooks);
