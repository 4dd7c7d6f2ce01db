import { createHash } from 'node:crypto';
import type { LiveExchange } from '#environments';
import type { RegisterBench, RegisterRequest } from './register-bench.ts';
import type { Change, MadeChangeRequest, MadeRequest, MadeSystem, SystemBody } from './shapes.ts';
import { rightTo } from './shapes.ts';

/** Prepares what a scenario needs; a step that fails makes the scenario inconclusive, never red. */
export class Given {
  private readonly on: RegisterBench;
  private count = 0;

  constructor(on: RegisterBench) {
    this.on = on;
  }

  /** A word that no other scenario or run uses: lower case letters, digits, hyphens. */
  unique(): string {
    return `samsvar-${this.digest().slice(0, 16)}`;
  }

  /** A client id, or a correlation id, that no other scenario or run uses. */
  uuid(): string {
    const hex = this.digest();
    const [a, b] = [hex.slice(0, 8), hex.slice(8, 12)];
    return `${a}-${b}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  /** An id that a system of this vendor may have. */
  systemId(vendor = this.on.parameter('vendorNumber')): string {
    return `${vendor}_${this.unique()}`;
  }

  /** The id of a system that nobody has registered. */
  unknownSystemId(vendor?: string): string {
    return `${this.systemId(vendor)}-unknown`;
  }

  /** A system that keeps every rule: two resources, a package for the customer and one for its clients. */
  systemBody(change: Change = {}): SystemBody {
    const word = this.unique();
    const { on } = this;
    const good = {
      id: this.systemId(),
      vendor: { authority: 'iso6523-actorid-upis', ID: `0192:${on.parameter('vendorNumber')}` },
      name: { nb: `${word} nb`, nn: `${word} nn`, en: `${word} en` },
      description: { nb: 'Beskrivelse', nn: 'Skildring', en: 'Description' },
      rights: [rightTo(on.parameter('resource')), rightTo(on.parameter('otherResource'))],
      accessPackages: [
        { urn: on.parameter('accessPackage') },
        { urn: on.parameter('clientPackage') },
      ],
      clientId: [this.uuid()],
      isVisible: false,
      allowedRedirectUrls: ['https://samsvar.invalid/done'],
    };
    return withChange(good, change) as SystemBody;
  }

  /** Asks for a registration. */
  register(body: unknown, request: RegisterRequest = {}): Promise<LiveExchange> {
    return this.on.send('registerSystem', { json: body, ...request });
  }

  /** A system that is registered, as it was sent. */
  async system(change: Change = {}, request: RegisterRequest = {}): Promise<MadeSystem> {
    const body = this.systemBody(change);
    this.on.bench.prepared(await this.register(body, request), 200);
    return body;
  }

  /** A system that was registered and deleted. */
  async deletedSystem(change: Change = {}): Promise<MadeSystem> {
    const system = await this.system(change);
    const answer = await this.on.send('deleteSystem', { path: { systemId: system.id } });
    this.on.bench.prepared(answer, 200);
    return system;
  }

  /** A request for this system that keeps every rule. */
  requestBody(system: Pick<SystemBody, 'id'>, change: Change = {}): Change {
    const { on } = this;
    const good = {
      systemId: system.id,
      partyOrgNo: on.parameter('customer'),
      externalRef: this.unique(),
      rights: [rightTo(on.parameter('resource'))],
      accessPackages: [{ urn: on.parameter('accessPackage') }],
      redirectUrl: 'https://samsvar.invalid/done',
    };
    return withChange(good, change) as Change;
  }

  /** The same for the clients of the customer. */
  agentBody(system: Pick<SystemBody, 'id'>, change: Change = {}): Change {
    const { on } = this;
    const good = {
      systemId: system.id,
      partyOrgNo: on.parameter('customer'),
      externalRef: this.unique(),
      accessPackages: [{ urn: on.parameter('clientPackage') }],
      redirectUrl: 'https://samsvar.invalid/done',
    };
    return withChange(good, change) as Change;
  }

  /** Asks for a request, of either kind. */
  ask(
    operation: 'createRequest' | 'createAgentRequest',
    body: unknown,
    request: RegisterRequest = {},
  ): Promise<LiveExchange> {
    return this.on.send(operation, { json: body, ...request });
  }

  /** A request that was made. */
  async request(system: Pick<SystemBody, 'id'>, change: Change = {}): Promise<MadeRequest> {
    const answer = await this.ask('createRequest', this.requestBody(system, change));
    return this.on.bench.prepared(answer, 201).json() as MadeRequest;
  }

  /** An agent request that was made. */
  async agentRequest(system: Pick<SystemBody, 'id'>, change: Change = {}): Promise<MadeRequest> {
    const answer = await this.ask('createAgentRequest', this.agentBody(system, change));
    return this.on.bench.prepared(answer, 201).json() as MadeRequest;
  }

  /** The customer answers a request; `operation` is one of the party's. */
  answer(operation: string, { id }: { readonly id: string }, as = 'user'): Promise<LiveExchange> {
    const path = { party: this.on.parameter('party'), requestId: id };
    return this.on.send(operation, { as, path });
  }

  /** A request that the customer has approved: its system user has the same id. */
  async systemUser(system: Pick<SystemBody, 'id'>, change: Change = {}): Promise<MadeRequest> {
    const request = await this.request(system, change);
    this.on.bench.prepared(await this.answer('approveRequest', request), 200);
    return request;
  }

  /** The same for the clients of the customer. */
  async agentUser(system: Pick<SystemBody, 'id'>, change: Change = {}): Promise<MadeRequest> {
    const request = await this.agentRequest(system, change);
    this.on.bench.prepared(await this.answer('approveAgentRequest', request), 200);
    return request;
  }

  /** A change that keeps every rule: one right more, and one less. */
  changeBody(change: Change = {}): Change {
    const { on } = this;
    const good = {
      requiredRights: [rightTo(on.parameter('otherResource'))],
      unwantedRights: [rightTo(on.parameter('resource'))],
      requiredAccessPackages: [],
      unwantedAccessPackages: [{ urn: on.parameter('accessPackage') }],
      redirectUrl: 'https://samsvar.invalid/done',
    };
    return withChange(good, change) as Change;
  }

  /** Asks for a change request. */
  askChange(
    user: { readonly id: string },
    { correlation = this.uuid(), change = this.changeBody(), ...request }: ChangeAsked = {},
  ): Promise<LiveExchange> {
    const query = { 'correlation-id': correlation, 'system-user-id': user.id };
    return this.on.send('createChangeRequest', { query, json: change, ...request });
  }

  /** A change request that was made. */
  async changeRequest(
    user: { readonly id: string },
    asked: ChangeAsked = {},
  ): Promise<MadeChangeRequest> {
    const answer = await this.askChange(user, asked);
    return this.on.bench.prepared(answer, 201).json() as MadeChangeRequest;
  }

  private digest(): string {
    const { options } = this.on.bench.session;
    this.count += 1;
    const words = [options.seed, options.runId, this.on.bench.scenario.title, this.count];
    return createHash('sha256').update(words.join('\n')).digest('hex');
  }
}

/** How a change request is asked for, where it is not as usual. */
export interface ChangeAsked extends RegisterRequest {
  readonly correlation?: string;
  /** The body. */
  readonly change?: unknown;
}

/** A member that is undefined in the change is left out. */
function withChange(good: object, change: Change): unknown {
  return JSON.parse(JSON.stringify({ ...good, ...change }));
}
