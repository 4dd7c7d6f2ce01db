import { createClient } from '../client/create-client.ts';
import type { LiveExchange } from '../client/record-exchange.ts';
import { isClosed, type Target } from '../target.ts';
import type { Examined } from './examine-environment.ts';

/**
 * Asks the address of a target: the metadata of each app where it has apps, else its root. One whose API was closed is
 * not asked: nothing needs to answer there, and what does is for a run to judge.
 */
export async function examineAddress(target: Target): Promise<Examined[]> {
  if (isClosed(target)) return [toClosed(target)];
  const client = createClient({ target });
  const examined: Examined[] = [];
  try {
    for (const path of pathsOf(target)) {
      const exchange = await client.send({ method: 'GET', path });
      examined.push(judge(exchange, target));
    }
  } finally {
    await client.close();
  }
  return examined;
}

function toClosed({ api, baseUrl }: Target): Examined {
  const detail = 'the API was closed, so it is not asked; a run says what is answered there';
  return { area: 'address', api, subject: baseUrl, outcome: 'note', detail };
}

function pathsOf({ apps }: Target): string[] {
  return apps.length === 0 ? ['/'] : apps.map(({ id }) => `/${id}/api/v1/applicationmetadata`);
}

function judge(exchange: LiveExchange, target: Target): Examined {
  const { api, apps } = target;
  const row = { area: 'address', api, subject: exchange.request.url } as const;
  if (exchange.fault !== undefined)
    return { ...row, outcome: 'refused', detail: exchange.fault.message };
  if (apps.length > 0 && exchange.status === 404) {
    return { ...row, outcome: 'refused', detail: 'answered 404: is the app deployed there?' };
  }
  const isDown = exchange.status >= 500;
  return { ...row, outcome: isDown ? 'refused' : 'fine', detail: `answered ${exchange.status}` };
}
