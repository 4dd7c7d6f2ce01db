import { expect, test } from '@playwright/test';
import type { Exchange, HeaderLines } from '../compiler/exchange.ts';
import type { Defect, DefectMatch, Finding } from './finding.ts';
import { loadRegister } from './load-register.ts';
import { matchDefect } from './match-defect.ts';
import { multipartConditions } from './multipart-conditions.ts';
import { requestConditions } from './request-conditions.ts';

interface Sent {
  readonly url?: string;
  readonly headers?: HeaderLines;
  readonly body?: string;
  readonly actor?: string;
  readonly status?: number;
  readonly answer?: string;
}

const instance = 'http://app.test/ttd/app/instances/501337/8d3f6a1e-0000-4000-8000-000000000001';
const madeUp = 'http://app.test/ttd/app/instances/501337/11111111-2222-4333-8444-555555555555';
const multipart: HeaderLines = [['Content-Type', 'multipart/form-data; boundary=b']];

function sent(given: Sent): Exchange {
  const body = given.body === undefined ? undefined : new TextEncoder().encode(given.body);
  return {
    id: '1',
    api: 'x',
    operationId: 'doIt',
    actor: given.actor ?? 'user',
    startedAt: '2026-01-01T00:00:00Z',
    durationMs: 1,
    request: {
      method: 'POST',
      url: given.url ?? instance,
      headers: given.headers ?? [],
      bodyBytes: body?.byteLength ?? 0,
      deliberatelyInvalid: false,
      ...(body === undefined ? {} : { body }),
    },
    response: {
      status: given.status ?? 500,
      headers: [],
      body: new TextEncoder().encode(given.answer ?? ''),
    },
  };
}

function listed(match: DefectMatch, id = 'D-1', requirements: readonly string[] = ['R-1']): Defect {
  const text = { observed: 'o', effect: 'e' };
  return { id, api: 'x', requirements, operations: ['doIt'], cases: ['c'], match, ...text };
}

const serverError: Finding = {
  check: 'no-server-error',
  outcome: 'fail',
  api: 'x',
  operationId: 'doIt',
  expected: 'no 5xx',
  actual: '500',
};
const missed: Finding = { ...serverError, check: 'expectation', requirement: 'R-1' };

function holds(match: DefectMatch, given: Sent, finding = serverError): boolean {
  return matchDefect([listed(match)], finding, sent(given)) !== undefined;
}

test.describe('matchDefect', () => {
  test('wants operation, status, emptiness and text of the answer to agree', () => {
    const match: DefectMatch = { statuses: [500], body: 'present', text: 'no flow' };
    expect(holds(match, { answer: 'found no flow here' })).toBe(true);
    expect(holds(match, { answer: 'something else' })).toBe(false);
    expect(holds(match, { answer: 'found no flow here', status: 502 })).toBe(false);
    expect(holds({ body: 'empty' }, { answer: 'x' })).toBe(false);
    expect(holds({}, {}, { ...serverError, operationId: 'other' })).toBe(false);
    expect(holds({}, {}, { ...serverError, api: 'y' })).toBe(false);
  });

  test('leaves notes alone and explains an expectation on a success by name only', () => {
    expect(holds({}, {}, { ...serverError, outcome: 'warn' })).toBe(false);
    expect(holds({ statuses: [200] }, { status: 200 }, missed)).toBe(true);
    expect(holds({}, { status: 200 }, { ...missed, requirement: 'R-2' })).toBe(false);
    expect(holds({}, { status: 500 }, { ...missed, requirement: 'R-2' })).toBe(true);
  });

  test('explains a finding without an exchange by name and check only', () => {
    const rows = [listed({ checks: ['expectation'] })];
    expect(matchDefect(rows, missed, undefined)?.id).toBe('D-1');
    expect(matchDefect(rows, { ...missed, requirement: 'R-2' }, undefined)).toBeUndefined();
    expect(matchDefect([listed({})], missed, undefined)).toBeUndefined();
  });

  test('prefers the defect that names the requirement', () => {
    const rows = [listed({}, 'D-1', ['R-2']), listed({}, 'D-2', ['R-1'])];
    expect(matchDefect(rows, serverError, sent({}))?.id).toBe('D-1');
    expect(matchDefect(rows, missed, sent({}))?.id).toBe('D-2');
  });

  test('knows every word that the registers use', () => {
    const used = loadRegister().defects.map(({ match }) => match.request ?? {});
    const parts = used.flatMap(({ multipart: of }) => Object.keys(of ?? {}));
    expect(used.flatMap(Object.keys).filter((word) => !(word in requestConditions))).toEqual([]);
    expect(parts.filter((word) => !(word in multipartConditions))).toEqual([]);
    expect(holds({ request: { nonsense: true } }, {})).toBe(false);
  });
});

const twice = { patches: [{ dataElementId: 'a' }, { dataElementId: 'a' }] };
const seventeen = Array.from({ length: 17 }, (_, index) => `X-${index}: v`).join('\r\n');
const part = (name: string, type: string, body: string): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
const json = 'application/json';

const conditions: readonly (readonly [word: string, wanted: unknown, fits: Sent, differs: Sent])[] =
  [
    ['actor', ['stranger'], { actor: 'stranger' }, { actor: 'user' }],
    ['token', 'refused', {}, { headers: [['Authorization', 'Bearer ***']] }],
    ['instance', 'unknown', { url: madeUp }, { url: instance }],
    [
      'element',
      'unknown',
      { url: `${instance}/data/22222222-x` },
      { url: `${instance}/data/21222222-x` },
    ],
    ['resource', 'unknown', { url: `${instance}/finnesikke` }, { url: `${instance}/model` }],
    ['mediaType', 'text/plain', { headers: [['Content-Type', 'Text/Plain; a=b']] }, {}],
    [
      'mediaParameter',
      { boundary: 'absent' },
      { headers: [['Content-Type', 'a/b']] },
      { headers: multipart },
    ],
    ['headers', { party: 'absent' }, {}, { headers: [['Party', 'partyid:1']] }],
    ['path', '/instances/[^/]+/[^/]+/x$', { url: `${instance}/x` }, { url: instance }],
    [
      'query',
      { hard: '^k' },
      { url: `${instance}?hard=kanskje` },
      { url: `${instance}?hard=true` },
    ],
    ['queryHas', '[^ -~]', { url: `${instance}?a=b&c=%C3%A6` }, { url: `${instance}?a=%20` }],
    ['bodyKind', ['json-null', 'malformed-json'], { body: 'null' }, { body: '{}' }],
    ['bodyEquals', { '/action': '' }, { body: '{"action":""}' }, { body: '{"action":"x"}' }],
    ['bodyPattern', { '/a/0': '^x' }, { body: '{"a":["xy"]}' }, { body: '{"a":["yx"]}' }],
    ['bodyHas', ['/prefill'], { body: '{"prefill":null}' }, { body: '{}' }],
    ['bodyText', '<!DOCTYPE', { body: '<!DOCTYPE x>' }, { body: '<x/>' }],
    ['bodyBytesAtLeast', 3, { body: 'abc' }, { body: 'ab' }],
    ['bodyBytesBelow', 3, { body: 'ab' }, { body: 'abc' }],
    ['repeatedElement', true, { body: JSON.stringify(twice) }, { body: '{"patches":[]}' }],
    [
      'multipart',
      { malformedJson: 'instance' },
      { headers: multipart, body: `${part('instance', json, '{')}--b--` },
      { headers: multipart, body: `${part('instance', json, '{}')}--b--` },
    ],
    [
      'multipart',
      { repeated: 'instance' },
      { headers: multipart, body: part('instance', json, '{}').repeat(2) },
      { headers: multipart, body: part('instance', json, '{}') },
    ],
    [
      'multipart',
      { headerLinesAtLeast: 17 },
      { headers: multipart, body: `--b\r\n${seventeen}\r\n\r\nx\r\n--b--` },
      { headers: multipart, body: part('instance', json, '{}') },
    ],
    [
      'multipart',
      { typeParameter: true },
      { headers: multipart, body: part('file', 'text/plain; charset=utf-8', 'x') },
      { headers: multipart, body: part('instance', `${json}; charset=utf-8`, '{}') },
    ],
    [
      'multipart',
      { lineEnds: 'lf' },
      { headers: multipart, body: part('a', 'a/b', 'x').replaceAll('\r', '') },
      { headers: multipart, body: part('a', 'a/b', 'x') },
    ],
  ];

test.describe('words of match.request', () => {
  for (const [word, wanted, fits, differs] of conditions) {
    test(`${word} ${JSON.stringify(wanted)}`, () => {
      expect(holds({ request: { [word]: wanted } }, fits)).toBe(true);
      expect(holds({ request: { [word]: wanted } }, differs)).toBe(false);
    });
  }

  test('each has a case', () => {
    const tried = new Set(conditions.map(([word]) => word));
    expect(Object.keys(requestConditions).filter((word) => !tried.has(word))).toEqual([]);
  });
});
