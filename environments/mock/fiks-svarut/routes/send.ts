import type { Reply } from '../../server/message.ts';
import type { FiksCall, FiksRoute, FiksState } from '../call.ts';
import { badRequest, errorReply, isRefusal, json, type Refusal } from '../replies.ts';
import type { Forsendelse, StoredDocument } from '../forsendelse/forsendelse.ts';
import { toSentForsendelse, type SentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import { keepForsendelse } from '../life/store.ts';
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
  let kept: Forsendelse | Refusal | undefined;
  try {
    kept = await taken(state, accountId, parts);
  } finally {
    const documents = kept !== undefined && 'documents' in kept ? kept.documents : [];
    await discardParts(parts.filter((part) => documents.every(({ file }) => file !== part.file)));
  }
  return isRefusal(kept) ? errorReply(kept, request, state.world) : json({ id: kept.id });
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

// From the question whether it was sent before to keeping it nobody else is let in: of two alike one is taken.
async function taken(
  state: FiksState,
  accountId: string,
  parts: readonly ReceivedPart[],
): Promise<Forsendelse | Refusal> {
  const { rules, world, forsendelser } = state;
  const [first, ...files] = parts;
  const value = await described(rules, first);
  if (isRefusal(value)) return value;
  const sent = toSentForsendelse(value.value);
  const documents = rules.pairsFiles(sent.dokumenter, files);
  const content = rules.comparesContent(accountId, sent, documents);
  const problem =
    filesProblem(rules, sent, files) ??
    ruleProblem(rules, { sent, documents, now: world.clock.now() }) ??
    rules.refusesRecipient(sent) ??
    rules.refusesDuplicate(content, [...forsendelser.values()]);
  if (problem !== undefined) return badRequest(problem);
  return keepForsendelse(state, { accountId, sent, documents, content });
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
