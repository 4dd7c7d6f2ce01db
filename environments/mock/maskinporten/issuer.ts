/** Issuer of the mock's Maskinporten; `aud` of every grant. */
export const maskinportenIssuer = 'https://maskinporten.mock.samsvar.invalid/';
