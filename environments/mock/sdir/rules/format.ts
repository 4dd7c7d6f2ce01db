import { randomUUID } from 'node:crypto';
import type { Reply } from '../../server/message.ts';
import { gatewayReply, operationNotFound } from '../gateway/bodies.ts';
import type { Field } from '../services/field.ts';
import { problem } from '../services/replies.ts';
import { isGuid, readValue, writeDate } from '../services/values.ts';

/** Decisions about format, dates, ids and versions (reference sdir 4). */
export const formatRules = {
  /** Whether a body of that media type is read. */
  takesMediaType: (type: string | undefined): boolean =>
    /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type ?? ''),
  /** What is answered to a body of another media type. */
  refusesMediaType: (): Reply => problem(415, 'Unsupported Media Type'),
  /** The JSON of a body; undefined where it is none. */
  readsBody: (text: string): { readonly value: unknown } | undefined => {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return undefined;
    }
  },
  /** What is answered to a body that is no JSON. */
  refusesBody: (): Reply =>
    problem(400, 'One or more validation errors occurred.', { $: ['The body is not JSON.'] }),
  /** Whether a member must be there. */
  demands: (field: Field): boolean => field.optional !== true,
  /** What is kept of a value that was sent; undefined where it is not of the kind. */
  readsValue: readValue,
  /** A moment as it is shown. */
  writesDate: writeDate,
  /** The id of something new; the client's own is not used. */
  newUid: (_sent: unknown): string => randomUUID(),
  isUid: isGuid,
  /** What is answered to an id that is none. */
  refusesUid: (member: 'uid' | 'orderId'): Reply => problem(400, `The ${member} is not valid.`),
  /** What is answered where nothing has that id. */
  notFound: (): Reply => problem(404, 'Not Found'),
  /** Status of what was created. */
  createdStatus: (): number => 201,
  /** Versions that have ended, by number. */
  retiredVersions: (): readonly string[] => ['0'],
  /** What is answered in a version that has ended. */
  refusesRetired: (): Reply => gatewayReply(410, 'This version of the API is retired.'),
  /** What is answered where the gateway has no operation. */
  refusesPath: (): Reply => operationNotFound(),
};
