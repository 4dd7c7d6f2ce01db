/**
 * Faults of the real service that the mock has under `--like real`, by the mock's own name. The ids
 * are those of the list of defects; each is repaired under `--like promise`.
 */
export const defects = {
  prefillConversion: 'APP-DEF-001',
  createTooLarge: 'APP-DEF-002',
  copyUnknownSource: 'APP-DEF-003',
  multipartNoBoundary: 'APP-DEF-004',
  multipartPartHeaders: 'APP-DEF-005',
  templateNotJson: 'APP-DEF-006',
  secondInstancePart: 'APP-DEF-007',
  notificationNotJson: 'APP-DEF-008',
  partTypeParameter: 'APP-DEF-009',
  templateStatusStored: 'APP-DEF-010',
  activeWithoutRights: 'APP-DEF-011',
  substatusUnknownInstance: 'APP-DEF-012',
} as const;
