import {
  readTonnage,
  register,
  type AcceptedOrder,
  type OrderForm,
  type OrderStatus,
} from '../services/certificates.ts';

const certificateNumber = /^\d{7}-CL[BC]-\d{2}-\d{7}$/;
const workMs = 30_000;

type OrderRule = (form: OrderForm) => string | undefined;

const unless =
  (holds: (form: OrderForm) => boolean, text: string): OrderRule =>
  (form) =>
    holds(form) ? undefined : text;

/** What an order must keep, by name, each with the text of its refusal (reference sdir 6.4). */
const orderRules = {
  initiator: unless(({ initiator }) => initiator !== undefined, 'Initiator is required'),
  insurer: unless(
    ({ insurer }) => insurer.every((one) => one !== undefined),
    'INSURER.NAME and INSURER.ADDRESS are required',
  ),
  type: unless(({ type }) => ['CLB', 'CLC'].includes(type), 'CertificateType must be CLB or CLC'),
  operation: unless(
    ({ operation }) => ['Create', 'Cancel'].includes(operation),
    'OperationType must be Create or Cancel',
  ),
  cancellation: unless(
    ({ operation, certificateId }) => operation !== 'Cancel' || certificateId !== undefined,
    'CertificateId is required for Cancel',
  ),
  certificateId: unless(
    ({ certificateId }) => certificateId === undefined || certificateNumber.test(certificateId),
    'CertificateId is not valid',
  ),
  trialAwaits: unless(
    ({ isTrial, awaits }) => !isTrial || !awaits,
    'TrialRun cannot be combined with AwaitingVesselChanges',
  ),
  trialYard: unless(
    ({ isTrial, vessel }) => !isTrial || isText(vessel['ConstructionNumber'], vessel['Shipyard']),
    'TrialRun requires ConstructionNumber and Shipyard',
  ),
  vessel: unless(
    ({ vessel }) => isText(vessel['Name'], vessel['CallSign'], vessel['Imo'], vessel['HomePort']),
    'Vessel is not complete',
  ),
  tonnage: unless(
    ({ vessel }) =>
      vessel['GrossTonnage'] === undefined ||
      vessel['GrossTonnage'] === null ||
      readTonnage(vessel['GrossTonnage']) !== undefined,
    'GrossTonnage is not valid',
  ),
  smallVessel: unless(
    ({ type, vessel }) => type !== 'CLB' || (readTonnage(vessel['GrossTonnage']) ?? 1000) >= 1000,
    'CLB requires a gross tonnage of at least 1000',
  ),
  owners: unless(
    ({ owners }) => owners === undefined || (owners.length >= 1 && owners.length <= 3),
    'Vessel must have one to three owners',
  ),
} as const;

function isText(...values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string' && value !== '');
}

/** Names of what an order must keep. */
export type OrderRuleName = keyof typeof orderRules;

/** Decisions about e-certificates (reference sdir 6.4). */
export const certificateRules = {
  /** What a rule finds wrong with an order. */
  judgesOrder: (name: OrderRuleName, form: OrderForm): string | undefined => orderRules[name](form),
  /** What is told of an order that is taken, or of one that is not. */
  answersOrder: (id: string, problems: readonly string[]): unknown =>
    problems.length === 0
      ? { orderId: id, status: 'Order Accepted' }
      : { orderId: null, status: problems.join('. ') },
  /** Whether an order is kept. */
  takesOrder: (problems: readonly string[]): boolean => problems.length === 0,
  /** Whether an organisation sees an order. */
  seesOrder: (order: AcceptedOrder, organisation: string): boolean =>
    order.organisation === organisation,
  /** How long the work on an order takes. */
  workMs: (): number => workMs,
  /** Steps at which an order fails, each with its text. */
  findsSteps: (order: AcceptedOrder, issued: readonly string[]): readonly string[] =>
    order.form.operation === 'Cancel' ? cancelSteps(order, issued) : createSteps(order),
  /** The text of an order that failed. */
  tellsSteps: (steps: readonly string[]): string => steps.join('. '),
  /** The number of a certificate. */
  numbersCertificate: ({ form, seq, createdMs }: AcceptedOrder): string => {
    const year = String(new Date(createdMs).getUTCFullYear()).slice(2);
    return `${String(form.vessel['Imo'])}-${form.type}-${year}-${String(seq).padStart(7, '0')}`;
  },
  /** How far an order has come; undefined: nobody made it. */
  tellsStatus: (status: OrderStatus | undefined): unknown =>
    status ?? { status: 'Order not found', errors: null, utn: null },
  /** Whether an order still waits for the ship register. */
  waits: ({ form, releasedMs }: AcceptedOrder, nowMs: number): boolean =>
    form.awaits && (releasedMs === undefined || releasedMs > nowMs),
  /** The status text of a stage. */
  namesStage: (stage: Stage): string => stageTexts[stage],
};

const stageTexts = {
  working: 'Processing',
  waiting: 'On Hold: Awaiting Vessel Changes',
  failed: 'Error',
  issued: 'Certificate Issued',
  tried: 'Trial OK',
  cancelled: 'Cancel OK',
} as const;

/** What an order can have come to. */
export type Stage = keyof typeof stageTexts;

function createSteps({ form }: AcceptedOrder): readonly string[] {
  const { vessel } = form;
  const known = register.find(({ imo }) => imo === vessel['Imo']);
  if (known === undefined)
    return [step('Find vessel', `No vessel has IMO ${String(vessel['Imo'])}`)];
  const differing = [
    ['name', vessel['Name'] === known.name],
    ['call sign', vessel['CallSign'] === known.callSign],
    ['home port', vessel['HomePort'] === known.homePort],
  ] as const;
  return differing
    .filter(([, isSame]) => !isSame)
    .map(([what]) => step('Compare vessel', `The ${what} differs from the register`));
}

function cancelSteps({ form }: AcceptedOrder, issued: readonly string[]): readonly string[] {
  if (issued.includes(form.certificateId ?? '')) return [];
  return [step('Find certificate', 'No such certificate is issued')];
}

function step(name: string, text: string): string {
  return `Step failed: ${name} with messages: ${text}`;
}
