/**
 * The service's own defects that the process side repairs under `promise`, by the ids of the
 * register: each is an answer of 500 or a lost rule where a client could be told what is wrong.
 */
export const processDefects = {
  emptyAction: 'APP-DEF-000',
  gatewayWithoutFlow: 'APP-DEF-000',
  unknownTaskType: 'APP-DEF-000',
  paymentNotPaid: 'APP-DEF-000',
  pdfServiceDown: 'APP-DEF-000',
  duplicateActions: 'APP-DEF-000',
  systemUserSign: 'APP-DEF-000',
  actionsWithoutBody: 'APP-DEF-000',
  actionsUnreadable: 'APP-DEF-000',
  validateElement: 'APP-DEF-000',
  openPayment: 'APP-DEF-000',
  openSigning: 'APP-DEF-000',
  signOutsideSigning: 'APP-DEF-000',
  signingEnded: 'APP-DEF-000',
  orderDetails: 'APP-DEF-000',
} as const;
