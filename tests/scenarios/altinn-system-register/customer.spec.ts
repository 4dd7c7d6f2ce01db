import { answered, scenario } from './scenario.ts';
import type { MadeRequest } from './shapes.ts';

scenario(
  'A customer answers no request that does not exist, and ends no such system user',
  { requirement: ['SREG-REQ-019', 'SREG-CHG-012', 'SREG-USER-003'], needs: answered },
  async ({ on, given }) => {
    const unknown = { id: given.uuid() };
    for (const [kind, requirement] of [
      ['Request', 'SREG-REQ-019'],
      ['AgentRequest', 'SREG-REQ-019'],
      ['ChangeRequest', 'SREG-CHG-012'],
    ] as const)
      for (const verb of ['approve', 'reject']) {
        const answer = await given.answer(`${verb}${kind}`, unknown);
        on.conform(answer, { status: 404 }, requirement);
      }
    const path = { party: on.parameter('party'), systemUserId: unknown.id };
    const ended = await on.send('deleteSystemUser', { as: 'user', path });
    on.conform(ended, { status: '4xx' }, 'SREG-USER-003');
  },
);

scenario(
  'A customer reads the request that asks him, and an agent request not as a standard one',
  { requirement: ['SREG-REQ-016', 'SREG-LIFE-009'], needs: answered },
  async ({ on, given }) => {
    const system = await given.system();
    const body = given.requestBody(system);
    const { id } = (await given.ask('createRequest', body)).json() as MadeRequest;
    const as = 'user';
    const read = await on.send('readRequestAsParty', { as, path: { requestId: id } });
    on.conform(read, { status: 200, body: { ...body, id, status: 'New' } });
    const agent = await given.agentRequest(system);
    const other = await on.send('readRequestAsParty', { as, path: { requestId: agent.id } });
    on.conform(other, { status: 404 }, 'SREG-LIFE-009');
  },
);
