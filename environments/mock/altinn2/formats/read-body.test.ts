import { expect, test } from '@playwright/test';
import type { MockRequest } from '../../server/message.ts';
import { readSent } from './read-body.ts';

/** A request as far as its body is read. */
function sent(type: string, body: string): ReturnType<typeof readSent> {
  const header = (name: string): string | undefined => (name === 'content-type' ? type : undefined);
  return readSent({ header, body: Buffer.from(body) } as unknown as MockRequest);
}

test('HAL+JSON: members as text, lists by relation in any case', () => {
  const text = '{"A":"1","N":2,"O":{},"_embedded":{"Forms":[{"B":"æ"}],"none":3}}';
  const read = sent('application/hal+json', text);
  expect(read?.fields).toEqual({ A: '1', N: '2' });
  expect(read?.embedded('forms').map(({ fields }) => fields)).toEqual([{ B: 'æ' }]);
  expect([read?.embedded('none'), read?.embedded('attachments')]).toEqual([[], []]);
});

test('HAL+XML: members as text, lists by relation in any case', () => {
  const list = '<resource rel="Forms"><resource><B>æ</B></resource></resource>';
  const read = sent('application/hal+xml', `<resource><A>1</A>${list}</resource>`);
  expect(read?.fields).toEqual({ A: '1' });
  expect(read?.embedded('forms').map(({ fields }) => fields)).toEqual([{ B: 'æ' }]);
});

const unreadable = [
  ['application/json', '{'],
  ['application/json', '[]'],
  ['application/xml', '<a>'],
  ['application/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
] as const;

for (const [type, body] of unreadable)
  test(`${body} as ${type} is not read`, () => {
    expect(sent(type, body)).toBeUndefined();
  });
