import { isRecord, textOf } from '../../server/narrow.ts';

/** A vessel as the ship register has it; both are made up. */
export interface RegisteredVessel {
  readonly imo: string;
  readonly name: string;
  readonly callSign: string;
  readonly homePort: string;
  readonly grossTonnage: number;
}

/** The ship register of the mock. */
export const register: readonly RegisteredVessel[] = [
  { imo: '1234567', name: 'TESTSKIP', callSign: 'LATS', homePort: 'HAUGESUND', grossTonnage: 2290 },
  { imo: '1000007', name: 'TESTBÅT', callSign: 'LATB', homePort: 'BERGEN', grossTonnage: 480 },
];

/** What an order says, by its own names; what is absent or null is undefined. */
export interface OrderForm {
  readonly initiator: string | undefined;
  readonly type: string;
  readonly operation: string;
  readonly certificateId: string | undefined;
  readonly isTrial: boolean;
  readonly awaits: boolean;
  readonly vessel: Readonly<Record<string, unknown>>;
  readonly owners: readonly unknown[] | undefined;
  readonly insurer: readonly (string | undefined)[];
}

/** Reads an order from its JSON (reference sdir 6.4); keys are those of the guide. */
export function readOrder(json: Readonly<Record<string, unknown>>): OrderForm {
  const vessel = isRecord(json['Vessel']) ? json['Vessel'] : {};
  const owners = isRecord(vessel['Owners']) ? vessel['Owners']['Owner'] : undefined;
  return {
    initiator: optionalText(json['Initiator']),
    type: textOf(json['CertificateType']),
    operation: optionalText(json['OperationType']) ?? 'Create',
    certificateId: optionalText(json['CertificateId']),
    isTrial: json['TrialRun'] === true,
    awaits: json['AwaitingVesselChanges'] === true,
    vessel,
    owners: Array.isArray(owners) ? owners : undefined,
    insurer: [json['INSURER.NAME'], json['INSURER.ADDRESS']].map(optionalText),
  };
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Gross tonnage as a number, written with point or comma (reference sdir 6.4). */
export function readTonnage(value: unknown): number | undefined {
  const text = textOf(value);
  return /^\d{1,6}(?:[.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** An order that was accepted. */
export interface AcceptedOrder {
  readonly seq: number;
  readonly id: string;
  readonly organisation: string;
  readonly createdMs: number;
  /** When the register had the changes that the order awaits. */
  readonly releasedMs: number | undefined;
  readonly form: OrderForm;
}

/** How far an order has come. */
export interface OrderStatus {
  readonly status: string;
  readonly errors: string | null;
  readonly utn: string | null;
}
