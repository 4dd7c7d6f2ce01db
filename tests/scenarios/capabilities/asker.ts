import { missingActor, type LiveExchange } from '#environments';
import type { AskedOperation } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import type { Needs, Tag } from '../../engine/scenario.ts';
import { operationOf } from '../../engine/session.ts';

/** What a declaration cannot say of an API, and only code can. */
export interface CapabilityHooks {
  /** What every scenario of the capability needs. */
  readonly needs?: Needs;
  /** Default `@read-only`. */
  readonly tags?: readonly Tag[];
  /** Path parameters of what is asked, made for one scenario: an instance, a form. */
  readonly known?: (bench: Bench) => Promise<Readonly<Record<string, string>>>;
  /** Who asks instead of the declared actor. */
  readonly actor?: (bench: Bench, declared: string) => string;
}

/** Asks what a declaration names, and follows addresses, for one scenario. */
export class Asker {
  readonly bench: Bench;
  private readonly hooks: CapabilityHooks;
  private readonly known: Readonly<Record<string, string>>;

  private constructor(
    bench: Bench,
    hooks: CapabilityHooks,
    known: Readonly<Record<string, string>>,
  ) {
    this.bench = bench;
    this.hooks = hooks;
    this.known = known;
  }

  /** Opens it, with what the hooks make for the scenario. */
  static async open(bench: Bench, hooks: CapabilityHooks): Promise<Asker> {
    return new Asker(bench, hooks, (await hooks.known?.(bench)) ?? {});
  }

  /** Why the target cannot be asked this; undefined where it can. */
  missing(asked: AskedOperation): string | undefined {
    const { target } = this.bench.session;
    const names = [...Object.values(asked.path), ...Object.values(asked.query)].flatMap(
      parameterIn,
    );
    const unset = names.filter((name) => target.parameters[name] === undefined);
    if (unset.length > 0) return `the target names no ${unset.join(', no ')}`;
    const actor = this.actorOf(asked);
    return actor === 'anonymous' ? undefined : missingActor(target, actor);
  }

  /** Asks one operation of the declaration. */
  send(asked: AskedOperation, more: OperationRequest = {}): Promise<LiveExchange> {
    const { session } = this.bench;
    const outgoing = toOutgoing(
      operationOf(session, asked.operation),
      {
        as: this.actorOf(asked),
        ...more,
        path: this.filled(asked.path),
        query: { ...this.filled(asked.query), ...more.query },
      },
      this.known,
    );
    return this.bench.send(outgoing);
  }

  /** The address of an operation of the declaration, below the base URL. */
  pathOf(asked: AskedOperation): string {
    const { session } = this.bench;
    const request = { path: this.filled(asked.path) };
    return toOutgoing(operationOf(session, asked.operation), request, this.known).path ?? '';
  }

  /** Who asks it. */
  actorOf({ actor }: AskedOperation): string {
    return this.hooks.actor?.(this.bench, actor) ?? actor;
  }

  private filled(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { parameters } = this.bench.session.target;
    return Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const [parameter] = parameterIn(text);
        return [name, parameter === undefined ? text : (parameters[parameter] ?? '')];
      }),
    );
  }
}

/** The target parameter that a text of a declaration stands for. */
function parameterIn(text: string): readonly string[] {
  return text.startsWith('$') ? [text.slice(1)] : [];
}
