import { badRequest, errorReply } from '../../../fiks-svarut/replies.ts';
import { fiksRules, type FiksRules } from '../../../fiks-svarut/rules.ts';
import { requestRuleNames } from '../../../fiks-svarut/rules/request.ts';
import { isForsendelse, misreadBody, misreadParts } from '../send-means.ts';
import type { FiksVariation } from '../variation.ts';

const seenBy = /^FIKS-(?:SEND|MULTI|REFUSE|DUP|NULL|META)-/;

type Documents = Parameters<FiksRules['refusesCount']>[0];
type Parts = Parameters<FiksRules['refusesCount']>[1];

/** The part of each document: by its filename, else by its place. */
function partsOf(documents: Documents, parts: Parts): Parts {
  return documents.flatMap(({ filnavn }, at) => {
    const named = parts.find(({ fileName }) => fileName?.toLowerCase() === filnavn.toLowerCase());
    const part = named ?? (parts[at]?.fileName === undefined ? parts[at] : undefined);
    return part ?? [];
  });
}

/** What is wrong with documents is found when the file of the letter is built. */
function rejectsLater(): Partial<FiksRules> {
  const problems = new WeakMap<object, string>();
  const noted = (key: object, problem: string | undefined): undefined => {
    if (problem !== undefined) problems.set(key, problem);
  };
  const requestRules = requestRuleNames.map((name) => [name, () => undefined] as const);
  return {
    ...Object.fromEntries(requestRules),
    refusesCount: (documents, parts) => noted(documents, fiksRules.refusesCount(documents, parts)),
    refusesNames: (documents, parts) => noted(documents, fiksRules.refusesNames(documents, parts)),
    findsBuildProblem: (one) => {
      const { sent, documents, received: now } = { received: new Date(), ...one };
      const files = documents.map(({ file }) => file);
      const broken = requestRuleNames
        .map((name) => fiksRules[name]({ sent, files, now }))
        .find((problem) => problem !== undefined);
      return problems.get(sent.dokumenter) ?? broken ?? fiksRules.findsBuildProblem(one);
    },
  };
}

/** Other ways to take what is sent, none of which the documents forbid (reference fiks 2.3, 4.5). */
export const sendingVariations: readonly FiksVariation[] = [
  {
    says: 'files that are found by their names, whatever their order, case and number',
    seenBy,
    answers: {
      rules: {
        refusesCount: (documents, parts) =>
          partsOf(documents, parts).length < documents.length ? 'Det mangler filer' : undefined,
        refusesNames: () => undefined,
        pairsFiles: (documents, parts) =>
          fiksRules.pairsFiles(documents, partsOf(documents, parts)),
      },
    },
  },
  {
    says: 'letters that are rejected later instead of refused at once',
    seenBy,
    answers: { rules: rejectsLater() },
  },
  {
    says: 'the part forsendelse in any place, with any filename, the second left out',
    seenBy,
    answers: {
      ...misreadParts((parts) => {
        const [json, ...more] = parts.filter(isForsendelse);
        const files = parts.filter((part) => !isForsendelse(part));
        const isFirst = json !== undefined && more.length === 0 && parts[0] === json;
        const headers = new Map([['content-disposition', 'form-data; name="forsendelse"']]);
        return json === undefined || isFirst ? parts : [{ ...json, headers }, ...files];
      }),
      rules: {
        refusesFirstPart: (part) =>
          part?.name === 'forsendelse' ? undefined : fiksRules.refusesFirstPart(part),
      },
    },
  },
  {
    says: 'a byte order mark, empty files and multipart/mixed that are taken',
    seenBy,
    answers: {
      rules: {
        findsBoundary: (type) =>
          fiksRules.findsBoundary(type?.replace('multipart/mixed', 'multipart/form-data')),
        readsDescription: (bytes) =>
          fiksRules.readsDescription(
            bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? bytes.subarray(3) : bytes,
          ),
        refusesEmptyFiles: () => undefined,
      },
    },
  },
  {
    says: 'a body without its closing boundary that is taken with the whole of its last file',
    seenBy,
    answers: misreadBody((body, boundary) => {
      const text = body.toString('latin1');
      const isWhole = text.endsWith('%%EOF\n\r\n') || text.endsWith(`%%EOF\n\r\n--${boundary}`);
      const open = text.endsWith('\r\n') ? text : text.slice(0, -boundary.length - 2);
      return isWhole ? Buffer.from(`${open}--${boundary}--\r\n`, 'latin1') : body;
    }),
  },
  {
    says: 'broken bodies refused with 415 and 422',
    seenBy,
    answers: {
      replies: {
        routes: ['send'],
        change: (reply) => {
          const text = reply.body?.toString() ?? '';
          const status = /multipart\/form-data/.test(text) ? 415 : 422;
          const isBody = /avkortet|multipart|Det mangler filer|flere filer|del(en)? /i.test(text);
          if (reply.status !== 400 || !isBody) return reply;
          return { ...reply, status, body: Buffer.from(text.replaceAll(':400', `:${status}`)) };
        },
      },
    },
  },
  {
    says: 'metadata that is told when a forsendelse is accepted, and of what must be told alone',
    seenBy,
    answers: {
      replies: {
        routes: ['hentMetadata'],
        change: (reply, { state, params }) => {
          const one = state.forsendelser.get(params['forsendelseId'] ?? '');
          return reply.status === 200 && one?.status === 'MOTTATT'
            ? { ...reply, body: Buffer.from('{"dokumenter":[]}') }
            : reply;
        },
      },
      rules: {
        showsDocument: (document, place) => {
          const row = fiksRules.showsDocument(document, place);
          const { ekstraMetadata: _, inneholderPersonsensitivInformasjon: _flag, ...rest } = row;
          return { ...rest, dokumentType: row['dokumentType'] ?? '' };
        },
      },
    },
  },
  {
    says: 'a purely digital forsendelse to nobody that is taken and not delivered',
    seenBy,
    answers: { rules: { refusesNoDigitalId: () => undefined } },
  },
  {
    says: 'a lookup that finds nothing and says 404',
    seenBy,
    answers: {
      replies: {
        routes: ['finnForsendelserKnyttetTilEksternRef'],
        when: ({ body }) => body?.includes('[]') === true,
        change: (_reply, { request, state }) =>
          errorReply({ ...badRequest('Ingen'), status: 404 }, request, state.world),
      },
    },
  },
];
