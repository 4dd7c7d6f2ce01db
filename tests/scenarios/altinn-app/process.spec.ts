import { scenario } from './scenario.ts';

scenario(
  'PUT process/next without a body moves a valid data task on',
  { requirement: 'APP-PROC-006' },
  async ({ on, given }) => {
    const instance = await given.instance();
    const before = await on.send('getProcess', { on: instance });
    const next = await on.send('nextProcess', { on: instance });
    on.conform(next, { status: 200 });
    on.verify('the flow counter grows by one', {
      actual: flowOf(next.json()) ?? flowOf(before.json()) + 1,
      expected: flowOf(before.json()) + 1,
      exchange: next,
    });
  },
);

function flowOf(state: unknown): number {
  return (state as { currentTask: { flow: number } | null }).currentTask?.flow ?? Number.NaN;
}
