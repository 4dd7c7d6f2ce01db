import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';

// The open lists of the contract and the states of the machines tell the same (reference fiks 3.3 and 3.6).

const FOLDER = join(import.meta.dirname, '../../specs/apis/fiks-svarut');

interface OpenList {
  readonly 'x-extensible-enum': readonly string[];
  readonly 'x-known-elsewhere'?: Readonly<Record<string, string>>;
}

interface State {
  readonly name: string;
  readonly 'known-in'?: 'all' | readonly string[];
}

const lists = read('schemas/status.yaml') as Readonly<Record<string, OpenList>>;
const { machines } = read('states.yaml') as {
  readonly machines: readonly { readonly name: string; readonly states: readonly State[] }[];
};
const [forsendelse = [], signing = []] = machines.map(({ states }) => states);

const rows: readonly (readonly [list: string, states: readonly State[], copy: string])[] = [
  ['Status', forsendelse, 'status-v2'],
  ['StatusOfLookup', forsendelse, 'eksternref-v2-newer'],
  ['SigningStatus', signing, 'hendelser-v2'],
];

for (const [name, states, copy] of rows) {
  test(`${name} lists the states that ${copy} knows, and the others as known elsewhere`, () => {
    const list = lists[name];
    const isKnown = (state: State): boolean =>
      state['known-in'] === undefined ||
      state['known-in'] === 'all' ||
      state['known-in'].includes(copy);
    expect(list?.['x-extensible-enum'].toSorted()).toEqual(namesOf(states.filter(isKnown)));
    expect(Object.keys(list?.['x-known-elsewhere'] ?? {}).toSorted()).toEqual(
      namesOf(states.filter((state) => !isKnown(state))),
    );
  });
}

function namesOf(states: readonly State[]): readonly string[] {
  return states.map(({ name }) => name).toSorted();
}

function read(file: string): unknown {
  return parse(readFileSync(join(FOLDER, file), 'utf8'));
}
