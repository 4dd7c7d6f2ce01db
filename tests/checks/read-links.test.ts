import { expect, test } from '@playwright/test';
import { embeddedIn, findHref, hasTemplate, linksIn, ownLinks } from './read-links.ts';

const message = {
  MessageId: 'a1',
  Roles: { _links: { self: { href: '/roles' } }, _embedded: { roles: [] } },
  Forms: [{ _links: { schema: { href: '/xsd' } } }],
  _links: {
    self: { href: '/a1' },
    form: [{ href: '/f1', name: 'one' }, { href: '/f2' }],
    attachment: { href: '/v1', filesize: -1 },
    'some/thing~new': { href: '/new' },
    broken: 'text',
  },
};

test('a relation is one link or a list of them, and one that nobody knows is a relation too', () => {
  const own = ownLinks(message).map(({ rel, href }) => `${rel} ${href}`);
  expect(own).toEqual([
    'self /a1',
    'form /f1',
    'form /f2',
    'attachment /v1',
    'some/thing~new /new',
  ]);
});

test('links are found wherever they stand, with their place', () => {
  const places = linksIn([message]).map(({ pointer }) => pointer);
  expect(places).toEqual([
    '/0/Roles/_links/self',
    '/0/Forms/0/_links/schema',
    '/0/_links/self',
    '/0/_links/form/0',
    '/0/_links/form/1',
    '/0/_links/attachment',
    '/0/_links/some~1thing~0new',
  ]);
});

test('a relation leads to that of the resource itself before that of a part', () => {
  expect(findHref(message, 'self')).toBe('/a1');
  expect(findHref(message, 'schema')).toBe('/xsd');
  expect(findHref(message, 'print')).toBeUndefined();
  expect(findHref('text', 'self')).toBeUndefined();
});

test('what is embedded is a list or nothing', () => {
  expect(embeddedIn({ _embedded: { messages: [message] } }, 'messages')).toEqual([message]);
  for (const value of [{}, [], null, { _embedded: [] }, { _embedded: { messages: {} } }])
    expect(embeddedIn(value, 'messages')).toEqual([]);
});

test('a template is told by its braces', () => {
  expect(['/a/{id}', '/a?x={x}', '/a', '/a{', '/}a{'].map(hasTemplate)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
