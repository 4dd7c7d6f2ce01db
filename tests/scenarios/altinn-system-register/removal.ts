import type { LiveExchange } from '#environments';
import type { Removal } from '../../engine/journal.ts';

type Steps = Removal['steps'];

const base = '/authentication/api/v1';

/** How what an answer tells of is deleted again, by whoever made it. */
export function removalOf(exchange: LiveExchange): readonly Steps[] {
  const { operationId, status, actor } = exchange;
  if (operationId === 'registerSystem') {
    const id = memberOf(Buffer.from(exchange.request.body ?? []).toString(), 'id');
    return status === 200 && id !== undefined ? [systemSteps(id, actor)] : [];
  }
  const path = requestPaths[operationId ?? ''];
  if (path !== undefined && status === 201) {
    const id = memberOf(exchange.text(), 'id');
    return id === undefined
      ? []
      : [[{ method: 'DELETE', path: `${base}${path}/${id}`, as: actor }]];
  }
  return status === 200 ? systemUserOf(exchange) : [];
}

const requestPaths: Readonly<Record<string, string>> = {
  createRequest: '/systemuser/request/vendor',
  createAgentRequest: '/systemuser/request/vendor',
  createChangeRequest: '/systemuser/changerequest/vendor',
};

/** An approval makes a system user, which the customer ends; an agent has an address of its own. */
function systemUserOf({ operationId, request, actor }: LiveExchange): readonly Steps[] {
  if (operationId !== 'approveRequest' && operationId !== 'approveAgentRequest') return [];
  const { pathname } = new URL(request.url);
  const [, user] = /\/request\/((?:agent\/)?\d+\/[^/]+)\/approve$/.exec(pathname) ?? [];
  if (user === undefined) return [];
  return [[{ method: 'DELETE', path: `${base}/systemuser/${user}`, as: actor }]];
}

/** What a scenario has deleted already: a deletion was answered, or what is read is deleted. */
export function deletedBy(exchange: LiveExchange): readonly Steps[] {
  const { operationId, status, request, actor } = exchange;
  const isDeletion = operationId === 'deleteSystem';
  const isRead = operationId === 'getSystem' && exchange.text().includes('"isDeleted":true');
  if (status !== 200 || !(isDeletion || isRead)) return [];
  const id = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  return [systemSteps(id, actor)];
}

function systemSteps(id: string, as: string): Steps {
  const path = `${base}/systemregister/vendor/${encodeURIComponent(id)}`;
  return [{ method: 'DELETE', path, as }];
}

function memberOf(text: string, name: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const member = (value as Readonly<Record<string, unknown>>)[name];
    return typeof member === 'string' && member !== '' ? member.trimEnd() : undefined;
  } catch {
    return undefined;
  }
}
