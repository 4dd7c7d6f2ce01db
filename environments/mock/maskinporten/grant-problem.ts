import { randomBytes } from 'node:crypto';

/** A refusal of the token operation (reference altinn-platform 1.5). */
export interface GrantProblem {
  readonly code: string;
  readonly error: string;
  readonly description: string;
  readonly status: number;
}

const rows = {
  malformed: ['MP-011', 'invalid_request', 'The request or a value in it is malformed'],
  grantType: ['MP-011', 'unsupported_grant_type', 'The grant type is not supported'],
  used: ['MP-012', 'invalid_grant', 'The grant has been used before'],
  client: ['MP-100', 'invalid_grant', 'The client is unknown, or its key is'],
  audience: ['MP-110', 'invalid_grant', 'The aud claim is not the issuer'],
  algorithm: ['MP-011', 'invalid_request', 'The signature algorithm is not supported'],
  certificate: ['MP-120', 'invalid_grant', 'The certificate is not valid'],
  keyExpired: ['MP-121', 'invalid_grant', 'The registered key has expired'],
  organisation: ['MP-122', 'invalid_grant', 'The certificate is of another organisation'],
  chain: ['MP-123', 'invalid_grant', 'The x5c header holds no usable certificate chain'],
  signature: ['MP-124', 'invalid_grant', 'The signature does not fit the key'],
  expired: ['MP-130', 'invalid_grant', 'The grant has expired'],
  lifetime: ['MP-130', 'invalid_grant', 'The grant lives for more than 120 seconds'],
  future: ['MP-130', 'invalid_grant', 'The issue time is after now'],
  scope: ['MP-200', 'invalid_scope', 'The scope is not on the client'],
  integrationType: ['MP-201', 'invalid_scope', 'The scope is not for this kind of client'],
  notGiven: ['MP-250', 'forbidden', 'The consumer has not been given the scope'],
  delegation: ['MP-251', 'forbidden', 'The consumer has not delegated the scope to the supplier'],
  detailType: ['MP-301', 'invalid_request', 'The type of authorization_details is unknown'],
  detailField: ['MP-302', 'invalid_request', 'authorization_details has an unknown field'],
  systemUser: [
    'MP-303',
    'invalid_altinn_customer_configuration',
    'There is no such system user for this client and customer',
  ],
} as const satisfies Record<string, readonly [code: string, error: string, text: string]>;

/** A reason for which a grant is refused. */
export type GrantReason = keyof typeof rows;

/** The refusal for a reason; descriptions end with a trace id, as the service's do. */
export function grantProblem(reason: GrantReason): GrantProblem {
  const [code, error, text] = rows[reason];
  const description = `${text} (trace_id: ${randomBytes(16).toString('hex')})`;
  return { code, error, description, status: error === 'forbidden' ? 403 : 400 };
}
