import { expect, test } from '@playwright/test';
import type { AppEvent } from './altinn-platform.ts';
import { startMock } from './start-mock.ts';

test('what an app does with an instance is told in its order, and only what stays', async () => {
  const mock = await startMock({ apis: ['altinn-app'] });
  try {
    const told: string[] = [];
    const { platform } = mock.api('altinn-app').state;
    platform.onPublish(({ type }: AppEvent) => told.push(type));
    const base = `${mock.apis['altinn-app']?.baseUrl}/ttd/kontrakt/instances`;
    const headers = { Authorization: `Bearer ${mock.actors['user']?.token}` };
    const made = await fetch(`${base}?instanceOwnerPartyId=501337`, { method: 'POST', headers });
    const { id } = (await made.json()) as { id: string };
    // The form is empty: the task may not be left.
    const refused = await fetch(`${base}/${id}/process/next`, { method: 'PUT', headers });
    expect([made.status, refused.status]).toEqual([201, 409]);
    expect(told).toEqual(['app.instance.process.movedTo.Task_1', 'app.instance.created']);
    expect([...platform.instances.keys()]).toEqual([id.split('/')[1]]);
  } finally {
    await mock.close();
  }
});
