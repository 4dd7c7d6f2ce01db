import { expect, test } from '@playwright/test';
import { fiksErrorPath } from './fiks-error-path.ts';
import {
  besideErrors,
  judgeRefusal,
  message,
  shortMessage,
  type RefusalCase,
} from './make-refusal.ts';

const id = '7b0d2c8e-5a41-4f3b-9c6d-1e8f02a4b601';
const called = `/v2/forsendelser/${id}/metadata`;
const at = (path: unknown, originalPath: unknown = null): unknown =>
  message({ path, originalPath });
const failed = (actual: string): readonly string[] => [`fail | /path | ${actual}`];
const to = (url: string): { readonly url: string } => ({ url: `https://svarut.example/api${url}` });

const cases: readonly RefusalCase[] = [
  ...besideErrors,
  ["behind the service's prefix", at(`/tjenester/api${called}`), []],
  ['as it was called', at(`/api${called}`), []],
  ['without any prefix', at(called), []],
  ['with its query', at(`${called}?a=b`), []],
  ['called with a query', at(called), [], to(`${called}?a=b`)],
  ['called with a slash at the end', at(called), [], to(`${called}/`)],
  ['told with a slash at the end', at(`${called}/`), []],
  [
    'escaped in the call, plain in the message',
    at('/v2/forsendelser/ø/metadata'),
    [],
    to('/v2/forsendelser/%C3%B8/metadata'),
  ],
  [
    'escaped in both',
    at('/v2/forsendelser/%C3%B8/metadata'),
    [],
    to('/v2/forsendelser/%C3%B8/metadata'),
  ],
  [
    'escaped in a way that nothing decodes',
    at('/v2/forsendelser/%E5/metadata'),
    [],
    to('/v2/forsendelser/%E5/metadata'),
  ],
  ['the original path is the one called', at('/intern/tjeneste', called), []],
  ['a short message has none', shortMessage(), 'inapplicable'],
  ['null', at(null), 'inapplicable'],
  ['a masked one', at('/v2/forsendelser/***/metadata'), 'inapplicable'],
  ['a masked call', at(called), 'inapplicable', to('/v2/forsendelser/***/metadata')],
  ['another path', at('/error'), failed('/error')],
  ['empty', at(''), failed('empty')],
  ['another id', at('/v2/forsendelser/1/metadata'), failed('/v2/forsendelser/1/metadata')],
  ['the last segment alone', at('/metadata'), failed('/metadata')],
  ['the template', at('/v2/forsendelser/{id}/metadata'), failed('/v2/forsendelser/{id}/metadata')],
];

for (const [name, body, found, made] of cases) {
  test(`path of an error: ${name}`, () => {
    expect(judgeRefusal(fiksErrorPath, body, made)).toEqual(found);
  });
}
