import { expect, test } from '@playwright/test';
import { Agent, request } from 'undici';
import { loopbackCertificate } from './make-certificate.ts';
import { startReceiver } from './start-receiver.ts';

test('keeps what is sent to it over https, and answers as it was told', async () => {
  const receiver = await startReceiver();
  const dispatcher = new Agent({ connect: { ca: loopbackCertificate().cert } });
  try {
    receiver.answer('/a', [503, 200]);
    const post = async (path: string): Promise<number> => {
      const options = { method: 'POST', headers: { 'X-A': 'b' }, body: '{"å":1}', dispatcher };
      const { statusCode, body } = await request(`${receiver.baseUrl}${path}`, options);
      await body.dump();
      return statusCode;
    };
    expect([await post('/a'), await post('/b'), await post('/a'), await post('/a')]).toEqual([
      503, 200, 200, 200,
    ]);
    expect(receiver.deliveries.map(({ path }) => path)).toEqual(['/a', '/b', '/a', '/a']);
    expect(receiver.deliveries[0]).toMatchObject({ method: 'POST', body: '{"å":1}' });
    expect(receiver.deliveries[0]?.headers).toContainEqual(['X-A', 'b']);
  } finally {
    await dispatcher.close();
    await receiver.close();
  }
});

test('behind a public address it speaks plain http on its port, and a taken port is told', async () => {
  const first = await startReceiver();
  const port = Number(new URL(first.baseUrl).port);
  const publicUrl = 'https://events.samsvar.invalid/';
  try {
    await expect(startReceiver({ publicUrl, port })).rejects.toThrow(/could not start on port/);
  } finally {
    await first.close();
  }
  const receiver = await startReceiver({ publicUrl, port });
  try {
    expect(receiver.baseUrl).toBe('https://events.samsvar.invalid');
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/x`, { method: 'POST' });
    await body.dump();
    expect(statusCode).toBe(200);
  } finally {
    await receiver.close();
  }
});
