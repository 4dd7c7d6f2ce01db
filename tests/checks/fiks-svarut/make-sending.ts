import { Buffer } from 'node:buffer';
import { encodeMultipart, type MultipartPart, type MultipartShape } from '#environments';
import type { Contract, Exchange } from '#specs';
import type { Json } from '../../har/json-parts.ts';
import type { Check } from '../check.ts';
import { judgeExchange } from '../judge-exchange.ts';
import { exchange, operation, response } from '../make-context.ts';

/** When a made send began. */
export const sentAt = '2026-03-01T12:00:00.000Z';

/** Synthetic numbers: Tenor adds 80 to the month, organisations of the series 31. */
export const numbers = { person: '13876512346', organisation: '312345672' } as const;

/** The letter of a made send: every rule is kept. */
export const letter = { filnavn: 'brev.pdf', mimeType: 'application/pdf' } as const;

/** A forsendelse that keeps every rule, with what a case differs in. */
export function forsendelse(change: Json = {}): Json {
  const mottaker = { navn: 'Syntetisk Person', postnummer: '0150', poststed: 'Oslo' };
  return { tittel: 'Vedtak', mottaker, dokumenter: [letter], ...change };
}

/** A file part as the publisher's client writes it. */
export function file(filename: string, body: string | Uint8Array = '%PDF-1.7'): MultipartPart {
  return { name: 'filer', filename, contentType: 'application/octet-stream', body };
}

/** How a send of a case is made. */
export interface Made {
  /** Members of the forsendelse that differ; its documents get their parts by themselves. */
  readonly change?: Json;
  /** The file parts; default: one per document. */
  readonly files?: readonly MultipartPart[];
  /** The JSON part; default: `application/json`. */
  readonly head?: Partial<MultipartPart>;
  /** All parts, or how they are framed. */
  readonly shape?: Partial<MultipartShape>;
  readonly headers?: readonly (readonly [string, string])[];
  readonly request?: Partial<Exchange['request']>;
  readonly status?: number;
  readonly startedAt?: string;
}

/** A send as an exchange. */
export function sending(made: Made = {}): Exchange {
  const { contentType, body } = encodeMultipart(shapeOf(made));
  const given = exchange({
    status: made.status ?? 200,
    url: 'https://svarut.example/v2/kontoer/7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601/forsendelser',
    request: {
      headers: [['Content-Type', contentType], ...(made.headers ?? [])],
      body,
      bodyBytes: body.byteLength,
      ...made.request,
    },
  });
  return { ...given, startedAt: made.startedAt ?? sentAt };
}

/** The multipart body of a send. */
export function shapeOf(made: Made): MultipartShape {
  const json = forsendelse(made.change);
  const { dokumenter } = json;
  const documents: readonly unknown[] = Array.isArray(dokumenter) ? dokumenter : [];
  const files = made.files ?? documents.map((one) => file(filnavnOf(one)));
  const head = { name: 'forsendelse', contentType: 'application/json', body: JSON.stringify(json) };
  return { parts: [{ ...head, ...made.head }, ...files], ...made.shape };
}

function filnavnOf(document: unknown): string {
  const named = document as { readonly filnavn?: unknown } | null;
  return typeof named?.filnavn === 'string' ? named.filnavn : 'uten navn';
}

/** Judges a send by one check, at noon of the next day: outcome lines, or that there was nothing to judge. */
export function judgeSending(
  check: Check,
  made: Made | Exchange = {},
): readonly string[] | 'inapplicable' {
  const given = 'request' in made && 'api' in made ? made : sending(made);
  const judged = judgeExchange([contract], given, {
    checks: [check],
    now: new Date('2026-03-02T12:00:00.000Z'),
  });
  if (!judged.checks.includes(check.id)) return 'inapplicable';
  return judged.findings.map(({ outcome, pointer = '', actual }) =>
    [outcome, pointer.replace('request:body/forsendelse', ''), actual].join(' | '),
  );
}

/** One case of a rule: its name, the send, and what is found. */
export type Case = readonly [
  name: string,
  made: Made | Exchange,
  found: readonly string[] | 'inapplicable',
];

/** Cases that hold for every check of the request: nothing is judged of them. */
export const beside: readonly Case[] = [
  ['another operation', { ...sending(), operationId: 'hentMetadata' }, 'inapplicable'],
  ['broken on purpose', { request: { deliberatelyInvalid: true } }, 'inapplicable'],
  ['a stream that was not kept', unkept(), 'inapplicable'],
];

function unkept(): Exchange {
  const { request, ...rest } = sending();
  const { body: _, ...kept } = request;
  return { ...rest, request: kept };
}

const operations = [
  operation([response('200'), response('400')], {
    id: 'send',
    path: '/v2/kontoer/{kontoId}/forsendelser',
  }),
  operation([response('200')], { id: 'hentMetadata', path: '/v2/forsendelser/{id}/metadata' }),
];

/** The two operations that cases are sent to. */
export const contract: Contract = {
  api: 'fiks-svarut',
  document: 'fiks-svarut',
  title: 'SvarUt',
  version: 'v2',
  basePaths: [''],
  operations,
};

/** A PDF with that trailer, its cross-reference where `startxref` says. */
export function pdf(trailer: string): Uint8Array {
  const head = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n';
  const table = 'xref\n0 1\n0000000000 65535 f \n';
  return Buffer.from(`${head}${table}trailer\n${trailer}\nstartxref\n${head.length}\n%%EOF\n`);
}
