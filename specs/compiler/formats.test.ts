import { expect, test } from '@playwright/test';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import * as fc from 'fast-check';
import { OWN_FORMATS } from './formats.ts';

/** Text from the alphabet of a format and near misses, so that both answers come up. */
const near = (alphabet: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet.split('')), maxLength });

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789'.split('')),
    minLength: length,
    maxLength: length,
  });
const part = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.integer({ min: 0, max: 61 }).map((one) => String(one).padStart(2, '0')),
  },
  digits(2),
  near('0123456789:-', 3),
);
const separator = fc.constantFrom('T', 'T', 'T', 't', ' ', '', 'TT');
const offset = fc.oneof(
  fc.constantFrom('Z', 'Z', 'z', '', '+0200', '+02', 'Zz', ' Z'),
  fc
    .tuple(fc.constantFrom('+', '-', '\u2212'), part, part)
    .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
);
const date = fc
  .tuple(digits(4), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(
    ([year, month, day]) =>
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  );
const fraction = fc.oneof(
  fc.constant(''),
  fc.constant('.'),
  digits(7).map((one) => `.${one}`),
  near('.0123456789', 9),
);
const dateTime = fc
  .tuple(date, separator, fc.tuple(part, part, part), fraction, offset)
  .map(([day, between, time, rest, zone]) => `${day}${between}${time.join(':')}${rest}${zone}`);
const leapSecond = fc
  .tuple(part, part, offset)
  .map(([hour, minute, zone]) => `2016-12-31T${hour}:${minute}:60${zone}`);
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')),
    minLength: length,
    maxLength: length,
  });
const uuid = fc
  .tuple(
    fc.constantFrom('', '', 'urn:uuid:', '{'),
    hex(8),
    hex(4),
    hex(4),
    hex(4),
    hex(12),
    fc.constantFrom('', '', '}', '\n'),
  )
  .map(([before, ...rest]) => `${before}${rest.slice(0, 5).join('-')}${rest[5]}`);
const uriText = fc
  .tuple(
    fc.constantFrom('http', 'urn', 'a+b.c-1', '1a', '', 'h ttp'),
    fc.constantFrom(':', ':', '://', ':///', ''),
    fc.constantFrom('', 'user@', 'u:p@', 'a@b@'),
    fc.oneof(
      fc.constantFrom(
        'a.no',
        '',
        '127.0.0.1',
        '[::1]',
        '[::ffff:1.2.3.4]',
        '[1::2::3]',
        '[v1.a:b]',
        'a b',
        'å.no',
        '[',
        ']',
      ),
      near("aA0-._~!$&'()*+,;=%:[]", 8),
    ),
    fc.constantFrom('', ':', ':80', ':8a'),
    near('/aA0-._~!$&\'()*+,;=:@%20 "<\\^`{|}', 12),
    fc.constantFrom('', '?', '?a=b&c=/?', '?[', '?%zz'),
    fc.constantFrom('', '#', '#a/b?', '##'),
  )
  .map((parts) => parts.join(''));
const email = fc
  .tuple(
    near('aA0.!#$%&\'*+/=?^_`{|}~-@ "', 8),
    fc.constantFrom('@', '@', '', '@@'),
    near('aA0-._', 10),
  )
  .map((parts) => parts.join(''));

const SAMPLES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'date-time': fc.oneof(dateTime, leapSecond, near('0123456789-:.TZtz+ ', 30)),
  date: fc.oneof(date, near('0123456789-', 11)),
  uuid: fc.oneof(uuid, near('0123456789abcdefg-', 37)),
  uri: fc.oneof(uriText, fc.webUrl({ withFragments: true, withQueryParameters: true })),
  email: fc.oneof(email, fc.emailAddress()),
  byte: near('AZaz09+/=\n -_', 9),
};

for (const [name, samples] of Object.entries(SAMPLES)) {
  test(`format ${name} takes nothing that ajv-formats refuses`, () => {
    fc.assert(
      fc.property(
        samples,
        (text) =>
          !accepts(OWN_FORMATS[name], text) ||
          accepts(fullFormats[name as keyof typeof fullFormats], text),
      ),
      { numRuns: 20_000 },
    );
  });
}

const STRICTER: Readonly<Record<string, (text: string) => boolean>> = {
  // A space between, a line break at the end or an offset without colon is not RFC 3339, and
  // neither is hour 34, which ajv-formats takes beside a leap second.
  'date-time': (text) =>
    /\s/.test(text) ||
    !/(z|[+-]\d\d:\d\d)$/i.test(text) ||
    /t(2[4-9]|[3-9]\d|\d\d:[6-9]\d)/i.test(text),
  date: () => false,
  uuid: (text) => text.startsWith('urn:uuid:'),
};

for (const [name, isStricter] of Object.entries(STRICTER)) {
  test(`format ${name} takes all that ajv-formats takes but for the named differences`, () => {
    fc.assert(
      fc.property(SAMPLES[name] ?? fc.string(), (text) => {
        const theirs =
          accepts(fullFormats[name as keyof typeof fullFormats], text) && !isStricter(text);
        return !theirs || accepts(OWN_FORMATS[name], text);
      }),
      { numRuns: 20_000 },
    );
  });
}

test('a valid value of each format is taken, so that the comparison is not empty', () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
      (at) => accepts(OWN_FORMATS['date-time'], at.toISOString()),
    ),
  );
  fc.assert(
    fc.property(
      fc.uuid(),
      (text) => accepts(OWN_FORMATS['uuid'], text) && accepts(OWN_FORMATS['guid'], text),
    ),
  );
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) =>
      accepts(OWN_FORMATS['uri'], text),
    ),
  );
  fc.assert(fc.property(fc.base64String(), (text) => accepts(OWN_FORMATS['byte'], text)));
});

const HOSTILE = [
  'a'.repeat(200_000),
  'a-'.repeat(100_000),
  `2024-05-01T10:00:00.${'1'.repeat(200_000)}`,
  `http://${'a:'.repeat(100_000)}`,
  `a@${'a-'.repeat(100_000)}`,
  `a@${'a.'.repeat(100_000)}`,
  '='.repeat(200_000),
];

test('no format takes long for a hostile text', () => {
  const started = performance.now();
  for (const definition of Object.values(OWN_FORMATS))
    for (const text of HOSTILE) accepts(definition, text);
  expect(performance.now() - started).toBeLessThan(2000);
});

function accepts(definition: unknown, text: string): boolean {
  if (definition instanceof RegExp) return definition.test(text);
  if (typeof definition === 'function') return definition(text) === true;
  if (typeof definition === 'object' && definition !== null && 'validate' in definition)
    return accepts(definition.validate, text);
  return true;
}
