import type { Forsendelse } from '../forsendelse/forsendelse.ts';
import { contentOf } from '../forsendelse/content.ts';
import type { SentForsendelse } from '../forsendelse/sent-forsendelse.ts';
import { recipientOf } from '../recipients.ts';

/** Decisions about taking what was sent (reference fiks 2.2, 2.3). */
export const submissionRules = {
  /** What speaks against the recipient. */
  refusesRecipient: ({ mottaker }: SentForsendelse): string | undefined =>
    recipientOf(mottaker.digitalId).refuses === true ? 'Mottaker nekter å ta imot' : undefined,
  /** What makes two of them the same. */
  comparesContent: contentOf,
  /** What speaks against sending the same again; there is no time after which it may be. */
  refusesDuplicate: (
    content: string,
    earlier: readonly Pick<Forsendelse, 'content'>[],
  ): string | undefined =>
    earlier.some((one) => one.content === content)
      ? 'Forsendelse med samme mottaker, tittel, avsender og filer er forsøkt sendt tidligere'
      : undefined,
};
