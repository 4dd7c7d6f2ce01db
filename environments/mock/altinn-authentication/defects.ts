/** Defects of the real service, by what they are about; the ids are those of the register. */
export const authenticationDefects = {
  garbledToken: 'AUTHN-DEF-001',
  looseIssuer: 'AUTHN-DEF-002',
  anyKeyId: 'AUTHN-DEF-003',
  paddedModulus: 'AUTHN-DEF-004',
  listOfOne: 'AUTHN-DEF-005',
  refreshWithoutScope: 'AUTHN-DEF-006',
  noChallenge: 'AUTHN-DEF-007',
  scopeByText: 'AUTHN-DEF-008',
  anyConsumer: 'AUTHN-DEF-009',
  sourceClaims: 'AUTHN-DEF-010',
  sharedJti: 'AUTHN-DEF-011',
  refreshAnyIssuer: 'AUTHN-DEF-012',
} as const;
