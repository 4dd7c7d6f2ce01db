import { jsonReply } from '../server/json-reply.ts';
import { refusal } from '../server/control-reply.ts';
import { textOf } from '../server/narrow.ts';
import type { Reply } from '../server/message.ts';
import type { ControlBody, ServedApi } from '../server/served-api.ts';
import type { RegisterState } from './call.ts';
import type { RequestRow } from './register/rows.ts';

const statuses: readonly RequestRow['status'][] = [
  'New',
  'Accepted',
  'Rejected',
  'Denied',
  'Timedout',
];

const dayMs = 24 * 3600 * 1000;

/**
 * Orders of the register: `POST /system-register/request {id, ageDays?, status?}` makes a request older, or
 * gives it a status that no operation does.
 */
export function registerControl(state: RegisterState): NonNullable<ServedApi['control']> {
  return { 'POST /system-register/request': (body) => changeRequest(state, body) };
}

function changeRequest({ register }: RegisterState, body: ControlBody): Reply {
  const { ageDays = 0, status } = body;
  const row = register.requests.get(textOf(body['id']));
  const known = statuses.find((one) => one === status) ?? row?.status;
  if (row === undefined || known === undefined) return refusal('id must be that of a request.');
  if (typeof ageDays !== 'number') return refusal('ageDays must be a number of days.');
  const created = new Date(row.created.getTime() - ageDays * dayMs);
  register.requests.set(row.id, { ...row, created, status: known });
  return jsonReply(200, { id: row.id, status: known, created: created.toISOString() });
}
