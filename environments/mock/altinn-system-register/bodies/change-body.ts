import type { Reply } from '../../server/message.ts';
import type { RegisterCall } from '../call.ts';
import type { AccessPackage, ChangeContent, Right } from '../register/rows.ts';
import { nullsIn, toPackages, toRights } from './lists.ts';
import { changeModel } from './model.ts';
import { readBody } from './read-body.ts';
import { withoutResource } from './request-body.ts';

/** A change request as a body says it. */
export interface ChangeBody {
  readonly content: ChangeContent;
  /** Places that break the service's code. */
  readonly breaks: readonly string[];
}

interface Said {
  readonly requiredRights?: readonly (Right | null)[];
  readonly unwantedRights?: readonly (Right | null)[];
  readonly requiredAccessPackages?: readonly (AccessPackage | null)[];
  readonly unwantedAccessPackages?: readonly (AccessPackage | null)[];
  readonly redirectUrl?: string | null;
}

/** Reads the body of a change request. */
export function readChange({
  request,
}: RegisterCall): { readonly body: ChangeBody } | { readonly refusal: Reply } {
  const bound = readBody(request, { kind: changeModel, parameter: 'createRequest' });
  if ('refusal' in bound) return bound;
  const said = bound.value as Said;
  const content = {
    requiredRights: toRights(said.requiredRights),
    unwantedRights: toRights(said.unwantedRights),
    requiredAccessPackages: toPackages(said.requiredAccessPackages),
    unwantedAccessPackages: toPackages(said.unwantedAccessPackages),
    ...(said.redirectUrl == null ? {} : { redirectUrl: said.redirectUrl }),
  };
  const breaks = [...nullsIn(said), ...withoutResource(said.requiredRights, 'RequiredRights')];
  return { body: { content, breaks } };
}
