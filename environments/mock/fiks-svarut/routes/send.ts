import type { Reply } from '../../server/message.ts';
import type { FiksCall, FiksRoute } from '../call.ts';
import { badRequest, errorReply, isRefusal, json, type Refusal } from '../error-message.ts';
import type { StoredDocument } from '../forsendelse/forsendelse.ts';
import { toSentForsendelse, type SentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import { keepForsendelse, type Taken } from '../life/store.ts';
import { discardParts, receiveParts, type ReceivedPart } from '../multipart/receive-parts.ts';
import type { FiksRules } from '../rules.ts';
import { requestRuleNames } from '../rules/request.ts';

/** Sending (reference fiks 3.1, 4). */
export const sendRoutes: readonly FiksRoute[] = [
  {
    id: 'send',
    method: 'POST',
    path: '/v2/kontoer/{kontoId}/forsendelser',
    on: 'account',
    handle: send,
  },
];

// The body is read to its end before anything in it is judged, and kept only if nothing speaks against it.
async function send(call: FiksCall, accountId: string): Promise<Reply> {
  const { state, request } = call;
  const parts = await received(call);
  if (isRefusal(parts)) return errorReply(parts, request, state.world);
  const taken = await judged(call, accountId, parts).catch(async (error: unknown) => {
    await discardParts(parts);
    throw error;
  });
  if (isRefusal(taken)) {
    await discardParts(parts);
    return errorReply(taken, request, state.world);
  }
  const { id } = keepForsendelse(state, taken);
  await discardParts(parts.filter(({ file }) => taken.documents.every((one) => one.file !== file)));
  return json({ id });
}

async function received(call: FiksCall): Promise<readonly ReceivedPart[] | Refusal> {
  const { state, request } = call;
  const { rules, spool } = state;
  const boundary = rules.findsBoundary(request.header('content-type'));
  if (boundary === undefined) return badRequest('Forespørselen må være multipart/form-data');
  const stream = request.stream ?? bytesOf(request.body);
  const { parts, end } = await receiveParts(stream, boundary, spool);
  const problem = rules.refusesEnd(end);
  return problem === undefined ? parts : badRequest(problem);
}

async function* bytesOf(body: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(body);
}

const largestDescriptionBytes = 8 * 1024 * 1024;

async function judged(
  { state }: FiksCall,
  accountId: string,
  parts: readonly ReceivedPart[],
): Promise<Taken | Refusal> {
  const { rules } = state;
  const [first, ...files] = parts;
  const value = await described(rules, first);
  if (isRefusal(value)) return value;
  const sent = toSentForsendelse(value.value);
  const documents = rules.pairsFiles(sent.dokumenter, files);
  const content = rules.comparesContent(accountId, sent, documents);
  const problem =
    filesProblem(rules, sent, files) ??
    ruleProblem(rules, { sent, documents, now: state.world.clock.now() }) ??
    rules.refusesRecipient(sent) ??
    rules.refusesDuplicate(content, [...state.forsendelser.values()]);
  return problem === undefined ? { accountId, sent, documents, content } : badRequest(problem);
}

async function described(
  rules: FiksRules,
  part: ReceivedPart | undefined,
): Promise<{ readonly value: unknown } | Refusal> {
  const problem = rules.refusesFirstPart(part);
  if (problem !== undefined || part === undefined) return badRequest(problem ?? '');
  if (part.file.size > largestDescriptionBytes) return badRequest('Forsendelsen er for stor');
  const reading = rules.readsDescription(await part.file.read());
  if ('fault' in reading) return badRequest('Forsendelsen er ikke gyldig JSON');
  const misshapen = rules.refusesShape(reading.value);
  return misshapen === undefined ? reading : badRequest(misshapen);
}

function filesProblem(
  rules: FiksRules,
  { dokumenter }: SentForsendelse,
  files: readonly ReceivedPart[],
): string | undefined {
  return (
    rules.refusesCount(dokumenter, files) ??
    rules.refusesNames(dokumenter, files) ??
    rules.refusesEmptyFiles(files)
  );
}

function ruleProblem(
  rules: FiksRules,
  judged: {
    readonly sent: SentForsendelse;
    readonly documents: readonly StoredDocument[];
    readonly now: Date;
  },
): string | undefined {
  const { sent, now } = judged;
  const files = judged.documents.map(({ file }) => file);
  for (const name of requestRuleNames) {
    const problem = rules[name]({ sent, files, now });
    if (problem !== undefined) return problem;
  }
  return undefined;
}
