import type { Reply } from '../../server/message.ts';
import { bindBody } from '../bind-body.ts';
import type { Call } from '../call.ts';
import { processNext } from '../process/engine.ts';
import type { MoveResult } from '../process/engine.ts';
import { ExpressionError } from '../process/expression.ts';
import { bareProblem, bindingProblem, handMadeProblem, titledProblem } from '../families.ts';
import { defects } from '../defects.ts';
import { ProcessFailure } from '../process/process-failure.ts';
import { readableInstance, unreadableReply } from '../instances/readable-instance.ts';
import { processStateReply } from '../process/process-state-reply.ts';

const failed = 'Process next failed.';

/** PUT process/next (reference 2.2). */
export async function putNext(call: Call): Promise<Reply> {
  const bound = boundAction(call);
  if ('reply' in bound) return bound.reply;
  const instance = readableInstance(call);
  if (typeof instance === 'string') return unreadableReply(instance);
  const { caller } = call;
  if (caller === undefined) return unreadableReply('anonymous');
  const language = call.request.query.get('language') ?? 'nb';
  try {
    const result = await processNext(call, instance, { ...bound, caller, language });
    if (result.kind !== 'moved') return moveRefusal(result);
  } catch (error) {
    return failureReply(call, error, failed);
  }
  return processStateReply(call, instance, failed);
}

const shape = {
  type: 'Altinn.App.Api.Models.ProcessNext',
  members: { action: 'string', actionOnBehalfOf: 'string' },
} as const;

type BoundAction = { readonly action?: string } | { readonly reply: Reply };

// No body at all is legal whatever its media type; the query's elementId is ignored.
function boundAction(call: Call): BoundAction {
  if (call.request.body.length === 0) return {};
  const bound = bindBody(call, { shape, media: 'problem' });
  if ('reply' in bound) return bound;
  const { value } = bound;
  const sent = typeof value === 'object' && value !== null && 'action' in value;
  if (!sent || typeof value.action !== 'string') return {};
  if (value.action !== '' || call.state.world.has(defects.emptyAction))
    return { action: value.action };
  return { reply: bindingProblem({ action: ['The action must not be empty.'] }) };
}

/** The answer to a move that did not happen (reference 2.2). */
export function moveRefusal(result: Exclude<MoveResult, { kind: 'moved' }>): Reply {
  if (result.kind === 'held') return bareProblem(409);
  if (result.kind === 'conflict') return conflict(result);
  if (result.kind === 'failed') return titledProblem(500, result);
  return titledProblem(403, { title: 'Unauthorized', detail: result.detail });
}

type Conflict = Omit<Extract<MoveResult, { kind: 'conflict' }>, 'kind'>;

function conflict({ title, detail, issues }: Conflict): Reply {
  return handMadeProblem(409, {
    ...(title !== undefined && { title }),
    status: 409,
    detail,
    validationIssues: issues,
  });
}

/** An exception of the engine: 500 E4, or the 409 that a repaired service gives. */
export function failureReply(call: Call, error: unknown, title: string): Reply {
  if (error instanceof ProcessFailure) {
    const { defect, message: detail } = error;
    const { world } = call.state;
    const repaired = defect === undefined ? world.like === 'promise' : !world.has(defects[defect]);
    return repaired ? conflict({ detail, issues: null }) : titledProblem(500, { title, detail });
  }
  if (error instanceof ExpressionError) return titledProblem(500, { title, detail: error.message });
  throw error;
}
