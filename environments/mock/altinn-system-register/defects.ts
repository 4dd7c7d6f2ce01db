/**
 * Faults of the real service that the mock has under `--like real`, by the mock's own name. The ids
 * are those of the list of defects; each is repaired under `--like promise`.
 */
export const defects = {
  requestPageLosesOne: 'SREG-DEF-001',
  agentPagesUnordered: 'SREG-DEF-002',
  changePagesRepeat: 'SREG-DEF-003',
  requestRace: 'SREG-DEF-004',
  deleteWithoutClients: 'SREG-DEF-005',
  deletedTakesRequests: 'SREG-DEF-006',
  locationIsForUsers: 'SREG-DEF-007',
  agentLocationIsNobodys: 'SREG-DEF-008',
  updateRedirectUnchecked: 'SREG-DEF-009',
  languageMissing: 'SREG-DEF-010',
  nullInLists: 'SREG-DEF-011',
  tooLong: 'SREG-DEF-012',
  otherContentIgnored: 'SREG-DEF-013',
  foreignSystemDiffers: 'SREG-DEF-014',
  foreignReferenceDiffers: 'SREG-DEF-015',
  deletedCorrelation: 'SREG-DEF-016',
  packagesByReference: 'SREG-DEF-017',
  undecodableToken: 'SREG-DEF-018',
  strangeConsumer: 'SREG-DEF-019',
  deleteUnknown: 'SREG-DEF-020',
  updateListUnknown: 'SREG-DEF-021',
  emptyReference: 'SREG-DEF-022',
  noChallenge: 'SREG-DEF-023',
  redirectIsNoUri: 'SREG-DEF-024',
} as const;
