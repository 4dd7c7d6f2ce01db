import type { Words } from './texts.ts';

/**
 * Sentences that the suite words itself and a report holds in English: why a run ended as it did, and why something was
 * not judged. `{name}` stands for what differs. The first that fits is taken: the longer stand before the shorter.
 */
export const reasonTexts = {
  // Why the exit code is what it is
  runInterrupted: {
    en: 'the run was interrupted: this report is partial',
    nb: 'kjøringen ble avbrutt: denne rapporten er ufullstendig',
  },
  runTooLong: {
    en: 'the run took too long and was stopped: this report is partial',
    nb: 'kjøringen tok for lang tid og ble stoppet: denne rapporten er ufullstendig',
  },
  noneChosen: {
    en: 'no scenario was chosen: widen --api, --grep or --shard',
    nb: 'ingen scenarier ble valgt: utvid --api, --grep eller --shard',
  },
  suiteBroke: {
    en: 'the suite itself broke in {count} scenario(s)',
    nb: 'testpakken selv brøt sammen i {count} scenario(er)',
  },
  someDeviate: { en: '{count} requirement(s) deviate', nb: '{count} krav avviker' },
  someStray: {
    en: '{count} finding(s) that no requirement names',
    nb: '{count} funn som ingen krav nevner',
  },
  defectStale: {
    en: 'listed defect {id} is stale: nothing shows it any more',
    nb: 'den listede feilen {id} er utgått: ingenting viser den lenger',
  },
  waiverExpiredOpen: {
    en: 'waiver {id} expired after {day} and its {count} finding(s) are still there: agree with {owner} on a new day ({link}), or remove the row',
    nb: 'fritaket {id} gikk ut etter {day}, og funnene ({count}) er der fortsatt: avtal en ny dag med {owner} ({link}), eller fjern raden',
  },
  waiverExpired: {
    en: 'waiver {id} expired after {day}: agree with {owner} on a new day ({link}), or remove the row',
    nb: 'fritaket {id} gikk ut etter {day}: avtal en ny dag med {owner} ({link}), eller fjern raden',
  },
  waiverStale: {
    en: 'waiver {id} is stale: all that can show its finding ran in full, and nothing needs it any more; remove the row',
    nb: 'fritaket {id} er utgått: alt som kan vise funnet, ble kjørt helt, og ingenting trenger det lenger; fjern raden',
  },
  waiverBroad: {
    en: 'waiver {id} is too broad and covers nothing: it matches {count} kinds of findings ({kinds}); name operation, check, pointer or actual, one row for each kind that is agreed on',
    nb: 'fritaket {id} er for vidt og dekker ingenting: det treffer {count} slags funn ({kinds}); nevn operasjon, kontroll, peker eller faktisk verdi, én rad for hvert slag det er enighet om',
  },
  releaseOpen: {
    en: 'a release needs every verdict: {count} are inconclusive',
    nb: 'en utgivelse trenger alle dommer: {count} er uavklart',
  },
  belowFloor: {
    en: '{api}: {count} must requirements were judged, fewer than the floor of {floor}',
    nb: '{api}: {count} skal-krav ble bedømt, færre enn gulvet på {floor}',
  },
  someOpen: {
    en: '{count} requirement(s) could not be judged',
    nb: '{count} krav kunne ikke bedømmes',
  },
  nothingDone: {
    en: 'nothing was exercised: no scenario sent or judged anything',
    nb: 'ingenting ble prøvd: ingen scenarier sendte eller bedømte noe',
  },
  goodNews: {
    en: 'good news: listed defect {id} did not show ({observed})',
    nb: 'godt nytt: den listede feilen {id} viste seg ikke ({observed})',
  },
  noFloor: {
    en: 'no floor is recorded: add {row} to floors.yaml',
    nb: 'intet gulv er notert: legg {row} i floors.yaml',
  },
  floorRaised: { en: 'the floor can be raised: {row}', nb: 'gulvet kan heves: {row}' },

  // Why a target or an actor was asked no more
  goneName: {
    en: '{api} in {environment} has an address whose name cannot be resolved: {address} ({fault})',
    nb: '{api} i {environment} har en adresse med et navn som ikke kan slås opp: {address} ({fault})',
  },
  goneCut: {
    en: '{api} in {environment} cuts every connection at {address} ({fault})',
    nb: '{api} i {environment} bryter hver forbindelse på {address} ({fault})',
  },
  goneTrust: {
    en: '{api} in {environment} is not trusted, so nothing was sent to {address} ({fault})',
    nb: '{api} i {environment} er ikke til å stole på, så ingenting ble sendt til {address} ({fault})',
  },
  goneTime: {
    en: '{api} in {environment} does not answer in time at {address} ({fault})',
    nb: '{api} i {environment} svarer ikke i tide på {address} ({fault})',
  },
  gone: {
    en: '{api} in {environment} does not answer at {address} ({fault})',
    nb: '{api} i {environment} svarer ikke på {address} ({fault})',
  },
  goneGateway: {
    en: '{api} in {environment} is answered for by its gateway alone at {address} ({fault})',
    nb: '{api} i {environment}: bare inngangen svarer, ikke tjenesten bak, på {address} ({fault})',
  },
  goneThrottled: {
    en: '{api} in {environment} tells us to wait again and again at {address} ({fault})',
    nb: '{api} i {environment} ber oss vente om og om igjen på {address} ({fault})',
  },
  noToken: {
    en: 'no token for the actor {actor}: {why}',
    nb: 'intet token til aktøren {actor}: {why}',
  },
  tokenEnded: {
    en: 'credentials refused: the token of {actor} for {api} in {environment} has ended',
    nb: 'legitimasjon avvist: tokenet til {actor} for {api} i {environment} er utløpt',
  },
  credentialsRefused: {
    en: 'credentials refused: {actor} at {api} in {environment} is answered 401 by every operation asked ({operations})',
    nb: 'legitimasjon avvist: {actor} hos {api} i {environment} får 401 av hver operasjon som ble spurt ({operations})',
  },
  rightsMissing: {
    en: 'rights missing: {actor} at {api} in {environment} is answered 403 by every operation asked ({operations})',
    nb: 'rettigheter mangler: {actor} hos {api} i {environment} får 403 av hver operasjon som ble spurt ({operations})',
  },
  accessMissing: {
    en: 'credentials or rights missing: {actor} at {api} in {environment}: {why}',
    nb: 'legitimasjon eller rettigheter mangler: {actor} hos {api} i {environment}: {why}',
  },
  interrupted: { en: 'the run was interrupted', nb: 'kjøringen ble avbrutt' },
  cannotPrepare: {
    en: 'cannot prepare: {operation} answered {status} instead of {legal}',
    nb: 'kan ikke forberede: {operation} svarte {status} i stedet for {legal}',
  },
  unreadableApp: {
    en: '{app} cannot be read: its metadata answered {metadata}, its process {process}',
    nb: '{app} kan ikke leses: metadata svarte {metadata}, prosessen {process}',
  },

  // Why nobody asked
  noJudgement: {
    en: '"{title}" made no judgement of it',
    nb: '«{title}» bedømte det ikke',
  },
  nothingToCheck: {
    en: 'no exchange gave the check {check} anything to judge',
    nb: 'ingen utveksling ga kontrollen {check} noe å bedømme',
  },
  notAskedHere: {
    en: 'no scenario asked it in this run',
    nb: 'ingen scenarier spurte om det i denne kjøringen',
  },
  notAskedFeature: {
    en: 'no scenario asked it: feature {feature}',
    nb: 'ingen scenarier spurte om det: egenskapen {feature}',
  },
  noControl: {
    en: '{environment} has no control address (clock, failing services, special tokens)',
    nb: '{environment} har ingen kontrolladresse (klokke, tjenester som feiler, spesielle tokener)',
  },
  noActor: {
    en: '{environment} names no actor {actor} for {api} (it has {actors})',
    nb: '{environment} nevner ingen aktør {actor} for {api} (det har {actors})',
  },
  noParameter: {
    en: '{environment} names no {names} for {api}',
    nb: '{environment} nevner ingen {names} for {api}',
  },
  noSuchName: { en: 'the target names no {name}', nb: 'målet nevner ingen {name}' },
  noFeature: {
    en: '{api} in {environment} does not declare {features}',
    nb: '{api} i {environment} erklærer ikke {features}',
  },
  ownWrites: {
    en: '{environment} allows writes to own data only',
    nb: '{environment} tillater bare skriving til egne data',
  },
  noWrites: { en: '{environment} allows no writes', nb: '{environment} tillater ingen skriving' },
  notSet: { en: 'not set: {settings}', nb: 'ikke satt: {settings}' },
  needsOther: { en: 'needs {api} too: {why}', nb: 'trenger også {api}: {why}' },
} as const satisfies Readonly<Record<string, Words>>;
