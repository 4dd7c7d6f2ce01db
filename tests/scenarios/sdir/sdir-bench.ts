import type { LiveExchange } from '#environments';
import type { Contract, Operation } from '#specs';
import type { Bench, Claim } from '../../engine/bench.ts';
import type { Expectation } from '../../engine/expectation.ts';
import { toOutgoing, type OperationRequest } from '../../engine/operation-request.ts';
import { once } from '../../engine/session.ts';
import { pathUnder } from '../capabilities/version-request.ts';
import type { Caller } from './caller.ts';
import { apiParameterOf, type ApiParameter } from './operations.ts';

/** Name of what a target says of itself (environments/sdir.ts). */
export type Parameter =
  | ApiParameter
  | 'auth'
  | 'keyOnlyApi'
  | 'organisation'
  | 'otherOrganisation'
  | 'retiredVersions'
  | 'batchMaximum'
  | 'courseCode'
  | 'nonAsciiCourseCode'
  | 'unapprovedCourseCode'
  | 'vessel'
  | 'smallVessel';

/** One request of Sdir; the scenario's own caller asks where no actor is named. */
export interface SdirRequest extends OperationRequest {
  /** Id that the operation is about. */
  readonly of?: string;
  /** Name of the API in the path, instead of the target's. */
  readonly api?: string;
  /** Number in the path, instead of the operation's. */
  readonly version?: string;
  /** Behind the path of the operation. */
  readonly below?: string;
  /** Instead of the operation's. */
  readonly method?: string;
}

/** The name of the key's header (reference sdir 3.1). */
export const keyHeader = 'Ocp-Apim-Subscription-Key';

const versioned = { in: 'path', form: 'v{version}' } as const;

/** What a scenario of Sdir works with: the operations, and the bench under them. */
export class SdirBench {
  readonly bench: Bench;
  readonly caller: Caller;

  constructor(bench: Bench, caller: Caller) {
    this.bench = bench;
    this.caller = caller;
  }

  /** Sends one operation under the names that the target gives its API. */
  async send(operationId: string, request: SdirRequest = {}): Promise<LiveExchange> {
    await this.warmUp();
    const { operation, contract } = this.find(operationId);
    const { of, api, version, below = '', method, ...rest } = request;
    const credentials = request.as === undefined ? this.caller.request : {};
    const own = { ...credentials, ...rest };
    const outgoing = toOutgoing(operation, own, { uid: of });
    const path = versionIn(operation, outgoing.path ?? '', version) + below;
    const name = api ?? this.parameter(apiParameterOf(contract.document));
    return this.bench.send({
      ...outgoing,
      method: method ?? outgoing.method,
      path: `/${name}${path}`,
    });
  }

  /** A value that the target names; without it the scenario is untested. */
  parameter(name: Parameter): string {
    const value = this.bench.session.target.parameters[name];
    return value ?? this.bench.untested(`the target names no ${name}`);
  }

  /** See `Bench.conform`. */
  conform(exchange: LiveExchange, expectation: Expectation, requirement?: string): boolean {
    return this.bench.conform(exchange, expectation, requirement);
  }

  /** See `Bench.verify`. */
  verify(text: string, claim: Claim): boolean {
    return this.bench.verify(text, claim);
  }

  /** The database of the test environment sleeps: the first call may fail, and is asked again (reference sdir 4). */
  private async warmUp(): Promise<void> {
    const { session } = this.bench;
    if (session.target.parameters['warmUp'] === undefined) return;
    await once(session, 'sdir: warm-up', async () => {
      const name = this.parameter('apiCompetence');
      const path = `/${name}/v1/additionalcompetence`;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const { status } = await session.client.send({ method: 'GET', path, as: 'reporter' });
        if (status < 500) return;
      }
    });
  }

  private find(id: string): { readonly operation: Operation; readonly contract: Contract } {
    for (const contract of this.bench.session.contracts) {
      const operation = contract.operations.find((one) => one.id === id);
      if (operation !== undefined) return { operation, contract };
    }
    throw new Error(`no document of Sdir has the operation ${id}`);
  }
}

function versionIn(operation: Operation, path: string, version: string | undefined): string {
  const own = /^\/v(\d+)\//.exec(operation.path)?.[1];
  if (version === undefined || own === undefined) return path;
  return pathUnder(versioned, path, { from: own, to: version });
}
