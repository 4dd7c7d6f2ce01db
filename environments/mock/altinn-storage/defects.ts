/**
 * Faults of the real service that the mock has under `--like real`, by the mock's own name. The ids
 * are those of the list of defects; each is repaired under `--like promise`.
 */
export const defects = {
  dateWithoutOperator: 'STOR-DEF-001',
  unknownOperator: 'STOR-DEF-002',
  operatorTwice: 'STOR-DEF-003',
  notADate: 'STOR-DEF-004',
  rawPlus: 'STOR-DEF-005',
  listAppIdWithoutSlash: 'STOR-DEF-006',
  endEventIgnored: 'STOR-DEF-007',
  sizeNegative: 'STOR-DEF-008',
  sizeZeroEndless: 'STOR-DEF-009',
  tokenUnreadable: 'STOR-DEF-010',
  tokenNotNumbers: 'STOR-DEF-011',
  equalTimesSkipped: 'STOR-DEF-012',
  createWithoutApp: 'STOR-DEF-013',
  createWithoutOwner: 'STOR-DEF-014',
  createPartyNotNumber: 'STOR-DEF-015',
  createAppIdWithoutSlash: 'STOR-DEF-016',
  multipartUpload: 'STOR-DEF-017',
  emptyPutDestroys: 'STOR-DEF-018',
  eventLocation: 'STOR-DEF-019',
  substatusUnknownInstance: 'STOR-DEF-020',
  unnamedChallenge: 'STOR-DEF-021',
  unknownShowsToOutsiders: 'STOR-DEF-022',
} as const;
