import type { Fault } from './fault.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';

/** Faults of prefill at simple instantiation. */
export const prefillFaults: readonly Fault[] = [
  {
    id: 'app-create-loses-prefill',
    breaks: 'Prefill is ignored.',
    aimedAt: 'APP-CREATE-004',
    rules: { prefills: (_app, _type, { model }) => model },
  },
  {
    id: 'app-create-loses-last-prefill',
    breaks: 'The last value of the prefill is lost.',
    aimedAt: 'APP-CREATE-004',
    rules: {
      prefills: (app, type, { model, prefill }) =>
        dataRules.prefills(app, type, {
          model,
          prefill: Object.fromEntries(Object.entries(prefill).slice(0, -1)),
        }),
    },
  },
  {
    id: 'app-create-cuts-prefill',
    breaks: 'Values of the prefill lose their last letter.',
    aimedAt: 'APP-CREATE-004',
    rules: {
      prefills: (app, type, { model, prefill }) =>
        dataRules.prefills(app, type, {
          model,
          prefill: Object.fromEntries(
            Object.entries(prefill).map(([key, value]) => [key, value.slice(0, -1)]),
          ),
        }),
    },
  },
  {
    id: 'app-create-unknown-prefill-drops-all',
    breaks: 'A prefill key that matches nothing makes the whole prefill void.',
    aimedAt: 'APP-CREATE-005',
    rules: {
      prefills: (app, type, { model, prefill }) =>
        'finnesIkke' in prefill ? model : dataRules.prefills(app, type, { model, prefill }),
    },
  },
  {
    id: 'app-create-skips-numbers-in-prefill',
    breaks: 'Digits in a string do not fill a number field.',
    aimedAt: 'APP-CREATE-037',
    rules: {
      prefills: (app, type, { model, prefill }) =>
        dataRules.prefills(app, type, {
          model,
          prefill: Object.fromEntries(
            Object.entries(prefill).filter(([, value]) => !/^\d+$/.test(value)),
          ),
        }),
    },
  },
];
