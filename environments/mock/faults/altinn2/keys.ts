import { apiKeys, keyOf } from '../../altinn2/access/keys.ts';
import { refuse } from '../../altinn2/call.ts';
import { altinn2Rules } from '../../altinn2/rules.ts';
import type { Altinn2Fault } from './fault.ts';
import { emptyList } from './means.ts';

const { answersLoginless, presentsKey } = altinn2Rules;

/** Faults of the ApiKey header. */
export const keyFaults: readonly Altinn2Fault[] = [
  {
    id: 'alt2-keyless-answers-401',
    breaks: 'A call without key is refused with 401.',
    aimedAt: 'ALT2-KEY-001',
    rules: { refusesKeyless: () => refuse(401) },
  },
  {
    id: 'alt2-keyless-is-answered',
    breaks: 'A call with a login needs no key.',
    aimedAt: 'ALT2-KEY-001',
    rules: {
      presentsKey: (request) =>
        request.header('authorization') === undefined ? presentsKey(request) : apiKeys.full.value,
    },
  },
  {
    id: 'alt2-keyless-is-sent-to-login',
    breaks: 'A call with neither key nor login is sent to the login page.',
    aimedAt: 'ALT2-KEY-002',
    bypass: ({ key, request }, route) =>
      key === undefined && route.login === 'user' && request.header('authorization') === undefined
        ? answersLoginless(request)
        : undefined,
  },
  {
    id: 'alt2-keyless-says-nothing',
    breaks: 'The status line does not say that the key is missing.',
    aimedAt: 'ALT2-KEY-003',
    rules: { refusesKeyless: () => refuse(400) },
  },
  {
    id: 'alt2-any-key-opens-all',
    breaks: 'Any key opens everything.',
    aimedAt: 'ALT2-KEY-004',
    rules: { allowsKey: () => true },
  },
  {
    id: 'alt2-insufficient-key-answers-401',
    breaks: 'A key that lacks the resource is refused with 401.',
    aimedAt: 'ALT2-KEY-004',
    rules: { refusesKey: () => refuse(401) },
  },
  {
    id: 'alt2-insufficient-key-says-nothing',
    breaks: 'The status line does not say that the key is not authorised.',
    aimedAt: 'ALT2-KEY-005',
    rules: { refusesKey: () => refuse(403) },
  },
  {
    id: 'alt2-reading-key-writes',
    breaks: 'A key that may read may write as well.',
    aimedAt: 'ALT2-KEY-006',
    rules: {
      allowsKey: (value, wanted) =>
        keyOf(value)?.resources.some((one) => one.split('.')[0] === wanted.split('.')[0]) ?? false,
    },
  },
  {
    id: 'alt2-end-user-key-opens-serviceowner',
    breaks: 'Any key opens what service owners may ask.',
    aimedAt: 'ALT2-KEY-007',
    rules: {
      allowsKey: (value, wanted) =>
        wanted.startsWith('ServiceOwner') || altinn2Rules.allowsKey(value, wanted),
    },
  },
  {
    id: 'alt2-key-name-has-case',
    breaks: 'The key is found under one spelling alone.',
    aimedAt: 'ALT2-KEY-008',
    rules: { presentsKey: ({ lines }) => lines.find(([name]) => name === 'ApiKey')?.[1] },
  },
  {
    id: 'alt2-unknown-key-opens',
    breaks: 'A key that nobody was given opens everything.',
    aimedAt: 'ALT2-KEY-009',
    rules: {
      allowsKey: (value, wanted) =>
        keyOf(value) === undefined || altinn2Rules.allowsKey(value, wanted),
    },
  },
  {
    id: 'alt2-key-in-the-query',
    breaks: 'A key in the query is taken.',
    aimedAt: 'ALT2-KEY-010',
    rules: {
      presentsKey: (request) => presentsKey(request) ?? request.query.get('ApiKey') ?? undefined,
    },
  },
];

/** Data for a caller who is nobody. */
export const dataForNobody = emptyList('messages');
