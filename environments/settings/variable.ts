/** One setting that a user may give as a variable, in `.env` or in the file of `--config`. */
export interface Variable {
  readonly name: string;
  /** One sentence, as `.env.example` shows it. */
  readonly comment: string;
  /** Harmless; empty where there is none. */
  readonly example: string;
  /** True where the value is never shown, not even in part. */
  readonly isSecret: boolean;
}

/** A setting that may be shown. */
export const plain = (name: string, comment: string, example = ''): Variable => ({
  name,
  comment,
  example,
  isSecret: false,
});

/** A setting whose value is never shown. */
export const secret = (name: string, comment: string): Variable => ({
  name,
  comment,
  example: '',
  isSecret: true,
});

/** Settings of one Maskinporten client; `prefix` is `SAMSVAR_MASKINPORTEN` or that of an actor. */
export function clientVariables(prefix: string, whose: string): Variable[] {
  return [
    plain(`${prefix}_CLIENT_ID`, `Client id of ${whose}.`),
    secret(`${prefix}_KEY`, `Private key of ${whose}: PEM, JWK or base64 of PKCS#12.`),
    plain(`${prefix}_KEY_FILE`, 'The same as a file outside the repository.'),
    secret(`${prefix}_KEY_PASSWORD`, 'Password of an encrypted key or PKCS#12 file.'),
    plain(`${prefix}_KEY_ID`, 'Registered key id (kid); without it the certificate is sent (x5c).'),
    plain(`${prefix}_CERTIFICATE_FILE`, 'Certificate chain as PEM, where the key file holds none.'),
  ];
}

/** Settings of one Fiks integration and the client of Maskinporten that goes with it. */
export function integrationVariables(prefix: string, whose: string): Variable[] {
  return [
    ...clientVariables(prefix, whose),
    plain(`${prefix}_SCOPES`, `Scopes of ${whose}.`, 'ks:fiks'),
    plain(`${prefix}_CONSUMER_ORG`, 'Organisation that has delegated its scopes to the client.'),
    plain(`${prefix}_INTEGRASJON_ID`, `Fiks integration of ${whose} (a UUID).`),
    secret(`${prefix}_INTEGRASJON_PASSORD`, 'Password of that integration.'),
  ];
}

/** Settings of one of Sdir's callers: the client of Maskinporten and the subscription key. */
export function reporterVariables(prefix: string, whose: string): Variable[] {
  return [
    ...clientVariables(prefix, whose),
    plain(`${prefix}_SCOPES`, `Scopes of ${whose}; without it those of the four services.`),
    plain(`${prefix}_CONSUMER_ORG`, 'Organisation that has delegated its scopes to the client.'),
    secret(`${prefix}_SUBSCRIPTION_KEY`, `Subscription key of ${whose}.`),
  ];
}
