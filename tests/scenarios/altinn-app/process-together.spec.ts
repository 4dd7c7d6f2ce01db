import { readStanding } from './process-reading.ts';
import { scenario } from './scenario.ts';

// Confirmations by others, and calls at once.

scenario(
  'PUT process/next answers 403 to a confirmation by a caller without the right',
  { requirement: 'APP-PROC-016', app: 'confirmation', needs: { actors: ['stranger'] } },
  async (context) => {
    const instance = await context.given.instanceIn('confirmation');
    const before = await readStanding(context, instance);
    const answer = await context.on.send('nextProcess', {
      on: instance,
      as: 'stranger',
      json: { action: 'confirm' },
    });
    context.on.conform(answer, { status: 403 });
    const after = await readStanding(context, instance);
    context.on.verify('the instance stays', {
      actual: after,
      expected: { ...before },
      exchange: answer,
    });
  },
);

scenario(
  'of four PUT process/next at once one answers 200, the others 409, and the instance goes one step',
  { requirement: 'APP-PROC-027', app: 'confirmation' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance();
    const before = await readStanding(context, instance);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => on.send('nextProcess', { on: instance })),
    );
    on.verify('one call moves on and the others are refused', {
      actual: answers.map((one) => one.status).sort((a, b) => a - b),
      expected: [200, 409, 409, 409],
      exchange: answers[0],
    });
    const refusals = answers.filter((one) => one.status === 409);
    for (const one of refusals) on.conform(one, { status: 409, body: { status: 409 } });
    const after = await readStanding(context, instance);
    on.verify('the flow counter grows by one', {
      actual: after.flow,
      expected: (before.flow ?? 0) + 1,
    });
  },
);
