import { missingActor, type LiveExchange } from '#environments';
import type { AccessCell, AccessRow, AccessTable } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import { registerScenario, type Needs, type Tag } from '../../engine/scenario.ts';

/** What only an API's own code knows: how an operation is asked, of what, and what its state is. */
export interface AccessHooks<Context, Subject> {
  readonly open: (bench: Bench) => Promise<Context>;
  /** Makes what the operation is asked of, in the row's situation, anew. */
  readonly subject: (context: Context, row: AccessRow) => Promise<Subject>;
  /** Asks the operation of the subject; a body that it needs is a good one. */
  readonly ask: (context: Context, row: AccessRow, on: Asked<Subject>) => Promise<LiveExchange>;
  /** What is to be the same after a refusal, as somebody sees it who may. */
  readonly state: (context: Context, subject: Subject) => Promise<string>;
  /** Texts that nobody may be shown who has no right to the subject. */
  readonly marks: (subject: Subject) => readonly string[];
  /** True where being let in leaves nothing for the next actor to be let in to. */
  readonly isSpent: (row: AccessRow) => boolean;
  readonly needs?: (row: AccessRow) => Needs;
  readonly tags?: readonly Tag[];
}

/** Who asks, and of what. */
export interface Asked<Subject> {
  readonly as: string;
  readonly subject: Subject;
}

/** Registers one scenario for each row of an API's table of who may do what. */
export function registerAccess<Context, Subject>(
  table: AccessTable,
  hooks: AccessHooks<Context, Subject>,
): void {
  for (const row of table.rows)
    registerScenario({
      api: table.api,
      title: titleOf(row),
      requirements: requirementsOf(table, row),
      needs: hooks.needs?.(row) ?? {},
      tags: hooks.tags ?? ['@writes'],
      body: async (bench) => new RowScenario({ bench, table, row, hooks }).run(),
    });
}

function titleOf({ operationId, situation }: AccessRow): string {
  const found = situation === undefined ? '' : ` (${situation})`;
  return `${operationId}${found} lets in whoever may, and nobody else`;
}

function requirementsOf({ requirements }: AccessTable, { cells }: AccessRow): readonly string[] {
  const has = (wanted: string): boolean => cells.some(({ expected }) => expected === wanted);
  return [
    ...(has('allowed') ? [requirements.allowed] : []),
    ...(has('denied') ? [requirements.denied, requirements.unchanged] : []),
  ];
}

type KnownCell = Exclude<AccessCell, { readonly expected: 'unknown' }>;

interface RowWork<Context, Subject> {
  readonly bench: Bench;
  readonly table: AccessTable;
  readonly row: AccessRow;
  readonly hooks: AccessHooks<Context, Subject>;
}

class RowScenario<Context, Subject> {
  private readonly on: RowWork<Context, Subject>;

  constructor(on: RowWork<Context, Subject>) {
    this.on = on;
  }

  async run(): Promise<void> {
    const { bench, row, hooks } = this.on;
    for (const cell of row.cells) this.keep(cell, { reason: this.reasonFor(cell) });
    const context = await hooks.open(bench);
    const cells = row.cells.filter((cell) => this.isAsked(cell));
    await this.askDenied(
      context,
      cells.filter(({ expected }) => expected === 'denied'),
    );
    await this.askAllowed(
      context,
      cells.filter(({ expected }) => expected === 'allowed'),
    );
  }

  /** All of one subject: the first who is let in by mistake shows. */
  private async askDenied(context: Context, cells: readonly KnownCell[]): Promise<void> {
    if (cells.length === 0) return;
    const { bench, row, table, hooks } = this.on;
    const subject = await hooks.subject(context, row);
    const before = await hooks.state(context, subject);
    for (const cell of cells) {
      const answer = await this.ask(context, cell, subject);
      const shown = hooks.marks(subject).filter((mark) => answer.text().includes(mark));
      bench.verify(`${cell.actor} is shown nothing`, {
        actual: shown,
        expected: [],
        exchange: answer,
        requirement: table.requirements.denied,
      });
    }
    bench.verify('the same as before', {
      actual: await hooks.state(context, subject),
      expected: before,
      requirement: table.requirements.unchanged,
    });
  }

  private async askAllowed(context: Context, cells: readonly KnownCell[]): Promise<void> {
    const { row, hooks } = this.on;
    let subject: Subject | undefined;
    for (const cell of cells) {
      if (subject === undefined || hooks.isSpent(row)) subject = await hooks.subject(context, row);
      await this.ask(context, cell, subject);
    }
  }

  private async ask(context: Context, cell: KnownCell, subject: Subject): Promise<LiveExchange> {
    const { bench, row, table, hooks } = this.on;
    const answer = await hooks.ask(context, row, { as: cell.actor, subject });
    bench.conform(answer, { status: cell.statuses }, table.requirements[cell.expected]);
    this.keep(cell, { seen: answer.status });
    return answer;
  }

  private keep(cell: AccessCell, told: { seen?: number; reason?: string }): void {
    const { bench, row } = this.on;
    const { operationId, situation } = row;
    bench.access({
      operationId,
      ...(situation === undefined ? {} : { situation }),
      actor: cell.actor,
      expected: cell.expected,
      statuses: cell.expected === 'unknown' ? [] : cell.statuses,
      ...told,
    });
  }

  private isAsked(cell: AccessCell): cell is KnownCell {
    return cell.expected !== 'unknown' && missingActor(this.target(), cell.actor) === undefined;
  }

  private reasonFor(cell: AccessCell): string {
    if (cell.expected === 'unknown') return cell.reason;
    return missingActor(this.target(), cell.actor) ?? 'the scenario ended before it was asked';
  }

  private target(): Bench['session']['target'] {
    return this.on.bench.session.target;
  }
}
