import type { Reply } from '../../server/message.ts';
import { bindBody, type BodyBinding } from '../bind-body.ts';
import type { Call } from '../call.ts';
import { bindingProblem } from '../families.ts';
import { patchProblem } from '../model/json-patch.ts';
import { plainGuid } from '../instances/store.ts';

/** A JSON Patch of one data element. */
interface ElementPatch {
  readonly dataElementId: string;
  /** A list of JSON Patch operations. */
  readonly patch: unknown;
}

/** What a PATCH asks for. */
export interface PatchRequest {
  readonly patches: readonly ElementPatch[];
  /** Validation sources to leave out. */
  readonly ignored: readonly string[];
}

/** A bound PATCH body, or the refusal (E1 with 415, E3). */
export type BoundPatches = { readonly request: PatchRequest } | { readonly reply: Reply };

const many: BodyBinding = {
  parameter: 'dataPatchRequestMultiple',
  media: 'problem',
  shape: {
    type: 'Altinn.App.Api.Models.DataPatchRequestMultiple',
    members: {
      patches: {
        list: {
          type: 'Altinn.App.Api.Models.DataPatchRequestMultiple.PatchListItem',
          members: { dataElementId: 'guid', patch: 'any' },
        },
      },
      ignoredValidators: { list: 'string' },
    },
  },
};

const one: BodyBinding = {
  parameter: 'dataPatchRequest',
  media: 'problem',
  shape: {
    type: 'Altinn.App.Api.Models.DataPatchRequest',
    members: { patch: 'any', ignoredValidators: { list: 'string' } },
  },
};

/** Binds the body of PATCH data. */
export function boundPatches(call: Call): BoundPatches {
  const bound = bindBody(call, many);
  if ('reply' in bound) return bound;
  const body = asRecord(bound.value);
  const patches = body['patches'];
  if (!Array.isArray(patches)) return { reply: missing(many, 'patches') };
  return requested(many, { ...body, patches: patches.map(asRecord) });
}

/** Binds the body of PATCH data/{id}. */
export function boundPatch(call: Call): BoundPatches {
  const bound = bindBody(call, one);
  if ('reply' in bound) return bound;
  const body = asRecord(bound.value);
  const dataElementId = plainGuid(call.params['dataGuid'] ?? '');
  return requested(one, { ...body, patches: [{ dataElementId, patch: body['patch'] }] });
}

function requested(
  binding: BodyBinding,
  body: {
    readonly patches: readonly Record<string, unknown>[];
    readonly ignoredValidators?: unknown;
  },
): BoundPatches {
  const patches: ElementPatch[] = [];
  for (const item of body.patches) {
    const { dataElementId, patch: operations } = item;
    if (typeof dataElementId !== 'string') return { reply: missing(binding, 'dataElementId') };
    const wrong = patchProblem(operations);
    if (wrong !== undefined) return { reply: malformed(binding, '$[0]', wrong) };
    patches.push({ dataElementId: plainGuid(dataElementId), patch: operations });
  }
  const ignored = Array.isArray(body.ignoredValidators) ? body.ignoredValidators.map(String) : [];
  return { request: { patches, ignored } };
}

const missing = (binding: BodyBinding, member: string): Reply =>
  malformed(
    binding,
    '$',
    `JSON deserialization was missing required properties including: '${member}'.`,
  );

function malformed(binding: BodyBinding, key: string, text: string): Reply {
  const parameter = binding.parameter ?? '';
  return bindingProblem({ [parameter]: [`The ${parameter} field is required.`], [key]: [text] });
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
