import type { Call } from '../call.ts';

/** A small OpenAPI document of the mock's own making: the published one is not ours to serve. */
export function ownDocument(call: Call): Record<string, unknown> {
  const base = `/${call.app.id}`;
  const ok = { '200': { description: 'OK' } };
  const created = { '201': { description: 'Created' } };
  return {
    openapi: '3.0.4',
    info: { title: `Mock of ${call.app.id}`, version: '1' },
    paths: {
      [`${base}/instances`]: { post: { operationId: 'createInstance', responses: created } },
      [`${base}/instances/create`]: { post: { operationId: 'createSimple', responses: created } },
      [`${base}/api/v1/applicationmetadata`]: { get: { operationId: 'metadata', responses: ok } },
    },
  };
}
