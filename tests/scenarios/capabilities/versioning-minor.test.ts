import { expect, test } from '@playwright/test';
import { lostMembers } from './versioning-minor.ts';

const sent = { name: 'Kari', code: 'BV', of: { ship: 'PRØVE', at: '2025-01-02' }, more: null };

const rows: readonly (readonly [says: string, stored: unknown, lost: readonly string[]])[] = [
  ['all of it', { ...sent, of: { ...sent.of, at: '2025-01-02T00:00:00+00:00' }, added: 1 }, []],
  ['null left out', { name: 'Kari', code: 'BV', of: sent.of }, []],
  [
    'what is filled with another value',
    { ...sent, name: 'Ola', of: { ...sent.of, ship: 'X' } },
    [],
  ],
  ['what is filled with null', { ...sent, name: null }, []],
  ['what is filled missing', { ...sent, name: undefined }, ['/name']],
  ['what is filled of another type', { ...sent, name: 17 }, ['/name']],
  ['another value', { ...sent, code: 'MV' }, ['/code']],
  ['a member missing', { ...sent, of: { ship: 'PRØVE' } }, ['/of/at']],
  ['nothing', undefined, ['/name', '/code', '/of/ship', '/of/at']],
];

for (const [says, stored, lost] of rows)
  test(`${says}: ${lost.length === 0 ? 'nothing' : lost.join(', ')} is lost`, () => {
    expect(lostMembers(sent, stored, { filled: ['/name', '/of/ship'] })).toEqual(lost);
  });
