import type { LiveExchange } from '#environments';
import { operationOf } from '../../engine/session.ts';
import type { RegisterBench } from './register-bench.ts';
import { scenario, type RegisterContext } from './scenario.ts';

const methods: readonly (readonly [operation: string, methods: readonly string[]])[] = [
  ['listSystems', ['PUT', 'DELETE', 'PATCH']],
  ['getSystem', ['POST', 'PATCH']],
  ['replaceRights', ['POST']],
  ['replaceAccessPackages', ['POST']],
  ['listSystemUsers', ['POST']],
];

scenario(
  'A method that an address does not have is refused with 405, and Allow names those that it has',
  { requirement: 'SREG-HTTP-001', tags: ['@read-only'] },
  async (context) => {
    const { on } = context;
    for (const [operation, others] of methods)
      for (const method of others) {
        const answer = await otherMethod(context, operation, method);
        on.conform(answer, { status: 405, empty: true, headers: { allow: /\b[A-Z]+\b/ } });
        const allowed = (answer.header('allow') ?? '').split(/,\s*/);
        on.verify('the operation itself in Allow, and not what was refused', {
          actual: [allowed.includes(methodOf(on, operation)), allowed.includes(method)],
          expected: [true, false],
          exchange: answer,
        });
      }
  },
);

function methodOf(on: RegisterBench, operation: string): string {
  return operationOf(on.bench.session, operation).method;
}

function otherMethod(
  { on, bench }: RegisterContext,
  operation: string,
  method: string,
): Promise<LiveExchange> {
  const { path: template } = operationOf(on.bench.session, operation);
  const address = template.replaceAll(/\{[^}]+\}/g, 'samsvar-unknown');
  return bench.send({ method, path: address, as: 'vendor', deliberatelyInvalid: true });
}

scenario(
  'The token in the cookie of the portal opens what the header opens',
  { requirement: 'SREG-HTTP-002', tags: ['@read-only'] },
  async ({ on, bench }) => {
    const token = (await bench.session.client.tokenOf('vendor')) ?? '';
    const headers = [['Cookie', `AltinnStudioRuntime=${token}`]] as const;
    const answer = await on.send('listSystems', { as: 'anonymous', headers });
    on.conform(answer, { status: 200 });
  },
);
