import { expect, test } from '@playwright/test';
import { fiksR11LinkUrl } from './fiks-r11-link-url.ts';
import { beside, judgeSending, type Case, type Made } from './make-sending.ts';

const link = (...urls: readonly unknown[]): Made => ({
  change: { lenker: urls.map((url) => ({ url, tekst: 'les mer' })) },
});
const at = '/lenker/0/url';

const legal: readonly string[] = [
  'https://kommune.example',
  'HTTP://kommune.example:8080/a/b;v=1?q=a+b&c=%C3%A5#del',
  "ftp://bruker@filer.example/a~b/(c)/*'!",
  'http://[2001:db8::1]:80/index.html',
  'https://xn--bl-yia.example/',
];
const broken: readonly string[] = [
  'https://kommune.example/a b',
  ' https://kommune.example',
  'https://kommune.example/%',
  'https://kommune.example/%G1',
  'https://kommune.example/<a>',
  'https://kommune.example/{id}',
  'https://kommune.example/a|b',
  'https://kommune.example\\a',
  'https://kommune.example/a#b#c',
  'https://kommune.example/\u0001',
];
const odd: readonly (readonly [string, string?])[] = [
  ['www.kommune.example'],
  ['mailto:post@kommune.example'],
  ['https:'],
  ['https://blåbær.example/', ', not escaped'],
];

const cases: readonly Case[] = [
  ...beside,
  ['no links', {}, []],
  ['null', { change: { lenker: null } }, []],
  ['no url, which the contract tells', link(undefined, null, '', 7), []],
  ...legal.map((url): Case => [url, link(url), []]),
  ...broken.map((url): Case => [url, link(url), [`fail | ${at} | ${url.trim()}`]]),
  ...odd.map(([url, more = '']): Case => [url, link(url), [`warn | ${at} | ${url}${more}`]]),
  ['the second of two', link(legal[0], 'a b'), ['fail | /lenker/1/url | a b']],
];

for (const [name, made, found] of cases) {
  test(`link: ${name}`, () => {
    expect(judgeSending(fiksR11LinkUrl, made)).toEqual(found);
  });
}
