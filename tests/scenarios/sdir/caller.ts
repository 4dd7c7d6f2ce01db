import type { OperationRequest } from '../../engine/operation-request.ts';
import type { Bench } from '../../engine/bench.ts';

/** Who a scenario calls as, where it names no actor. */
export interface Caller {
  /** Organisation number that it reports for. */
  readonly organisation: string;
  /** What each of its requests carries. */
  readonly request: OperationRequest;
  /** True: nobody else reports as this caller, so all that it reads is the scenario's. */
  readonly isAlone: boolean;
}

/** A mock makes a caller for each scenario, so that parallel ones never see each other's reports; elsewhere it is the reporter. */
export async function openCaller({ session }: Bench): Promise<Caller> {
  const { control, target, client } = session;
  if (control === undefined) {
    const organisation = target.parameters['organisation'] ?? '';
    return { organisation, request: { as: 'reporter' }, isAlone: false };
  }
  const made = await control.order('/sdir/caller', {});
  const [organisation = '', key = '', token = ''] = ['organisation', 'key', 'token'].map((name) =>
    String(made[name]),
  );
  for (const secret of [key, token]) client.redactor.register(secret);
  const credentials = { 'Ocp-Apim-Subscription-Key': key };
  const request = { as: 'reporter', authorization: `Bearer ${token}`, credentials };
  return { organisation, request, isAlone: true };
}
