import { expect, test } from '@playwright/test';
import { alt2LocalTime } from './alt2-local-time.ts';
import { alt2PageSize } from './alt2-page-size.ts';
import { alt2LimitReached } from './alt2-limit-reached.ts';
import { alt2LoginPage } from './alt2-login-page.ts';
import { alt2Empty204 } from './alt2-empty-204.ts';
import { alt2MaskedPersons } from './alt2-masked-persons.ts';
import { alt2MaskedReason } from './alt2-masked-reason.ts';
import { alt2MarkAsRead } from './alt2-mark-as-read.ts';
import { bodyOf, judgeCase, rows, types, type Tables } from './judge-case.ts';

const list = { 'x-hal': 'list' };
const loggedIn = {
  request: { method: 'GET', headers: [['Authorization', 'Bearer $SAMSVAR_TOKEN_USER']] },
} as const;

const tables: Tables = [
  [
    alt2LocalTime,
    [
      {
        says: 'local times',
        made: bodyOf({
          a: '2020-01-20T09:42:15.817',
          b: ['2099-12-31T23:59:00', '2020-01-01T00:00:00.1234567'],
        }),
        told: [],
      },
      { says: 'an offset', made: bodyOf({ a: '2020-01-20T09:42:15+01:00' }), told: [] },
      {
        says: 'UTC',
        made: bodyOf({ a: { b: '2020-01-20T09:42:15Z' } }),
        told: [/\/a\/b 2020-01-20T09:42:15Z/],
      },
      { says: 'no seconds', made: bodyOf({ a: '2020-01-20T09:42' }), told: [/09:42$/] },
      { says: 'a month too many', made: bodyOf({ a: '2020-13-20T09:42:15' }), told: [/2020-13/] },
      {
        says: 'eight digits',
        made: bodyOf({ a: '2020-01-20T09:42:15.12345678' }),
        told: [/12345678/],
      },
      {
        says: 'UTC in XML',
        made: { type: 'application/xml', body: '<a><t>2020-01-20T09:42:15Z</t></a>' },
        told: [/\/a\/t/],
      },
      { says: 'a date alone', made: bodyOf({ a: '2020-01-20' }), told: 'inapplicable' },
      {
        says: 'what is no XML',
        made: { type: 'application/xml', body: '2020-01-20T09:42:15Z' },
        told: 'inapplicable',
      },
    ],
  ],
  [
    alt2PageSize,
    [
      {
        says: '50 items',
        made: bodyOf({ _embedded: { a: rows(50) } }),
        of: { 'x-page': 50 },
        told: [],
      },
      {
        says: '51 items',
        made: bodyOf({ _embedded: { a: rows(51) } }),
        of: { 'x-page': 50 },
        told: [/51 items/],
      },
      {
        says: '51 bare items',
        made: bodyOf(rows(51), types.json),
        of: { 'x-page': 50 },
        told: [/51 items/],
      },
      {
        says: '51 that were asked for',
        made: { ...bodyOf(rows(51), types.json), url: 'https://h.example/things/1?%24top=60' },
        of: { 'x-page': 50 },
        told: 'inapplicable',
      },
      {
        says: 'a list of service owners',
        made: bodyOf(rows(51), types.json),
        told: 'inapplicable',
      },
    ],
  ],
  [
    alt2LimitReached,
    [
      { says: 'a whole list', made: bodyOf({}), of: list, told: [] },
      {
        says: 'a warning',
        made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
        of: list,
        told: [/warn header:x-warning-limitreached 1000/],
      },
      {
        says: 'no list',
        made: { ...bodyOf({}), headers: { 'X-Warning-LimitReached': '1000' } },
        told: 'inapplicable',
      },
    ],
  ],
  [
    alt2LoginPage,
    [
      { says: 'data', made: { ...bodyOf({}), ...loggedIn }, told: [] },
      {
        says: 'HTML under 200',
        made: { type: 'Text/HTML', body: '<html>', ...loggedIn },
        told: [/Text\/HTML/],
      },
      { says: 'a redirect', made: { status: 302, body: '', ...loggedIn }, told: [/302/] },
      {
        says: 'HTML to a cookie',
        made: {
          type: 'text/html',
          body: '<html>',
          request: { method: 'GET', headers: [['Cookie', '***']] },
        },
        told: [/html/],
      },
      {
        says: 'HTML to nobody',
        made: { type: 'text/html', body: '<html>', request: { method: 'GET' } },
        told: 'inapplicable',
      },
      {
        says: 'HTML to a login that is wrong on purpose',
        made: {
          type: 'text/html',
          body: '<html>',
          request: { ...loggedIn.request, deliberatelyInvalid: true },
        },
        told: 'inapplicable',
      },
    ],
  ],
  [
    alt2Empty204,
    [
      { says: 'nothing', made: { status: 204, body: '', type: undefined }, told: [] },
      {
        says: 'a length of nothing',
        made: { status: 204, body: '', type: undefined, headers: { 'Content-Length': '0' } },
        told: [],
      },
      { says: 'a body', made: { status: 204 }, told: [/json/] },
      {
        says: 'a length',
        made: { status: 204, body: '', type: undefined, headers: { 'Content-Length': '5' } },
        told: [/content-length 5/],
      },
      { says: 'a media type', made: { status: 204, body: '' }, told: [/content-type/] },
      { says: 'another status', made: { status: 200 }, told: 'inapplicable' },
    ],
  ],
  [
    alt2MaskedPersons,
    [
      {
        says: 'hidden digits',
        made: bodyOf({ SocialSecurityNumber: '020958*****' }),
        of: { 'x-masked': true },
        told: [],
      },
      {
        says: 'all digits',
        made: bodyOf({ SocialSecurityNumber: '02895812345' }),
        of: { 'x-masked': true },
        told: [/eleven digits/],
      },
      {
        says: 'all digits in XML',
        made: { type: types.halXml, body: '<resource><n>02895812345</n></resource>' },
        of: { 'x-masked': true },
        told: [/eleven digits/],
      },
      {
        says: 'an organisation and other numbers',
        made: bodyOf({
          OrganizationNumber: '312801000',
          id: '123456789012',
          uuid: '5a3e1c70-0000-4000-8000-000050010001',
        }),
        of: { 'x-masked': true },
        told: [],
      },
      {
        says: 'an operation that tells them',
        made: bodyOf({ SocialSecurityNumber: '02895812345' }),
        told: 'inapplicable',
      },
    ],
  ],
  [
    alt2MaskedReason,
    [
      {
        says: 'hidden digits',
        made: { response: { reason: 'no profile for ***********' } },
        told: [],
      },
      {
        says: 'all digits',
        made: { response: { reason: 'no profile for 02895812345' } },
        told: [/eleven digits/],
      },
      { says: 'no text', made: {}, told: 'inapplicable' },
    ],
  ],
  [
    alt2MarkAsRead,
    [
      {
        says: 'false',
        made: { url: 'https://h.example/things/1?markAsRead=false' },
        id: 'getMessage',
        told: [],
      },
      {
        says: 'False in another case',
        made: { url: 'https://h.example/things/1?language=1044&MarkAsRead=False' },
        id: 'getMessage',
        told: [],
      },
      { says: 'nothing', made: {}, id: 'getMessage', told: [/warn.*marks the message/] },
      {
        says: 'true',
        made: { url: 'https://h.example/things/1?markAsRead=true' },
        id: 'getMessage',
        told: [/markAsRead=true/],
      },
      { says: 'a list', made: {}, id: 'listMessages', told: 'inapplicable' },
    ],
  ],
];

for (const [check, cases] of tables)
  test.describe(check.id, () => {
    for (const one of cases)
      test(`${one.says}: ${one.told === 'inapplicable' ? one.told : `${one.told.length} findings`}`, () => {
        const found = judgeCase(check, one);
        if (one.told === 'inapplicable') expect(found).toBe('inapplicable');
        else expect(found).toEqual(one.told.map((pattern) => expect.stringMatching(pattern)));
      });
  });
