import type { AppLogic, Model, ModelProblem } from './app-logic.ts';

// The code of the recorded app `ttd/kontrakt` (recorded README), which no config file holds.

const source = 'Altinn.App.Logic.SkjemaValidator-Skjema';

const problem = (
  severity: ModelProblem['severity'],
  code: string,
  description: string,
): ModelProblem => ({
  severity,
  code,
  field: 'navn',
  description,
  source,
});

const byName: Readonly<Record<string, ModelProblem>> = {
  feil: problem(1, 'kontrakt.feil', 'Navnet kan ikke være feil'),
  advarsel: problem(2, 'kontrakt.advarsel', 'Navnet er uvanlig'),
};

const email = '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$';
const emailText = `The field epost must match the regular expression '${email}'.`;

/** Checks of `navn` and `epost`; `beregn` as name sets the e-mail address. */
export const kontraktLogic: AppLogic = {
  sources: [{ source, fields: ['navn'] }],
  validate: (dataType, model) => (dataType === 'Skjema' ? problemsOf(model) : []),
  calculate: (dataType, model) =>
    dataType === 'Skjema' && model['navn'] === 'beregn' && model['epost'] !== 'auto@example.no'
      ? { ...model, epost: 'auto@example.no' }
      : undefined,
};

function problemsOf(model: Model): readonly ModelProblem[] {
  const named = byName[String(model['navn'])];
  const address = model['epost'];
  const badAddress = typeof address === 'string' && !new RegExp(email).test(address);
  return [
    ...(named === undefined ? [] : [named]),
    ...(badAddress
      ? [
          {
            severity: 1 as const,
            code: emailText,
            field: 'epost',
            description: emailText,
            source: 'DataAnnotations',
          },
        ]
      : []),
  ];
}

/** The model that the recorded variants share without shipping its schema. */
export const skjemaSchema: Readonly<Record<string, unknown>> = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'Skjema.schema.json',
  type: 'object',
  '@xsdRootElement': 'Skjema',
  properties: {
    navn: { type: 'string', maxLength: 50 },
    epost: { type: 'string' },
    antall: { type: 'integer', minimum: 0, maximum: 100 },
    dato: { type: 'string', format: 'date-time' },
    linjer: {
      type: 'array',
      items: {
        type: 'object',
        properties: { kode: { type: 'string' }, belop: { type: 'number' } },
      },
    },
  },
  required: ['navn'],
};
