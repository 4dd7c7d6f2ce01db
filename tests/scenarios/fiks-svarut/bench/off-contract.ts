import type { OutgoingRequest } from '#environments';
import { toOutgoing } from '../../../engine/operation-request.ts';
import { operationOf } from '../../../engine/session.ts';
import type { OperationRow, Subject } from './every-operation.ts';
import type { FiksContext } from './scenario.ts';

/** The request of a row as it goes out, to be bent into one that no operation has. */
export function outgoingOf(
  context: FiksContext,
  row: OperationRow,
  subject: Subject,
): Required<Pick<OutgoingRequest, 'path'>> & OutgoingRequest {
  const { bench, on } = context;
  const request = row.request?.(context, subject) ?? {};
  const known = { kontoId: on.parameter('kontoId'), forsendelseId: subject.of };
  const outgoing = toOutgoing(
    operationOf(bench.session, row.id),
    { as: 'sender', deliberatelyInvalid: true, ...request },
    known,
  );
  return { ...outgoing, path: outgoing.path ?? '' };
}

/** With a slash behind its path. */
export function withSlash(
  request: Required<Pick<OutgoingRequest, 'path'>> & OutgoingRequest,
): OutgoingRequest {
  const [path = '', query] = request.path.split('?', 2);
  return { ...request, path: `${path}/${query === undefined ? '' : `?${query}`}` };
}

/** The methods that no operation of a row's path has; none that could remove more than the forsendelse of the scenario. */
export function otherMethods({ bench }: FiksContext, row: OperationRow): readonly string[] {
  const { path } = operationOf(bench.session, row.id);
  const known = bench.session.contracts
    .flatMap(({ operations }) => operations)
    .filter((one) => one.path === path)
    .map(({ method }) => method);
  const tried = row.about === 'forsendelse' ? [...methods, 'DELETE'] : methods;
  return tried.filter((method) => !known.includes(method));
}

// HEAD and OPTIONS may be answered by the server in front, whatever the operations are.
const methods = ['GET', 'POST', 'PUT', 'PATCH'];
