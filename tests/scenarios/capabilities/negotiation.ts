import type { LiveExchange } from '#environments';
import type { AskedOperation, Fallback, NegotiableType, Negotiation } from '#specs';
import { readXml } from '../../checks/read-xml.ts';
import type { Bench } from '../../engine/bench.ts';
import { registerScenario } from '../../engine/scenario.ts';
import { Asker, type CapabilityHooks } from './asker.ts';
import { contentOf, differences } from './content.ts';

interface Registered {
  readonly api: string;
  readonly declared: Negotiation;
  readonly hooks: CapabilityHooks;
}

/** Registers what an API's declaration promises of Accept (RFC 9110 section 12.5.1). */
export function registerNegotiation(
  api: string,
  declared: Negotiation,
  hooks: CapabilityHooks = {},
): void {
  const on = { api, declared, hooks };
  for (const type of declared.types) registerType(on, type);
  registerChoices(on);
}

type Body = (ask: Ask, resource: AskedOperation) => Promise<void>;

/** Sends a read with this Accept; undefined sends none. */
type Ask = (resource: AskedOperation, accept: string | undefined) => Promise<LiveExchange>;

/** One scenario over all reads that the target can be asked. */
function scenario(
  { api, declared, hooks }: Registered,
  named: { readonly title: string; readonly requirement: string | undefined },
  body: (bench: Bench, ...args: Parameters<Body>) => Promise<void>,
): void {
  if (named.requirement === undefined) return;
  registerScenario({
    api,
    title: named.title,
    requirements: [named.requirement],
    needs: hooks.needs ?? {},
    tags: hooks.tags ?? ['@read-only'],
    body: async (bench) => {
      const asker = await Asker.open(bench, hooks);
      const askable = declared.resources.filter((one) => asker.missing(one) === undefined);
      const ask: Ask = (resource, accept) =>
        asker.send(resource, accept === undefined ? {} : { headers: [['Accept', accept]] });
      for (const resource of askable) await body(bench, ask, resource);
      const [first] = declared.resources;
      if (askable.length === 0 && first !== undefined) bench.untested(asker.missing(first) ?? '');
    },
  });
}

function registerType(on: Registered, type: NegotiableType): void {
  const [first] = on.declared.types;
  const named = { title: `Accept ${type.type} is answered in it`, requirement: type.requirement };
  scenario(on, named, async (bench, ask, resource) => {
    const answer = await ask(resource, type.type);
    if (bench.conform(answer, { status: 200, mediaType: type.type }))
      requireForm(bench, answer, type);
  });
  if (first === undefined) return;
  const title = `${type.type} tells the same as ${first.type}`;
  scenario(on, { title, requirement: type.same }, async (bench, ask, resource) => {
    const [one, other] = [await ask(resource, first.type), await ask(resource, type.type)];
    const isRead = [one, other].every((answer) => bench.conform(answer, { status: 200 }));
    if (isRead) compare(bench, [one, first], [other, type]);
  });
}

/** The bytes are of the form that the type names, and XML has the declared root. */
function requireForm(bench: Bench, answer: LiveExchange, { form, root }: NegotiableType): void {
  const found = formOf(answer.text());
  bench.verify('the body is what its type says', {
    actual: found.form,
    expected: form,
    exchange: answer,
  });
  if (root !== undefined)
    bench.verify('the root element', { actual: found.root, expected: root, exchange: answer });
}

function formOf(text: string): { readonly form: string; readonly root?: string } {
  try {
    return { form: 'xml', root: readXml(text).name };
  } catch {
    return { form: isJson(text) ? 'json' : 'neither JSON nor XML' };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Told = readonly [answer: LiveExchange, type: NegotiableType];

const shown = 5;

function compare(bench: Bench, [one, first]: Told, [other, type]: Told): void {
  let found: readonly string[];
  try {
    found = differences(contentOf(one.text(), first), contentOf(other.text(), type));
  } catch (error) {
    found = [error instanceof Error ? error.message : String(error)];
  }
  bench.verify(`${other.request.url} tells the same in both`, {
    actual: found.slice(0, shown),
    expected: [],
    exchange: other,
  });
}

function registerChoices(on: Registered): void {
  const { declared } = on;
  const { requirements, types } = declared;
  const all = types.map(({ type }) => type);
  const choice = (rule: keyof typeof requirements, title: string, body: ChoiceBody): void =>
    scenario(on, { title, requirement: requirements[rule] }, body);
  choice('no-case', 'Media types in Accept have no case', async (bench, ask, resource) => {
    for (const type of all) {
      const accept = type.toUpperCase();
      bench.conform(await ask(resource, accept), { status: 200, mediaType: type });
    }
  });
  choice('quality', 'The type of the highest quality is answered', async (bench, ask, resource) => {
    for (const { accept, answers } of declared.quality)
      bench.conform(await ask(resource, accept), { status: 200, mediaType: answers });
  });
  choice('absent', 'Without Accept one of the types is answered', async (bench, ask, resource) => {
    bench.conform(await ask(resource, undefined), { status: 200, mediaType: all });
  });
  choice('any', 'Accept */* is answered in one of the types', async (bench, ask, resource) => {
    bench.conform(await ask(resource, '*/*'), { status: 200, mediaType: all });
  });
  choice('unsupported', 'An Accept that nothing meets', (bench, ask, resource) =>
    fall(bench, declared.unsupported, (accept) => ask(resource, accept)),
  );
  choice('browser', 'The Accept of a browser', (bench, ask, resource) =>
    fall(bench, declared.browser, (accept) => ask(resource, accept)),
  );
}

type ChoiceBody = (bench: Bench, ...args: Parameters<Body>) => Promise<void>;

/** Judges an Accept that has no plain answer: a declared status, and a declared type where it is a success. */
async function fall(
  bench: Bench,
  fallback: Fallback | undefined,
  ask: (accept: string) => Promise<LiveExchange>,
): Promise<void> {
  if (fallback === undefined) return;
  for (const accept of fallback.accept) {
    const answer = await ask(accept);
    const isSuccess = answer.status < 300;
    bench.conform(answer, {
      status: statusesOf(bench, fallback),
      ...(isSuccess ? { mediaType: fallback.answers } : {}),
    });
  }
}

/** The target may say which of the declared answers is its own. */
function statusesOf({ session }: Bench, { statuses, parameter }: Fallback): readonly number[] {
  const said = parameter === undefined ? undefined : session.target.parameters[parameter];
  if (said === undefined || said === 'any') return statuses;
  return statuses.filter((status) =>
    said === 'fallback' ? status < 300 : String(status) === said,
  );
}
