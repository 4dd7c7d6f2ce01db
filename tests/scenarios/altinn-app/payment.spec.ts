import { scenario } from './scenario.ts';

scenario(
  'GET payment answers 400 outside a payment task',
  { requirement: 'APP-PAY-001' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('getPayment', { on: instance }), {
      status: 400,
      body: { status: 400 },
    });
  },
);

scenario(
  'GET payment/order-details answers 4xx where the app has no payment',
  { requirement: 'APP-PAY-002' },
  async ({ on, given }) => {
    const instance = await given.instance({ filled: false });
    on.conform(await on.send('getPaymentOrderDetails', { on: instance }), { status: '4xx' });
  },
);

for (const operation of ['getPayment', 'getPaymentOrderDetails'] as const) {
  scenario(
    `${operation} answers 401 without a token`,
    { requirement: 'APP-PAY-003' },
    async ({ on, given }) => {
      const instance = await given.instance({ filled: false });
      on.conform(await on.send(operation, { on: instance, as: 'anonymous', authorization: null }), {
        status: 401,
        empty: true,
      });
    },
  );
  scenario(
    `${operation} answers 403 to a caller who may not read the instance`,
    { requirement: 'APP-PAY-004', needs: { actors: ['stranger'] } },
    async ({ on, given }) => {
      const instance = await given.instance({ filled: false });
      on.conform(await on.send(operation, { on: instance, as: 'stranger' }), { status: 403 });
    },
  );
}

scenario(
  'POST payment/nets-webhook-listener answers 401 without the right key',
  { requirement: 'APP-PAY-005', app: 'payment' },
  async ({ on, given }) => {
    const instance = await given.instanceIn('payment');
    const notice = {
      as: 'anonymous',
      authorization: 'wrong-key',
      json: { event: 'payment.checkout.completed' },
    };
    on.conform(await on.send('receivePaymentNotice', { ...notice, on: instance }), { status: 401 });
  },
);

scenario(
  "GET payment shows the payment's status in a payment task",
  { requirement: 'APP-PAY-006', app: 'payment' },
  async ({ on, given, app }) => {
    const instance = await given.instanceIn('payment');
    const task = app.graph.tasks.find((one) => one.type === 'payment');
    on.conform(await on.send('getPayment', { on: instance }), {
      status: 200,
      body: { taskId: task?.id ?? null, status: /./ },
    });
  },
);
