import type { Basis, ForbiddenEdge, MachineEdge, MachineState, StateMachine } from './machine.ts';
import { allow, flagIn, listIn, textIn, textsIn, toRow, type Row } from './row.ts';

const bases: readonly Basis[] = ['documented', 'inferred'];

/** What the rows of one file have in common. */
export interface MachineFile {
  readonly api: string;
  /** Names of the published copies that `known-in` may use. */
  readonly copies: readonly string[];
}

/** The machine of a row; a list of states in from or to becomes one edge per pair. */
export function toMachine(row: Row, file: MachineFile): StateMachine {
  allow(row, ['name', 'initial', 'states', 'edges', 'forbidden']);
  return {
    api: file.api,
    name: textIn(row, 'name'),
    initial: textsIn(row, 'initial'),
    states: rowsOf(row, 'states').map((one) => toState(one, file)),
    edges: rowsOf(row, 'edges').flatMap(toEdges),
    forbidden: rowsOf(row, 'forbidden').flatMap(toForbidden),
  };
}

function rowsOf(row: Row, list: string): readonly Row[] {
  return listIn(row, list).map((value, index) =>
    toRow(value, `${list} row ${index + 1}`, row.complain),
  );
}

function toState(row: Row, file: MachineFile): MachineState {
  allow(row, ['name', 'terminal', 'final-for-delivery', 'known-in']);
  return {
    name: textIn(row, 'name'),
    terminal: flagIn(row, 'terminal'),
    finalForDelivery: flagIn(row, 'final-for-delivery'),
    knownIn: toCopies(row, file),
  };
}

function toCopies(row: Row, { copies }: MachineFile): readonly string[] {
  if (row.value['known-in'] === 'all') return copies;
  const named = textsIn(row, 'known-in');
  for (const one of named)
    if (!copies.includes(one))
      row.complain(`"${one}" is none of the copies (${copies.join(', ')}), nor "all"`);
  return named;
}

function toEdges(row: Row): readonly MachineEdge[] {
  allow(row, ['from', 'to', 'basis', 'evidence', 'cause']);
  const told = { ...toldIn(row), cause: textIn(row, 'cause') };
  return pairsIn(row).map((pair) => ({ ...pair, ...told }));
}

function toForbidden(row: Row): readonly ForbiddenEdge[] {
  allow(row, ['from', 'to', 'basis', 'evidence', 'reason']);
  const told = { ...toldIn(row), reason: textIn(row, 'reason') };
  return pairsIn(row).map((pair) => ({ ...pair, ...told }));
}

function pairsIn(row: Row): readonly { readonly from: string; readonly to: string }[] {
  const tos = textsIn(row, 'to');
  return textsIn(row, 'from').flatMap((from) => tos.map((to) => ({ from, to })));
}

function toldIn(row: Row): { readonly basis: Basis; readonly evidence: string } {
  const named = textIn(row, 'basis');
  const basis = bases.find((one) => one === named);
  if (basis === undefined) row.complain(`basis "${named}" is none of ${bases.join(', ')}`);
  return { basis: basis ?? 'inferred', evidence: textIn(row, 'evidence') };
}
