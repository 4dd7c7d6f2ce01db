import type { FiksState } from '../call.ts';
import type {
  Forsendelse,
  SigningStatus,
  Status,
  StoredDocument,
} from '../forsendelse/forsendelse.ts';
import type { SentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import type { FiksRules } from '../rules.ts';
import { changeSigning, changeStatus } from './settle.ts';
import { keepForsendelse, momentAfter } from './store.ts';

/** What somebody outside does to a forsendelse. */
interface Act {
  readonly may: (forsendelse: Forsendelse, rules: FiksRules) => boolean;
  readonly happen: (state: FiksState, forsendelse: Forsendelse, moment: Date) => Promise<Outcome>;
}

/** What else there is after an act. */
interface Outcome {
  /** The forsendelse that was made by it. */
  readonly created?: string;
}

/** Every act: a recipient opens, signs or will not sign; a recipient's system fetches; an operator stops. */
export const acts: Readonly<Record<string, Act>> = {
  read: becomes('LEST', {
    text: 'Lest av mottaker',
    may: ({ status }, rules) => rules.mayBeOpened(status),
  }),
  collect: becomes('LEST', {
    text: 'Hentet og kvittert av mottakersystem',
    may: ({ status }, rules) => rules.mayBeCollected(status),
  }),
  stop: becomes('MANUELT_HANDTERT', {
    text: 'Stoppet og håndtert manuelt',
    may: ({ status }, rules) => rules.mayBeStopped(status),
  }),
  sign: signs('SIGNERT_AV_MOTTAKER', ({ answersSigned }) => answersSigned),
  'refuse-signature': signs('AVVIST_AV_MOTTAKER', ({ answersRefused }) => answersRefused),
};

/** Lets somebody do something; undefined: it cannot be done as the forsendelse stands. */
export async function perform(
  state: FiksState,
  forsendelse: Forsendelse,
  act: Act,
): Promise<Outcome | undefined> {
  const moment = await momentAfter(state, forsendelse);
  return act.may(forsendelse, state.rules) ? act.happen(state, forsendelse, moment) : undefined;
}

function becomes(to: Status, { text, may }: { readonly text: string } & Pick<Act, 'may'>): Act {
  return {
    may,
    happen: (state, forsendelse, at) => {
      changeStatus(forsendelse, state.rules, { to, at, text });
      return Promise.resolve({});
    },
  };
}

type Answers = (rules: FiksRules) => (forsendelse: Forsendelse) => SentForsendelse | undefined;

function signs(to: SigningStatus, answers: Answers): Act {
  return {
    may: (forsendelse, rules) => rules.maySign(forsendelse),
    happen: async (state, forsendelse, moment) => {
      const signed = forsendelse.documents.filter(({ sent }) => sent.skalSigneres);
      changeSigning(forsendelse, to, moment);
      const sent = answers(state.rules)(forsendelse);
      return sent === undefined ? {} : answer(state, forsendelse, { sent, signed });
    },
  };
}

interface SignedAnswer {
  readonly sent: SentForsendelse;
  readonly signed: readonly StoredDocument[];
}

// What is signed is sent to the reply address, from the account of the order.
async function answer(
  state: FiksState,
  { accountId, id }: Forsendelse,
  { sent, signed }: SignedAnswer,
): Promise<Outcome> {
  const documents: StoredDocument[] = [];
  for (const [at, document] of sent.dokumenter.entries()) {
    const file = await signed[at]?.file.copy();
    if (file !== undefined) documents.push({ sent: document, file });
  }
  const content = `signed ${id}`;
  return { created: keepForsendelse(state, { accountId, sent, documents, content }).id };
}
