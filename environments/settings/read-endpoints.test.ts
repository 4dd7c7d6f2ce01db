import { expect, test } from '@playwright/test';
import { loadEnvironment, targetFromEndpoints } from '../environment.ts';
import { parseEndpoints, readEndpoints } from './read-endpoints.ts';

/** The error that is thrown, or undefined. */
function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

const endpoints = {
  apis: { 'altinn-app': { baseUrl: 'http://127.0.0.1:4011/', actors: { user: { token: 'own' } } } },
  actors: { user: { token: 'common' }, org: { token: 'owner' } },
  like: 'promise',
  control: 'http://127.0.0.1:4012',
} as const;

test('a running mock gives address, tokens, likeness and control', () => {
  const target = targetFromEndpoints(
    parseEndpoints(JSON.stringify(endpoints), 'test'),
    'altinn-app',
  );
  expect(target).toMatchObject({
    baseUrl: 'http://127.0.0.1:4011',
    actors: {
      anonymous: { kind: 'anonymous' },
      user: { kind: 'token', token: 'own' },
      org: { token: 'owner' },
    },
    like: 'promise',
    control: 'http://127.0.0.1:4012',
    network: { timeoutMs: 10_000 },
  });
  expect(target.network.httpsProxy).toBeUndefined();
  expect(errorOf(() => targetFromEndpoints(endpoints, 'maskinporten'))).toMatchObject({
    code: 'no-target',
  });
  expect(errorOf(() => loadEnvironment('tt02', { env: {}, endpoints }))).toMatchObject({
    code: 'endpoints-misplaced',
  });
});

test('endpoints that are none say what is wrong', () => {
  const bad: readonly [string, RegExp][] = [
    ['{', /JSON/],
    ['[]', /object/],
    ['{}', /apis/],
    ['{"apis":{"a":{"baseUrl":"x"}}}', /apis\.a\.baseUrl/],
    [
      '{"apis":{"a":{"baseUrl":"http://x"}},"actors":{"user":{}},"like":"x"}',
      /actors\.user\.token.*like/,
    ],
  ];
  for (const [text, told] of bad) {
    expect(errorOf(() => parseEndpoints(text, 'file'))).toMatchObject({
      code: 'endpoints-unreadable',
      message: expect.stringMatching(told),
    });
  }
  expect(errorOf(() => readEndpoints('/nowhere.json'))).toMatchObject({
    code: 'endpoints-unreadable',
  });
});
