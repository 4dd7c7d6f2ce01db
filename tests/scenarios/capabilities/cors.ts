import type { LiveExchange } from '#environments';
import type { AskedOperation, Cors, CorsRule } from '#specs';
import type { Bench } from '../../engine/bench.ts';
import type { Shape } from '../../engine/expectation.ts';
import { registerScenario } from '../../engine/scenario.ts';
import { Asker, type CapabilityHooks } from './asker.ts';

/** What a scenario of origins works with. */
interface Context {
  readonly bench: Bench;
  readonly asker: Asker;
  readonly declared: Cors;
  /** Origins that the target says of itself. */
  readonly registered: string;
  readonly unregistered: string;
}

/** Registers what an API's declaration promises to browsers (Fetch standard, 3.2). */
export function registerCors(api: string, declared: Cors, hooks: CapabilityHooks = {}): void {
  for (const { rule, title, body } of rules) {
    const requirement = declared.requirements[rule];
    if (requirement === undefined) continue;
    const parameters = [declared.registered, declared.unregistered];
    registerScenario({
      api,
      title,
      requirements: [requirement],
      needs: { ...hooks.needs, parameters: [...parameters, ...(hooks.needs?.parameters ?? [])] },
      tags: hooks.tags ?? ['@read-only'],
      body: async (bench) => {
        const asker = await Asker.open(bench, hooks);
        const [registered = '', unregistered = ''] = parameters.map(
          (name) => bench.session.target.parameters[name] ?? '',
        );
        await body({ bench, asker, declared, registered, unregistered });
      },
    });
  }
}

interface Rule {
  readonly rule: CorsRule;
  readonly title: string;
  readonly body: (context: Context) => Promise<void>;
}

const allowed = 'access-control-allow-origin';
const silent = { [allowed]: null, 'access-control-allow-credentials': null };

/** Methods that need no permission of their own (Fetch standard, 2.2.1). */
const safelisted = new Set(['GET', 'HEAD', 'POST']);

const rules: readonly Rule[] = [
  {
    rule: 'registered-echoed',
    title: 'An origin that is registered is told back exactly',
    body: async ({ bench, asker, declared, registered }) => {
      const answer = await from(asker, declared.probe, registered);
      bench.conform(answer, { status: 200, headers: { [allowed]: registered } });
      bench.verify('the origin is told once', {
        actual: originsIn(answer).length,
        expected: 1,
        exchange: answer,
      });
    },
  },
  {
    rule: 'unregistered-silent',
    title: 'An origin that is not registered is told nothing and answered all the same',
    body: async ({ bench, asker, declared, unregistered }) => {
      const plain = await asker.send(declared.probe);
      const answer = await from(asker, declared.probe, unregistered);
      bench.conform(answer, { status: 200, headers: silent, text: plain.text() });
    },
  },
  {
    rule: 'lookalike-silent',
    title: 'An origin that only looks like a registered one is told nothing',
    body: (context) => toldNothing(context, lookalikes),
  },
  {
    rule: 'same-host-silent',
    title: 'The host of a registered origin under another scheme or port is told nothing',
    body: (context) => toldNothing(context, sameHosts),
  },
  {
    rule: 'no-wildcard',
    title: 'No answer allows every origin',
    body: async ({ bench, asker, declared, registered, unregistered }) => {
      for (const origin of [registered, unregistered, undefined]) {
        const answer = await from(asker, declared.probe, origin);
        const notEverybody: Shape = (value) => !String(value).includes('*');
        bench.verify(`origins allowed to ${origin ?? 'a call without one'}`, {
          actual: originsIn(answer).join(),
          expected: notEverybody,
          exchange: answer,
        });
      }
    },
  },
  {
    rule: 'silent-without-origin',
    title: 'A call without Origin gets no CORS header',
    body: async ({ bench, asker, declared }) => {
      bench.conform(await asker.send(declared.probe), { status: 200, headers: silent });
    },
  },
  {
    rule: 'same-with-login',
    title: 'Calls of callers who are logged in are told the same of their origin',
    body: async ({ bench, asker, declared, registered, unregistered }) => {
      const askable = declared.others.filter((one) => asker.missing(one) === undefined);
      if (askable.length === 0) bench.untested('the target has no caller for it');
      for (const one of askable) {
        const [ours, theirs] = [
          await from(asker, one, registered),
          await from(asker, one, unregistered),
        ];
        bench.conform(ours, { status: 200, headers: { [allowed]: registered } });
        bench.conform(theirs, { status: 200, headers: silent });
      }
    },
  },
  {
    rule: 'vary-origin',
    title: 'An origin that is told back stands in Vary',
    body: async ({ bench, asker, declared, registered }) => {
      const answer = await from(asker, declared.probe, registered);
      bench.conform(answer, { headers: { vary: /(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/i } });
    },
  },
  {
    rule: 'preflight-allowed',
    title: 'A preflight from a registered origin is allowed',
    body: async ({ bench, asker, declared, registered }) => {
      const answer = await preflight(asker, declared, registered);
      const { method, headers } = declared.preflight;
      bench.conform(answer, {
        status: '2xx',
        headers: {
          [allowed]: registered,
          ...(safelisted.has(method) ? {} : { 'access-control-allow-methods': word(method) }),
        },
      });
      for (const name of headers)
        bench.conform(answer, { headers: { 'access-control-allow-headers': word(name) } });
    },
  },
  {
    rule: 'preflight-refused',
    title: 'A preflight from an origin that is not registered is not allowed',
    body: async ({ bench, asker, declared, unregistered }) => {
      const answer = await preflight(asker, declared, unregistered);
      bench.verify('origins that the preflight allows', {
        actual: originsIn(answer),
        expected: [],
        exchange: answer,
      });
    },
  },
];

function from(
  asker: Asker,
  asked: AskedOperation,
  origin: string | undefined,
): Promise<LiveExchange> {
  return asker.send(asked, origin === undefined ? {} : { headers: [['Origin', origin]] });
}

/** A preflight carries neither key nor login (Fetch standard, 3.2.2). */
function preflight(
  asker: Asker,
  { preflight: { asked, method, headers } }: Cors,
  origin: string,
): Promise<LiveExchange> {
  return asker.bench.send({
    method: 'OPTIONS',
    path: asker.pathOf(asked),
    as: 'anonymous',
    headers: [
      ['Origin', origin],
      ['Access-Control-Request-Method', method],
      ['Access-Control-Request-Headers', headers.join(',')],
    ],
  });
}

/** Every value of the header: two lines allow nobody. */
function originsIn({ response }: LiveExchange): readonly string[] {
  const lines = response?.headers ?? [];
  return lines.filter(([name]) => name.toLowerCase() === allowed).map(([, value]) => value);
}

async function toldNothing(
  { bench, asker, declared, registered }: Context,
  origins: (registered: URL) => readonly string[],
): Promise<void> {
  for (const origin of origins(new URL(registered))) {
    const answer = await from(asker, declared.probe, origin);
    bench.verify(`the answer to ${origin} allows nobody`, {
      actual: originsIn(answer),
      expected: [],
      exchange: answer,
    });
  }
}

/** Origins of other hosts that a careless comparison takes for the registered one. */
function lookalikes({ protocol, host, origin }: URL): readonly string[] {
  return [
    `${origin}.annen.invalid`,
    `${protocol}//annen-${host}`,
    `${protocol}//annen.${host}`,
    'null',
  ];
}

/** The registered host, and yet another origin (RFC 6454, 5). */
function sameHosts({ protocol, host, hostname, origin }: URL): readonly string[] {
  const otherScheme = protocol === 'https:' ? 'http:' : 'https:';
  return [`${otherScheme}//${host}`, `${protocol}//${hostname}:4443`, `${origin}/`];
}

function word(words: string): RegExp {
  return new RegExp(String.raw`(?:^|,)\s*(?:\*|${words})\s*(?:,|$)`, 'i');
}
