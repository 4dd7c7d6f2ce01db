import { expect, test } from '@playwright/test';
import { applyWaivers, chooseWaivers } from './apply-waivers.ts';
import type { Finding, Requirement } from './finding.ts';
import type { AppliedWaiver, Waiver } from './waiver.ts';

const requirement = (id: string, change: Partial<Requirement> = {}): Requirement => ({
  id,
  api: 'things',
  level: 'must',
  sentence: 'It answers.',
  source: 'Guide 1',
  ...change,
});
const requirements = [
  requirement('T-1'),
  requirement('T-CONTRACT', { check: 'body-matches' }),
  requirement('T-9', { api: 'others', check: 'no-leak' }),
];

const finding = (change: Partial<Finding> = {}): Finding => ({
  check: 'expectation',
  outcome: 'fail',
  api: 'things',
  requirement: 'T-1',
  operationId: 'getThing',
  expected: 'status 200',
  actual: 'status 404',
  ...change,
});
const named = finding({ pointer: '/name', actual: '"a"' });
const inList = finding({ pointer: '/rows/3/id', actual: 'absent' });
const header = finding({ pointer: 'header:location', actual: 'absent' });
const ofBody = finding({ check: 'body-matches', pointer: '/name', actual: 'null' });
const serverError = finding({ check: 'no-server-error', actual: 'status 500, "instance 1"' });

const waiver = (change: Partial<Waiver> = {}): Waiver => ({
  id: 'W-1',
  api: 'things',
  environment: 'mock',
  reason: 'It is being mended.',
  owner: 'A team',
  link: 'https://tickets.example.org/1',
  expires: '2026-06-30',
  ...change,
});

function apply(findings: readonly Finding[], waivers: readonly Waiver[], now = '2026-06-30') {
  return applyWaivers(findings, waivers, { requirements, now: new Date(now) });
}

const all: Partial<Waiver> = {
  requirement: 'T-1',
  operation: 'getThing',
  check: 'expectation',
  pointer: '/name',
  actual: '"b"',
};

type Match = readonly [name: string, waiver: Partial<Waiver>, finding: Finding];

const matching: readonly Match[] = [
  ['its requirement', { requirement: 'T-1' }, named],
  ['its operation', { operation: 'getThing' }, named],
  ['its check', { check: 'expectation' }, named],
  ['its pointer', { pointer: '/name' }, named],
  ['its header', { pointer: 'header:location' }, header],
  ['its actual', { actual: 'status 404' }, finding()],
  ['the class of its actual', { actual: 'status 500, other words' }, serverError],
  ['every member', all, named],
  ['any place in a list', { pointer: '/rows/*/id' }, inList],
  ['one place in a list', { pointer: '/rows/3/id' }, inList],
  ['the whole answer, no pointer', { pointer: '' }, finding()],
  ['the whole answer, an empty pointer', { pointer: '' }, finding({ pointer: '' })],
  [
    'the requirement that its check judges, met elsewhere',
    { requirement: 'T-CONTRACT' },
    finding({ check: 'body-matches' }),
  ],
  [
    'the requirement that its check judges, met by no scenario’s requirement',
    { requirement: 'T-CONTRACT' },
    { ...ofBody, requirement: 'T-2' },
  ],
  ['the requirement of a scenario, found by a check', { requirement: 'T-1' }, ofBody],
];
for (const [name, change, one] of matching) {
  test(`covers a finding by ${name}`, () => {
    const { findings, applied } = apply([one], [waiver(change)]);
    expect(findings).toEqual([{ ...one, waiver: 'W-1' }]);
    expect(applied).toMatchObject([{ state: 'used', findings: 1 }]);
  });
}

const others: readonly Match[] = [
  ['another requirement', { requirement: 'T-2' }, named],
  ['another operation', { operation: 'putThing' }, named],
  ['an operation, where the finding has none', { operation: 'getThing' }, withoutOperation()],
  ['another check', { check: 'no-leak' }, named],
  ['another pointer', { pointer: '/title' }, named],
  ['a pointer that begins alike', { pointer: '/nam' }, named],
  ['a pointer above it', { pointer: '/rows' }, inList],
  ['another place in a list', { pointer: '/rows/4/id' }, inList],
  ['a place in a list, where a name stands', { pointer: '/*' }, named],
  ['the whole answer, where a member is found', { pointer: '' }, named],
  ['another status', { actual: 'status 500' }, finding()],
  ['another type of value', { actual: '7' }, named],
  ['another API', { api: 'others', requirement: 'T-1' }, named],
  ['the check of another API', { requirement: 'T-9' }, finding({ check: 'no-leak' })],
  ['all members but one', { ...all, check: 'body-matches' }, named],
  ['a note', { requirement: 'T-1' }, finding({ outcome: 'warn' })],
  ['what could not be judged', { requirement: 'T-1' }, finding({ outcome: 'inconclusive' })],
  ['what a listed defect explains', { requirement: 'T-1' }, finding({ defect: 'D-1' })],
];
for (const [name, change, one] of others) {
  test(`does not cover ${name}`, () => {
    const { findings, applied } = apply([one], [waiver(change)]);
    expect(findings).toEqual([one]);
    expect(applied).toMatchObject([{ state: 'idle', findings: 0 }]);
  });
}

function withoutOperation(): Finding {
  const { operationId: _, ...rest } = finding();
  return rest;
}

const days: readonly (readonly [now: string, state: AppliedWaiver['state']])[] = [
  ['2026-06-29T00:00:00Z', 'used'],
  ['2026-06-30T00:00:00Z', 'used'],
  ['2026-06-30T23:59:59.999Z', 'used'],
  ['2026-07-01T00:00:00.000Z', 'expired'],
  ['2026-07-01T01:30:00+02:00', 'used'],
  ['2026-06-30T23:00:00-02:00', 'expired'],
  ['2027-01-01T00:00:00Z', 'expired'],
];
for (const [now, state] of days) {
  test(`a waiver to the end of 30 June is ${state} at ${now}`, () => {
    const { findings, applied } = apply([finding()], [waiver({ requirement: 'T-1' })], now);
    expect(applied).toMatchObject([{ state, findings: 1 }]);
    expect(findings[0]?.waiver).toBe(state === 'used' ? 'W-1' : undefined);
  });
}

type Kinds = readonly [name: string, findings: readonly Finding[], state: AppliedWaiver['state']];

const byRequirement: readonly Kinds[] = [
  ['the same finding twice', [named, named], 'used'],
  ['two values of one type', [named, { ...named, actual: '"b"' }], 'used'],
  ['places of one list', [inList, { ...inList, pointer: '/rows/0/id' }], 'used'],
  [
    'two bodies of one status',
    [serverError, { ...serverError, actual: 'status 500, empty body' }],
    'used',
  ],
  [
    'a claim without an operation beside the same with one',
    [finding(), withoutOperation()],
    'used',
  ],
  ['a note beside it', [named, { ...ofBody, outcome: 'warn' }], 'used'],
  ['a listed defect beside it', [named, { ...serverError, defect: 'D-1' }], 'used'],
  ['a finding of another requirement beside it', [named, finding({ requirement: 'T-2' })], 'used'],
  ['two checks', [finding(), finding({ check: 'status-documented' })], 'too-broad'],
  ['two pointers', [named, { ...named, pointer: '/title' }], 'too-broad'],
  ['the whole answer and a member', [named, { ...named, pointer: '' }], 'too-broad'],
  ['two statuses', [finding(), finding({ actual: 'status 500' })], 'too-broad'],
  ['two types of value', [named, { ...named, actual: 'null' }], 'too-broad'],
  ['two operations', [finding(), finding({ operationId: 'putThing' })], 'too-broad'],
];
for (const [name, given, state] of byRequirement) {
  test(`a waiver of a requirement that meets ${name} is ${state}`, () => {
    const { findings, applied } = apply(given, [waiver({ requirement: 'T-1' })]);
    expect(applied).toMatchObject([{ state }]);
    expect(findings.some((one) => one.waiver !== undefined)).toBe(state === 'used');
  });
}

test('a second, different finding of the operation stays open', () => {
  const one = waiver({ operation: 'getThing', pointer: '/name', check: 'expectation' });
  const { findings } = apply([named, finding(), ofBody, inList], [one]);
  expect(findings.map((each) => each.waiver)).toEqual(['W-1', undefined, undefined, undefined]);
});

test('a row for each kind covers both, and names what each is about', () => {
  const rows = [
    waiver({ operation: 'getThing', pointer: '' }),
    waiver({ id: 'W-2', operation: 'getThing', pointer: '/name' }),
  ];
  const { findings, applied } = apply([named, finding()], rows);
  expect(findings.map((each) => each.waiver)).toEqual(['W-2', 'W-1']);
  expect(applied.map(({ kinds }) => kinds)).toEqual([
    ['getThing expectation status 404'],
    ['getThing expectation /name a text'],
  ]);
});

test('what is too broad takes nothing from a row that is not', () => {
  const rows = [waiver({ requirement: 'T-1' }), waiver({ id: 'W-2', pointer: '/name' })];
  const { findings, applied } = apply([named, finding()], rows);
  expect(findings.map((each) => each.waiver)).toEqual(['W-2', undefined]);
  expect(applied.map(({ state }) => state)).toEqual(['too-broad', 'used']);
});

test('of two that cover one finding the first is named and both are used', () => {
  const rows = [waiver({ requirement: 'T-1' }), waiver({ id: 'W-2', check: 'expectation' })];
  const { findings, applied } = apply([finding()], rows);
  expect(findings[0]?.waiver).toBe('W-1');
  expect(applied.map(({ state }) => state)).toEqual(['used', 'used']);
});

test('an earlier mark is forgotten', () => {
  expect(apply([finding({ waiver: 'W-0' })], []).findings).toEqual([finding()]);
  const late = apply([finding({ waiver: 'W-1' })], [waiver({ requirement: 'T-1' })], '2026-07-01');
  expect(late.findings).toEqual([finding()]);
});

test('waivers are chosen by environment and API', () => {
  const rows = [
    waiver(),
    waiver({ id: 'W-2', environment: 'tt02' }),
    waiver({ id: 'W-3', api: 'others' }),
  ];
  const chosen = (environment?: string): readonly string[] =>
    chooseWaivers(rows, {
      apis: ['things'],
      ...(environment === undefined ? {} : { environment }),
    }).map(({ id }) => id);
  expect(chosen('mock')).toEqual(['W-1']);
  expect(chosen('tt02')).toEqual(['W-2']);
  expect(chosen('test')).toEqual([]);
  expect(chosen()).toEqual(['W-1', 'W-2']);
});
