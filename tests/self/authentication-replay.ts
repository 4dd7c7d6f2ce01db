import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { Mock } from '#mock';
import { compareAnswers } from './compare-answers.ts';
import type { IdMap } from './id-map.ts';
import type { Answer, RecordedCase } from './recording.ts';
import type { Replay } from './replay-recording.ts';
import { signOnMock, type Signed } from './sign-on-mock.ts';

type Members = Readonly<Record<string, unknown>>;

/** A token as it was presented or came back, decoded. */
interface Decoded {
  readonly header: Members;
  readonly claims: Members;
}

/** How the recording of the token exchange is replayed: it signs what was presented, in the mock's names and time. */
export function authenticationReplay(mock: Mock, ids: IdMap, told: string[]): Replay {
  return {
    mock,
    ids,
    apiOf: () => 'altinn-authentication',
    credentials: async (one) => linesOf(one, await tokenOf(mock, one)),
    after: (one, actual) => void told.push(...differingClaims(one, actual)),
  };
}

/** The masked header lines of a case with the token in their place; what goes beside a good token is garbage. */
function linesOf({ entry }: RecordedCase, token: string): readonly string[] {
  const { headers } = entry['request'] as { headers: { name: string; value: string }[] };
  const masked = headers.filter(({ name }) => /^(authorization|cookie)$/i.test(name));
  const [first] = masked;
  return masked.flatMap((line) => {
    const isSecond = line !== first && line.name !== first?.name;
    return [line.name, line.value.replace('***', isSecond ? 'abc' : token)];
  });
}

/** Texts that are no token, by case. */
const texts: Readonly<Record<string, string>> = {
  'EX-43': 'YTpi',
  'EX-53': 'abc',
  'EX-54': 'a.b.c',
  'EX-55': `${encoded('{"alg":"RS256"}')}.${encoded('not JSON')}.abc`,
  'EX-56': 'eyJhbGciOiJSU0EtT0FFUCJ9.abc.abc.abc.abc',
  'EX-162': 'abc',
  'EX-163': 'YTpi',
  'EX-176': 'abc',
};

const plain: Decoded = {
  header: { kid: 'XezeqXAV5N85whzUU-Cweby-s8IY_YuKBozXyoBP0wI', alg: 'RS256' },
  claims: {
    iss: 'https://localhost:5021/',
    scope: 'altinn:instances.read',
    consumer: { authority: 'iso6523-actorid-upis', ID: '0192:991825827' },
  },
};

async function tokenOf(mock: Mock, one: RecordedCase): Promise<string> {
  const text = texts[one.id];
  if (text !== undefined) return text;
  const given = one.entry['_presented'] as Decoded | undefined;
  const now = one.startedMs / 1000;
  const presented = given ?? { ...plain, claims: { ...plain.claims, iat: now, exp: now + 100 } };
  const signed = inMock(one, presented);
  if (one.id === 'EX-78') return withForeignKey(mock, signed);
  const token = await signOnMock(mock, signed);
  const [head = '', payload = ''] = token.split('.');
  if (/signature cut off/.test(one.title)) return `${head}.${payload}.`;
  if (!/changed after signing/.test(one.title)) return token;
  const before = await signOnMock(mock, { ...signed, claims: { ...signed.claims, before: true } });
  return `${head}.${payload}.${before.split('.')[2] ?? ''}`;
}

async function withForeignKey(mock: Mock, signed: Signed): Promise<string> {
  const { kid } = decodeProtectedHeader(await signOnMock(mock, signed));
  return signOnMock(mock, { ...signed, by: 'stranger', header: { ...signed.header, kid } });
}

/** Whose recorded key it is, by its name. */
const signerOfKey: Readonly<Record<string, string>> = {
  'XezeqXAV5N85whzUU-Cweby-s8IY_YuKBozXyoBP0wI': 'maskinporten',
  'KOpzvJ9Kok13_Qw1YFhtUe5gU6_0J8gKdYGuTc-c_4k': 'maskinporten-alternative',
  'X2vpe6RJPq_08PW4_GEBWoI-u5Mp6eLMx0oh3MxlXBg': 'id-porten',
  rzycGxhIKCgF02tuME0PIKYfpDJj_SdcIDTvf9HySpw: 'stranger',
  '48CEE6033102F3243196478AF06FB43A1764D843': 'altinn',
};

/** Recorded issuers and what they are called in the mock; the longest first. */
const issuers: readonly (readonly [recorded: string, mock: string])[] = [
  ['https://localhost:5021/alt/', 'https://alternative.maskinporten.mock.samsvar.invalid/'],
  ['https://localhost:5021/idporten', 'https://idporten.mock.samsvar.invalid'],
  ['https://localhost:5021', 'https://maskinporten.mock.samsvar.invalid'],
  ['HTTPS://LOCALHOST:5021/', 'HTTPS://MASKINPORTEN.MOCK.SAMSVAR.INVALID/'],
  ['https://localhost:5023/', 'https://platform.mock.samsvar.invalid/'],
];

function inMock(one: RecordedCase, { header, claims }: Decoded): Signed {
  const { kid, x5t, ...rest } = header;
  const by = signerOfKey[String(kid)];
  const own = by === undefined ? { kid: kid ?? null } : {};
  return {
    by: by ?? 'maskinporten',
    header: { ...rest, ...own, ...(x5t === undefined ? {} : { x5t }) },
    claims: {
      ...claims,
      ...timesOf(one, claims),
      ...(typeof claims['iss'] === 'string' ? { iss: renamed(claims['iss']) } : {}),
      ...('padding' in claims ? { padding: 'x'.repeat(paddingOf(one.title)) } : {}),
    },
  };
}

function renamed(issuer: string): string {
  const row = issuers.find(([recorded]) => issuer.startsWith(recorded));
  return row === undefined ? issuer : issuer.replace(row[0], row[1]);
}

/** Moved to now; a time that was a text stays one. */
function timesOf({ startedMs }: RecordedCase, claims: Members): Members {
  const shift = Math.floor(Date.now() / 1000) - Math.floor(startedMs / 1000);
  const moved = (value: unknown): unknown => {
    if (typeof value === 'number') return Math.floor(value) + shift;
    return typeof value === 'string' ? String(Number(value) + shift) : undefined;
  };
  const times = ['exp', 'iat', 'nbf'].map((name) => [name, moved(claims[name])] as const);
  return Object.fromEntries(times.filter(([, time]) => time !== undefined));
}

/** "about N KB" is the whole token; a payload grows by a third. */
function paddingOf(title: string): number {
  const kilobytes = Number(/about (\d+) KB/.exec(title)?.[1]);
  return Math.floor((kilobytes * 1024 * 3) / 4) - 600;
}

/** Where the token that came back holds other claims, or claims of another kind, than the recorded one. */
function differingClaims({ id, entry }: RecordedCase, actual: Answer): readonly string[] {
  const recorded = entry['_claims'] as Decoded | undefined;
  if (recorded === undefined || actual.status !== 200) return [];
  const token = actual.body.toString('utf8').replaceAll('"', '');
  const came = { header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  const found = compareAnswers(asAnswer(recorded), asAnswer(came));
  return found === undefined ? [] : [`${id}: ${found.what}`];
}

function asAnswer({ header, claims }: { header: object; claims: object }): Answer {
  const body = Buffer.from(JSON.stringify({ header, claims }));
  return { status: 200, mediaType: 'application/json', location: undefined, body };
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
