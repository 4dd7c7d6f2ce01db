import {
  applyWaivers,
  matchDefect,
  type AccessResult,
  type Finding,
  type ScenarioResult,
} from '#specs';
import type { LiveExchange, OutgoingRequest } from '#environments';
import { judgeExchange } from '../checks/judge-exchange.ts';
import {
  mismatches,
  shapeMismatches,
  type Expectation,
  type Mismatch,
  type Shape,
} from './expectation.ts';
import { remove, type Removal } from './journal.ts';
import type { Scenario } from './scenario.ts';
import { SeenGraphs } from './seen-graphs.ts';
import { openNeighbour, type Session } from './session.ts';
import { ScenarioStop } from './stop.ts';
import { Tally } from './tally.ts';
import { tellBriefly, tellWhole } from './tell-exchange.ts';

/** A claim about several answers, or about state that a read shows. */
export interface Claim {
  readonly actual: unknown;
  readonly expected: Shape;
  /** The exchange that shows it, for the report's curl line. */
  readonly exchange?: LiveExchange | undefined;
  /** Default: the scenario's first requirement. */
  readonly requirement?: string;
}

/** What one scenario works on: sends, judges, keeps what was found, and cleans up behind itself. */
export class Bench {
  readonly session: Session;
  readonly scenario: Scenario;
  private readonly tally: Tally;
  private readonly exchanges = new Map<string, { exchange: LiveExchange; findings: Finding[] }>();
  private readonly own: Finding[] = [];
  private readonly cleanups: (() => Promise<void>)[] = [];
  private readonly cells = new Map<string, AccessResult>();
  /** Steps of processes and status machines that the scenario saw. */
  readonly seen = new SeenGraphs();

  constructor(session: Session, scenario: Scenario) {
    this.session = session;
    this.scenario = scenario;
    this.tally = new Tally(scenario.api);
  }

  /** Sends one request; every check of the contract judges the answer, whoever asked for it. */
  async send(request: OutgoingRequest): Promise<LiveExchange> {
    if (this.session.isClosing()) this.inconclusive('the run was interrupted');
    const exchange = await this.session.client.send(request);
    const judged = judgeExchange(this.session.contracts, exchange);
    this.exchanges.set(exchange.id, { exchange, findings: [...judged.findings] });
    this.tally.count(exchange, judged);
    if (exchange.fault !== undefined && !isReaction(exchange))
      this.inconclusive(
        `${exchange.request.method} ${exchange.request.url}: ${exchange.fault.message}`,
      );
    return exchange;
  }

  /**
   * Judges an answer for a requirement: the expectation's mismatches and the contract findings of
   * the exchange become its findings. Returns whether all of them hold.
   */
  conform(exchange: LiveExchange, expectation: Expectation, requirement = this.first()): boolean {
    const missed = mismatches(exchange, expectation);
    if (missed.some(({ expected }) => expected.startsWith('status '))) this.excuse(exchange);
    this.tally.judge(requirement);
    for (const mismatch of missed) this.add(mismatch, { requirement, exchange });
    if (exchange.response === undefined) this.add(noAnswer(exchange), { requirement, exchange });
    const kept = this.exchanges.get(exchange.id);
    if (kept !== undefined) kept.findings = kept.findings.map((one) => ({ ...one, requirement }));
    const failed = kept?.findings.some((one) => one.outcome === 'fail') ?? false;
    return missed.length === 0 && !failed && exchange.response !== undefined;
  }

  /** Judges a claim for a requirement; `text` says it in words. Returns whether it holds. */
  verify(text: string, claim: Claim): boolean {
    const requirement = claim.requirement ?? this.first();
    const missed = shapeMismatches(claim.actual, claim.expected);
    if (missed.length > 0) this.excuse(claim.exchange);
    this.tally.judge(requirement);
    for (const one of missed)
      this.add(
        { ...one, expected: `${text}: ${one.expected}` },
        { requirement, exchange: claim.exchange },
      );
    return missed.length === 0;
  }

  /** Keeps an observation that is no deviation. */
  note(text: string, actual: string, exchange?: LiveExchange): void {
    const requirement = this.first();
    this.tally.judge(requirement);
    this.add({ expected: text, actual }, { requirement, exchange, outcome: 'warn' });
  }

  /** Keeps what became of one actor at one operation; what is told later of the same cell replaces it. */
  access(cell: Omit<AccessResult, 'api'>): void {
    const { operationId, situation = '', actor } = cell;
    this.cells.set(`${operationId} ${situation} ${actor}`, { api: this.scenario.api, ...cell });
  }

  /**
   * A bench on another API of the same environment, for what only prepares or compares: nothing that it
   * judges is kept, since that API is judged where it is run itself. Without such a target: untested.
   */
  async beside(api: string): Promise<Bench> {
    const session = await openNeighbour(this.session, api);
    if ('refusal' in session) return this.untested(session.refusal);
    const other = new Bench(session, this.scenario);
    this.defer(() => other.cleanUp());
    return other;
  }

  /** Runs when the scenario ends, last registered first, also after a failure. */
  defer(cleanup: () => Promise<void>): void {
    this.cleanups.push(cleanup);
  }

  /** Ends the scenario: the environment does not offer what it needs. */
  untested(reason: string): never {
    throw new ScenarioStop('untested', reason);
  }

  /** Ends the scenario: a step that only prepares did not work, so nothing can be judged. */
  inconclusive(reason: string): never {
    throw new ScenarioStop('inconclusive', reason);
  }

  /** The answer of a step that only prepares; with any other status nothing can be judged, and the scenario ends. */
  prepared(exchange: LiveExchange, status: number | readonly number[]): LiveExchange {
    const legal = typeof status === 'number' ? [status] : status;
    if (legal.includes(exchange.status)) return exchange;
    this.excuse(exchange);
    const { operationId, request } = exchange;
    const asked = operationId ?? `${request.method} ${request.url}`;
    return this.inconclusive(
      `cannot prepare: ${asked} answered ${exchange.status} instead of ${legal.join(' or ')} ${exchange.text().slice(0, 200)}`,
    );
  }

  /** Ends the scenario where the actor is let in nowhere: that he is not here says nothing. */
  private excuse(exchange: LiveExchange | undefined): void {
    const reason = exchange && this.session.admission.excuse(exchange);
    if (reason !== undefined) this.inconclusive(reason);
  }

  /** True where a shared environment answered something for the service, or cut the connection: that says nothing of it. */
  metNoise(): boolean {
    if (!this.session.target.pace.shared) return false;
    return [...this.exchanges.values()].some(
      ({ exchange }) => noise.has(exchange.fault?.kind ?? '') && !isReaction(exchange),
    );
  }

  /** True when a requirement was judged, whatever came of it. */
  hasJudged(): boolean {
    return this.tally.hasJudged();
  }

  /** True when a fail finding was kept: a later exception is then its consequence. */
  hasFailed(): boolean {
    return (
      this.own.some((one) => one.outcome === 'fail') ||
      this.contractFindings().some((one) => one.outcome === 'fail')
    );
  }

  /** Notes what the scenario made, and removes it when the scenario ends; a later run does where this one dies. */
  removeLater(steps: Removal['steps']): void {
    const { client, journal, target, api } = this.session;
    const removal: Removal = { api, baseUrl: target.baseUrl, steps };
    journal.made(removal);
    this.defer(async () => {
      if ((await remove(client, removal)) === undefined) journal.removed(removal);
    });
  }

  /** Runs all that was deferred, whatever fails. */
  async cleanUp(): Promise<void> {
    for (const cleanup of this.cleanups.splice(0).toReversed())
      await cleanup().catch((error: unknown) => this.tellCleanUp(error));
  }

  /** Where the target or an actor is gone, that was told already. */
  private tellCleanUp(error: unknown): void {
    if (error instanceof ScenarioStop) return;
    if (this.session.watch.gone() === undefined) this.session.warn(`clean-up: ${String(error)}`);
  }

  /** All findings with the listed defect or waiver that covers each, and the counts. */
  result(): Pick<
    ScenarioResult,
    | 'findings'
    | 'judged'
    | 'checkCounts'
    | 'checks'
    | 'exchanges'
    | 'operations'
    | 'access'
    | 'graphs'
  > {
    const { register, waivers } = this.session;
    const scope = { requirements: register.requirements, now: new Date() };
    const { findings } = applyWaivers([...this.own, ...this.contractFindings()], waivers, scope);
    const access = [...this.cells.values()];
    return {
      findings,
      ...this.tally.counts(),
      ...this.seen.counts(),
      ...(access.length === 0 ? {} : { access }),
    };
  }

  private contractFindings(): readonly Finding[] {
    return [...this.exchanges.values()].flatMap(({ exchange, findings }) =>
      findings.map((one) =>
        this.explained(
          { ...one, scenario: this.scenario.title, exchange: this.told(exchange, one) },
          exchange,
        ),
      ),
    );
  }

  private add(
    mismatch: Mismatch,
    of: { requirement: string; exchange: LiveExchange | undefined; outcome?: 'warn' },
  ): void {
    const { exchange } = of;
    const outcome = of.outcome ?? this.outcomeOf(of.requirement);
    // A claim about several answers is told by the last of them: every deviation can be repeated.
    const last = outcome === 'fail' ? [...this.exchanges.values()].at(-1)?.exchange : undefined;
    const shown = exchange ?? last;
    const finding: Finding = {
      check: 'expectation',
      outcome,
      api: this.scenario.api,
      requirement: of.requirement,
      scenario: this.scenario.title,
      ...mismatch,
      ...(exchange?.operationId === undefined ? {} : { operationId: exchange.operationId }),
      ...(shown === undefined ? {} : { exchange: this.told(shown, { outcome }) }),
    };
    this.own.push(this.explained(finding, exchange));
  }

  private told(
    exchange: LiveExchange,
    { outcome }: Pick<Finding, 'outcome'>,
  ): NonNullable<Finding['exchange']> {
    return outcome === 'fail'
      ? tellWhole(exchange, this.session.client.redactor)
      : tellBriefly(exchange);
  }

  /** What a requirement of level `may` describes need not be so: where it is not, that is a note. */
  private outcomeOf(requirement: string): 'warn' | 'fail' {
    const { requirements } = this.session.register;
    return requirements.find(({ id }) => id === requirement)?.level === 'may' ? 'warn' : 'fail';
  }

  private explained(finding: Finding, exchange: LiveExchange | undefined): Finding {
    if (finding.outcome !== 'fail') return finding;
    const { defects } = this.session.register;
    const defect =
      matchDefect(defects, finding, exchange) ??
      matchDefect(defects, this.named(finding), exchange);
    return defect === undefined ? finding : { ...finding, defect: defect.id };
  }

  /** What no scenario has claimed is judged for the requirement of its check, as in recorded traffic. */
  private named(finding: Finding): Finding {
    if (finding.requirement !== undefined) return finding;
    const { requirements } = this.session.register;
    const requirement = requirements.find(({ check }) => check === finding.check)?.id;
    return requirement === undefined ? finding : { ...finding, requirement };
  }

  private first(): string {
    return this.scenario.requirements[0] ?? 'none';
  }
}

const noise: ReadonlySet<string> = new Set(['gateway', 'reset', 'timeout']);

/** Where we hang up, or silence is an answer, none is expected; else only a request that is broken on purpose may make the service close or keep silent. */
function isReaction({ fault, request }: LiveExchange): boolean {
  if (fault?.kind === 'hung-up' || fault?.kind === 'silent') return true;
  return request.deliberatelyInvalid && (fault?.kind === 'reset' || fault?.kind === 'timeout');
}

function noAnswer(exchange: LiveExchange): Mismatch {
  return { expected: 'an answer', actual: exchange.fault?.message ?? 'no answer' };
}
