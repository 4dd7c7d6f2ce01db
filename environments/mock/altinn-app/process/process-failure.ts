import type { defects } from '../defects.ts';

/** Something that stops the engine with an exception in the service: 500 E4 with this detail. */
export class ProcessFailure extends Error {
  /** Present where the register lists it: repaired, it is a 409 with the same detail. */
  readonly defect?: keyof typeof defects;

  constructor(detail: string, defect?: keyof typeof defects) {
    super(detail);
    this.name = 'ProcessFailure';
    if (defect !== undefined) this.defect = defect;
  }
}
