import { verifyBroken } from './claims/verify-broken.ts';
import { brokenForms } from './letters/multipart-broken.ts';
import type { BrokenForm } from './letters/multipart-cases.ts';
import { probedForms } from './letters/multipart-probes.ts';
import { scenario } from './bench/scenario.ts';

// Multipart bodies that break the form of send: never a server error, never taken with data missing (reference fiks 4.5).

const atOnce = 'FIKS-MULTI-033';
const left = 'FIKS-MULTI-034';

function ask(form: BrokenForm, more: readonly string[]): void {
  const { requirement, says, cases, ...terms } = form;
  const whole = terms.whole === undefined ? [] : [terms.whole];
  scenario(
    `POST forsendelser ${says}`,
    { requirement: [requirement, ...more, left, ...whole] },
    async (context) =>
      verifyBroken(context, { ...terms, left, ...(more.length === 0 ? {} : { atOnce }) }, cases),
  );
}

for (const form of brokenForms) ask(form, [atOnce]);
for (const form of probedForms) ask(form, []);
