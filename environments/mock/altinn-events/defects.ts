/**
 * Faults of the real service that the mock has under `--like real`, by the mock's own name. The ids
 * are those of the list of defects; each is repaired under `--like promise`.
 */
export const defects = {
  unnamedChallenge: 'EVT-DEF-001',
  undecodableToken: 'EVT-DEF-002',
  idWithTwoSources: 'EVT-DEF-003',
  deniedPageEnds: 'EVT-DEF-004',
  plainNext: 'EVT-DEF-005',
  nonAsciiQuery: 'EVT-DEF-006',
  personWithUnit: 'EVT-DEF-007',
  personUnreadable: 'EVT-DEF-008',
  typeBackslash: 'EVT-DEF-009',
  ownersOnlyIs401: 'EVT-DEF-010',
  wrongSourceIs401: 'EVT-DEF-011',
  relativeSource: 'EVT-DEF-012',
  nonAsciiSubject: 'EVT-DEF-013',
  sourcePrefix: 'EVT-DEF-014',
  locationOfSubscription: 'EVT-DEF-015',
  resourceWithoutApp: 'EVT-DEF-016',
  nobodySubscribes: 'EVT-DEF-017',
  queueDownPublish: 'EVT-DEF-018',
  queueDownSubscribe: 'EVT-DEF-019',
  youngVisible: 'EVT-DEF-020',
  specversionRewritten: 'EVT-DEF-021',
} as const;
