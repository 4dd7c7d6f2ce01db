import type { LiveExchange } from '#environments';
import { valueAt, type Json } from '../capabilities/json-value.ts';
import { leastItem, makeItem, shapes, type ItemFacts, type ItemKind } from './items.ts';
import type { SdirBench, SdirRequest } from './sdir-bench.ts';

/** Operations of a kind of reports. */
export const operationsOf: Readonly<
  Record<ItemKind, { readonly batch: string; readonly list: string; readonly read: string }>
> = {
  'competence-v1': {
    batch: 'createCompetencesV1',
    list: 'listCompetencesV1',
    read: 'readCompetenceV1',
  },
  'competence-v2': {
    batch: 'createCompetencesV2',
    list: 'listCompetencesV2',
    read: 'readCompetenceV2',
  },
  course: { batch: 'createCourses', list: 'listCourses', read: 'readCourse' },
  seagoing: {
    batch: 'createSeagoingServices',
    list: 'listSeagoingServices',
    read: 'readSeagoingService',
  },
};

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: SdirBench;
  private readonly persons = new Set<unknown>();
  private count = 0;

  constructor(on: SdirBench) {
    this.on = on;
  }

  /** A report that keeps every rule; members given replace its own. */
  item(kind: ItemKind, change: Json = {}): Json {
    return this.noted(kind, { ...makeItem(kind, this.facts()), ...change });
  }

  /** A report with what its version demands, and no more. */
  least(kind: ItemKind): Json {
    return this.noted(kind, leastItem(kind, this.facts()));
  }

  /** Whether a report is one of this scenario. */
  isOwn(kind: ItemKind, item: Json): boolean {
    return this.on.caller.isAlone || this.persons.has(valueAt(item, shapes[kind].person));
  }

  /** Reports that stand, as the list of their kind shows them. */
  async reported(kind: ItemKind, count = 1): Promise<readonly Json[]> {
    const items = Array.from({ length: count }, () => this.item(kind));
    const answer = await this.on.send(operationsOf[kind].batch, { json: items });
    const listed = await this.listed(kind);
    const stored = items.map((item) => this.findIn(kind, listed, item)).filter(isThere);
    if (stored.length === count) return stored;
    return this.on.bench.inconclusive(
      `only ${stored.length} of ${count} reports stand: the batch answered ${answer.status}`,
    );
  }

  /** One report that stands. */
  async one(kind: ItemKind): Promise<Json> {
    const [first] = await this.reported(kind);
    return first ?? this.on.bench.inconclusive('no report stands');
  }

  /** What the list of a kind shows. */
  async listed(kind: ItemKind, request: SdirRequest = {}): Promise<readonly Json[]> {
    return rowsOf(await this.on.send(operationsOf[kind].list, request));
  }

  /** The listed report of the same person. */
  async standing(kind: ItemKind, item: Json): Promise<Json | undefined> {
    return this.findIn(kind, await this.listed(kind), item);
  }

  /** What all reports of this scenario have in common. */
  facts(): ItemFacts {
    const { parameters } = this.on.bench.session.target;
    return {
      random: () => this.random(),
      organisation: this.on.caller.organisation,
      otherOrganisation: parameters['otherOrganisation'] ?? '000000000',
      courseCode: parameters['courseCode'] ?? 'GSB',
      unapprovedCourseCode: parameters['unapprovedCourseCode'],
    };
  }

  private findIn(kind: ItemKind, listed: readonly Json[], item: Json): Json | undefined {
    const { person } = shapes[kind];
    return listed.find((one) => valueAt(one, person) === valueAt(item, person));
  }

  private noted(kind: ItemKind, item: Json): Json {
    this.persons.add(valueAt(item, shapes[kind].person));
    return item;
  }

  private random(): number {
    const { session, scenario } = this.on.bench;
    this.count += 1;
    return session.random(session.options.runId, scenario.title, String(this.count));
  }
}

/** The rows of an answer that is a list; none where it is something else. */
export function rowsOf(exchange: LiveExchange): readonly Json[] {
  const body = exchange.json();
  return Array.isArray(body) ? (body as Json[]) : [];
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
