/** All words of the page, in English and Norwegian (bokmål). `{name}` is filled in. */
export const texts = {
  title: { en: 'Conformance report', nb: 'Samsvarsrapport' },
  skip: { en: 'Skip to the results', nb: 'Hopp til resultatene' },
  settings: { en: 'Settings', nb: 'Innstillinger' },
  language: { en: 'Norsk', nb: 'English' },
  theme: { en: 'Light or dark', nb: 'Lyst eller mørkt' },
  contents: { en: 'Contents', nb: 'Innhold' },
  top: { en: 'To the top', nb: 'Til toppen' },
  none: { en: 'None.', nb: 'Ingen.' },
  made: {
    en: 'Made by {suite} from conformance.json',
    nb: 'Laget av {suite} fra conformance.json',
  },

  // The run
  environment: { en: 'Environment', nb: 'Miljø' },
  started: { en: 'Started', nb: 'Startet' },
  duration: { en: 'Duration', nb: 'Varighet' },
  exchanges: { en: 'Exchanges', nb: 'Utvekslinger' },
  checks: { en: 'Checks', nb: 'Kontroller' },
  seed: { en: 'Seed', nb: 'Frø' },
  profile: { en: 'Profile', nb: 'Profil' },
  exitCode: { en: 'Exit code', nb: 'Sluttkode' },
  like: { en: 'answers like {like}', nb: 'svarer som {like}' },
  narrowed: {
    en: 'Only a part was asked: what is not shown here may still deviate.',
    nb: 'Bare en del ble spurt: det som ikke vises her, kan fortsatt avvike.',
  },
  partial: {
    en: 'Partial: {reason}. The run did not come to its end.',
    nb: 'Delvis: {reason}. Kjøringen kom ikke til slutten.',
  },
  reasons: { en: 'Why', nb: 'Hvorfor' },
  next: { en: 'What to do next', nb: 'Hva nå' },
  verdict0: {
    en: 'Conforms: nothing deviates that is not listed or agreed on.',
    nb: 'Samsvarer: ingenting avviker som ikke er listet eller avtalt.',
  },
  verdict1: {
    en: 'Deviates: promises are not kept.',
    nb: 'Avviker: løfter er ikke holdt.',
  },
  verdict2: {
    en: 'No verdict: the run itself went wrong.',
    nb: 'Ingen dom: selve kjøringen gikk galt.',
  },
  verdict3: {
    en: 'Inconclusive: the target could not be judged.',
    nb: 'Uavklart: målet kunne ikke bedømmes.',
  },
  verdict130: { en: 'Interrupted.', nb: 'Avbrutt.' },
  next0: {
    en: 'Nothing must be done. Look through what is waived: each listed defect is a promise that is not kept yet.',
    nb: 'Ingenting må gjøres. Se gjennom det som er fritatt: hver listede feil er et løfte som ennå ikke holdes.',
  },
  next1: {
    en: 'Begin with the first deviation below: it says what was promised, what came, and how to repeat it. A waiver or stale row named above wants a change of the lists instead.',
    nb: 'Begynn med det første avviket nedenfor: der står hva som var lovet, hva som kom, og hvordan det gjentas. Et fritak eller en utgått rad nevnt over krever i stedet en endring i listene.',
  },
  next2: {
    en: 'Read which scenarios broke below. They say nothing about the target: mend the suite or its settings, and run again.',
    nb: 'Les nedenfor hvilke scenarier som brøt sammen. De sier ingenting om målet: rett testpakken eller innstillingene, og kjør igjen.',
  },
  next3: {
    en: 'See what stood in the way below, ask the doctor, and run again when the target answers.',
    nb: 'Se nedenfor hva som sto i veien, spør «doctor», og kjør igjen når målet svarer.',
  },
  next130: {
    en: 'Run again, and let it come to its end.',
    nb: 'Kjør igjen, og la den gå til slutten.',
  },

  // One API
  apis: { en: 'APIs', nb: 'API-er' },
  apiConforms: { en: 'Keeps its promises.', nb: 'Holder løftene sine.' },
  apiWaived: {
    en: 'Deviates only where it is listed or agreed on.',
    nb: 'Avviker bare der det er listet eller avtalt.',
  },
  apiDeviates: {
    en: 'Requirements that deviate: {count}.',
    nb: 'Krav som avviker: {count}.',
  },
  apiBelow: {
    en: 'Deviations below the level that counts in this run: {count}.',
    nb: 'Avvik under nivået som teller i denne kjøringen: {count}.',
  },
  apiInconclusive: {
    en: 'Requirements that could not be judged: {count}.',
    nb: 'Krav som ikke kunne bedømmes: {count}.',
  },
  apiError: { en: 'The suite broke here.', nb: 'Testpakken brøt sammen her.' },
  apiUntested: { en: 'Nothing was judged.', nb: 'Ingenting ble bedømt.' },
  apiStray: {
    en: 'Deviations outside the requirements: {count}.',
    nb: 'Avvik utenfor kravene: {count}.',
  },
  apiCounts: {
    en: 'requirements {requirements} · operations asked {operations} · exchanges {exchanges}',
    nb: 'krav {requirements} · operasjoner spurt {operations} · utvekslinger {exchanges}',
  },
  heldTo: { en: 'Held to', nb: 'Holdt opp mot' },

  // Verdicts and levels
  conforms: { en: 'conforms', nb: 'samsvarer' },
  deviates: { en: 'deviates', nb: 'avviker' },
  waived: { en: 'waived', nb: 'fritatt' },
  inconclusive: { en: 'inconclusive', nb: 'uavklart' },
  untested: { en: 'untested', nb: 'ikke testet' },
  inapplicable: { en: 'inapplicable', nb: 'gjelder ikke' },
  error: { en: 'suite error', nb: 'feil i testpakken' },
  must: { en: 'must', nb: 'skal' },
  should: { en: 'should', nb: 'bør' },
  may: { en: 'may', nb: 'kan' },
} as const satisfies Readonly<Record<string, Words>>;

/** One thing said in both languages. */
export interface Words {
  readonly en: string;
  readonly nb: string;
}
