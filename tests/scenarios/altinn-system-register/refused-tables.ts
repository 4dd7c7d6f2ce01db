import { verifyRefused, type Refused } from './claims.ts';
import { scenario, type RegisterContext } from './scenario.ts';
import type { Change } from './shapes.ts';

/** A body that is wrong in one way. */
export interface Row {
  readonly named: string;
  readonly change: Change;
  readonly codes?: readonly string[];
  readonly told?: Refused['told'];
}

/** Bodies that are wrong in the same way, and what they are made from. */
export interface Table<From extends readonly unknown[] = readonly [context: RegisterContext]> {
  readonly requirement: string;
  readonly title: string;
  readonly status?: number | '4xx';
  /** Values that the target must name beside the usual. */
  readonly parameters?: readonly string[];
  readonly rows: (...from: From) => readonly Row[] | Promise<readonly Row[]>;
}

/** The place in the body that a refusal names; the register has its own words for them. */
export const at = (path: string): Refused['told'] => ({
  validationErrors: [{ paths: [`/registersystemrequest/${path}`] }],
});

/** Registers one scenario for each table. */
export function refuseTables(tables: readonly Table[]): void {
  for (const { requirement, title, status = 400, parameters = [], rows } of tables)
    scenario(
      `POST systemregister/vendor refuses ${title}`,
      { requirement, needs: { parameters } },
      async (context) => {
        const { on, given } = context;
        const cases = (await rows(context)).map(({ change, ...row }) => ({
          ...row,
          json: given.systemBody(change),
        }));
        await verifyRefused(on, 'registerSystem', { cases, status });
      },
    );
}
