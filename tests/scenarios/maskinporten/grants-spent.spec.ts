import { randomUUID } from 'node:crypto';
import { judgeRefusal } from './refused.ts';
import { scenario } from './scenario.ts';

const spent = { codes: ['MP-012'], errors: ['invalid_grant'] };

scenario(
  'POST token takes a grant once',
  { requirement: 'MASK-JTI-001' },
  async ({ on, grants }) => {
    const assertion = await grants.sign(await grants.client());
    const first = await grants.send(assertion);
    if (!on.conform(first, { status: 200 })) return;
    judgeRefusal(on, await grants.send(assertion, true), spent);
  },
);

scenario(
  'POST token takes no other grant with a jti that was used',
  { requirement: 'MASK-JTI-002' },
  async ({ on, grants }) => {
    const client = await grants.client();
    const claims = { jti: randomUUID() };
    await grants.granted(client, { claims });
    const again = { claims: { ...claims, scope: client.scopes.at(-1) } };
    judgeRefusal(on, await grants.wrong(client, again), spent);
  },
);
