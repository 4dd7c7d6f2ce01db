import type { LiveExchange } from '#environments';
import type { FiksRequest } from './fiks-bench.ts';
import type { FiksContext } from './scenario.ts';

/** What an external system tells when somebody has read there: a synthetic person, now (reference fiks 3.4). */
export function readNow({ on }: Pick<FiksContext, 'on'>): Readonly<Record<string, unknown>> {
  return {
    fnr: on.parameter('recipientAltinn'),
    tidspunkt: new Date().toISOString(),
    eksterntSystemnavn: 'Samsvar',
  };
}

/** Tells that a forsendelse was read elsewhere. */
export function setRead(
  { on }: FiksContext,
  { id }: { readonly id: string },
  request: FiksRequest = { json: readNow({ on }) },
): Promise<LiveExchange> {
  return on.send('settForsendelseLestAvEksterntSystem', { of: id, ...request });
}

/** Deletes the documents of a forsendelse; without a kind no slettetype is named. */
export function deleteFiles(
  { on }: FiksContext,
  { id }: { readonly id: string },
  slettetype?: string,
): Promise<LiveExchange> {
  return on.send('slettFiler', {
    of: id,
    ...(slettetype === undefined ? {} : { query: { slettetype } }),
  });
}
