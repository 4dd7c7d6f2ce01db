import { SuiteError } from '#specs';
import { isRecord } from '../settings/read-config-file.ts';
import { askIssuer, withoutQuery, type IssuerAccess } from './ask-issuer.ts';

/** What a grant needs of RFC 8414 metadata. */
export interface IssuerMetadata {
  /** The audience of our grants: a trailing slash counts. */
  readonly issuer: string;
  readonly tokenUrl: string;
}

/** Grant type of RFC 7523. */
export const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** Reads the metadata of an issuer. Throws `issuer-unreachable` or `issuer-metadata-invalid`, inconclusive. */
export async function loadMetadata(url: string, access: IssuerAccess): Promise<IssuerMetadata> {
  const { status, text } = await askIssuer(
    { url, method: 'GET', headers: { accept: 'application/json' } },
    access,
  );
  if (status !== 200) throw invalid(url, `it answered ${status}`);
  const metadata = parseObject(text);
  const { issuer, token_endpoint: tokenUrl, grant_types_supported: grants } = metadata;
  if (typeof issuer !== 'string' || typeof tokenUrl !== 'string') {
    throw invalid(url, 'it names no issuer or no token_endpoint');
  }
  if (Array.isArray(grants) && !grants.includes(jwtBearer))
    throw invalid(url, `it does not support ${jwtBearer}`);
  return { issuer, tokenUrl };
}

/** The text as a JSON object; anything else is an empty one. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function invalid(url: string, reason: string): SuiteError {
  return new SuiteError(
    'issuer-metadata-invalid',
    `The metadata at ${withoutQuery(url)} cannot be used: ${reason}. Expected RFC 8414 (oauth-authorization-server).`,
    { kind: 'inconclusive', fields: { url: withoutQuery(url) } },
  );
}
