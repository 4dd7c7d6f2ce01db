/**
 * Faults of the real service that the mock has under `--like real`, by the mock's own name. The ids
 * are those of the list of defects; each is repaired under `--like promise`.
 */
export const defects = {
  ownersOnlyIs401: 'EVT-DEF-001',
  wrongSourceIs401: 'EVT-DEF-002',
  unnamedChallenge: 'EVT-DEF-003',
  nobodySubscribes: 'EVT-DEF-004',
  plainNext: 'EVT-DEF-005',
  deniedPageEnds: 'EVT-DEF-006',
  idWithTwoSources: 'EVT-DEF-007',
  personWithUnit: 'EVT-DEF-008',
  personUnreadable: 'EVT-DEF-009',
  nonAsciiQuery: 'EVT-DEF-010',
  relativeSource: 'EVT-DEF-011',
  nonAsciiSubject: 'EVT-DEF-012',
  appDataLost: 'EVT-DEF-013',
  specversionRewritten: 'EVT-DEF-014',
  sourceIsNoUri: 'EVT-DEF-015',
  queueDownPublishApp: 'EVT-DEF-016',
  queueDownPublish: 'EVT-DEF-017',
  locationOfSubscription: 'EVT-DEF-018',
  resourceWithoutApp: 'EVT-DEF-019',
  queueDownSubscribe: 'EVT-DEF-020',
  undecodableToken: 'EVT-DEF-021',
} as const;

/**
 * What the recordings show too and the list of defects does not have: as recorded under `--like real`,
 * repaired under `--like promise`.
 */
export const unlisted = {
  /** A pattern that ends with a backslash breaks the query (EV-224). */
  patternEndsInEscape: 'unlisted-pattern-escape',
  /** An app may publish for another whose name begins with its own (EV-270, `app.test.prefix`). */
  sourcePrefix: 'unlisted-source-prefix',
  /** App lists show all events while none is half a minute old (EV-4). */
  youngVisible: 'unlisted-young-visible',
} as const;
