/** How the service reaches a recipient; the first that holds is used (reference fiks 3.3). */
export interface Recipient {
  /** National identity number or organisation number. */
  readonly digitalId: string;
  readonly channel: 'altinn' | 'sdp' | 'none';
  /** Takes nothing at all (reference fiks 2.2). */
  readonly refuses?: boolean;
}

/** A registered system that fetches what is sent to an organisation (reference fiks 3.8). */
export interface RecipientSystem {
  readonly id: string;
  readonly navn: string;
  readonly organisasjonsnummer: string;
  readonly forsendelseType: string;
  readonly niva: number;
}

/** Synthetic recipients, by what they are there for. */
export const recipients = {
  /** A person that Altinn notifies: VARSLET. */
  altinn: { digitalId: '13876551289', channel: 'altinn' },
  /** A person with a digital mailbox: SENDT_SDP. */
  sdp: { digitalId: '24857151263', channel: 'sdp' },
  /** A person without any digital channel, reached on paper: SENDT_PRINT. */
  print: { digitalId: '03888251382', channel: 'none' },
  /** A person that no channel reaches: IKKE_LEVERT when purely digital. */
  unreachable: { digitalId: '17815951220', channel: 'none' },
  /** An organisation with a system of its own: KLAR_FOR_MOTTAK for the types that it is registered for. */
  system: { digitalId: '314702328', channel: 'altinn' },
  /** An organisation that answers are sent to. */
  reply: { digitalId: '314702697', channel: 'altinn' },
  /** An organisation that takes nothing. */
  refusing: { digitalId: '314703065', channel: 'altinn', refuses: true },
} as const satisfies Record<string, Recipient>;

/** The type that the recipient with a system is registered for. */
export const systemType = 'samsvar.kontrakt';

/** Registered systems, in the order of their registration. */
export const recipientSystems: readonly RecipientSystem[] = [
  {
    id: 'a2f40c17-9e55-4d0b-8b7e-0d1c6a3f5e01',
    navn: 'Samsvar sakssystem',
    organisasjonsnummer: recipients.system.digitalId,
    forsendelseType: systemType,
    niva: 3,
  },
  {
    id: 'a2f40c17-9e55-4d0b-8b7e-0d1c6a3f5e02',
    navn: 'Samsvar sikker sone',
    organisasjonsnummer: recipients.system.digitalId,
    forsendelseType: systemType,
    niva: 4,
  },
  {
    id: 'a2f40c17-9e55-4d0b-8b7e-0d1c6a3f5e03',
    navn: 'Samsvar innsyn',
    organisasjonsnummer: recipients.system.digitalId,
    forsendelseType: 'samsvar.innsyn',
    niva: 3,
  },
  {
    id: 'a2f40c17-9e55-4d0b-8b7e-0d1c6a3f5e04',
    navn: 'Svarmottak',
    organisasjonsnummer: recipients.reply.digitalId,
    forsendelseType: 'samsvar.svar',
    niva: 3,
  },
];

/** Types that the service knows; every registered system's is among them. */
export const forsendelsestyper: readonly string[] = [
  'samsvar.høring',
  'samsvar.innsyn',
  systemType,
  'samsvar.svar',
];

/** The recipient with this number; one that the table does not have is reached by Altinn. */
export function recipientOf(digitalId: string): Recipient {
  const known = Object.values<Recipient>(recipients).find((one) => one.digitalId === digitalId);
  return known ?? { digitalId, channel: 'altinn' };
}
