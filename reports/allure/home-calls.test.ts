import { expect, test } from '@playwright/test';
import { findHomeCalls, stripHomeCalls } from './home-calls.ts';

// A small page of our own, of the shape that Allure's have: our data and code stay, what calls home goes.

const app = Buffer.from('window.render = () => fetch("data:,");').toString('base64');
const page = (more: string): string => `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8"><link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E">
  <script>window.allureReportOptions = {"name":"Samsvar"}</script>
</head>
<body>
  <a href="https://example.org/promise">the promise</a>
  <script   src="data:text/javascript;base64,${app}"></script>
  ${more}
  <script async>d("widgets/statistic.json","eyJ0b3RhbCI6MX0=")</script>
</body>
</html>`;

const calls = {
  'a script of analytics by address':
    '<script async src="https://www.googletagmanager.com/gtag/js?id=G-0"></script>',
  'its settings': `<script>
    window.dataLayer = window.dataLayer || [];
    function gtag(){dataLayer.push(arguments);}
    gtag('js', new Date());
  </script>`,
  'an address without scheme': "<script defer src='//counter.example/c.js'></script >",
  'an unquoted address': '<script src=https://counter.example/c.js></script>',
  'a pixel': '<img alt="" src="http://counter.example/p.gif">',
  'a style sheet': '<link rel="stylesheet" href="https://fonts.example/a.css">',
  'a frame': '<iframe src="https://frames.example/"></iframe>',
  'a beacon': '<SCRIPT>navigator.sendBeacon("https:" + "//x")</SCRIPT>',
} as const;

for (const [name, html] of Object.entries(calls))
  test(`${name} is found, and stripped`, () => {
    const found = findHomeCalls(page(html));
    expect(found.length).toBeGreaterThan(1);
    const stripped = stripHomeCalls(page(html));
    expect(findHomeCalls(stripped)).toEqual([]);
    expect(stripped).not.toMatch(/gtag|counter\.example|fonts\.example|frames\.example|sendBeacon/);
    for (const own of ['allureReportOptions', app, 'widgets/statistic.json', 'example.org/promise'])
      expect(stripped).toContain(own);
  });

test('a page without them keeps every byte but for the policy, and once is enough', () => {
  const stripped = stripHomeCalls(page(''));
  expect(stripped.replace(/\n<meta http-equiv="Content-Security-Policy"[^>]*>/, '')).toBe(page(''));
  expect(stripHomeCalls(stripped)).toBe(stripped);
});

test('what hides in a script that stands in the page as data is found, never passed over', () => {
  const hidden = Buffer.from("gtag('config')").toString('base64');
  const stripped = stripHomeCalls(
    page(`<script src="data:text/javascript;base64,${hidden}"></script>`),
  );
  expect(findHomeCalls(stripped)).toEqual(['gtag(']);
  const styled = stripHomeCalls(page('<style>@import "https://fonts.example/a.css"</style>'));
  expect(findHomeCalls(styled)).toEqual(['https://fonts.example/a.css']);
});

test('a page that forbids nothing is told', () => {
  expect(findHomeCalls(page(''))).toEqual(['no policy that forbids other hosts']);
  expect(findHomeCalls(stripHomeCalls('<p>no head'))).toEqual([
    'no policy that forbids other hosts',
  ]);
});
