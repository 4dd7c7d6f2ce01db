import { fieldOf, putForm, readForm, sampleForm, toText } from './form.ts';
import { scenario } from './scenario.ts';

// Values of form data: what is kept as it was sent, and what is read all the same.

const xml = 'application/xml';

scenario(
  'PUT data ignores JSON members that the model does not know',
  { requirement: 'APP-DATA-018' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, { json: { ...sampleForm(context), surprise: 1 } });
    on.conform(answer, { status: [200, 201] });
    on.verify('it is not in the form', {
      actual: 'surprise' in (await readForm(context, instance)),
      expected: false,
      exchange: answer,
    });
  },
);

scenario(
  'PUT data stores a value that breaks a rule, and validation reports it',
  { requirement: 'APP-DATA-019', app: 'invalid' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance();
    const answer = await putForm(on, instance, {
      body: app.form.samples.invalid ?? '',
      contentType: app.form.samples.contentType,
    });
    on.conform(answer, { status: [200, 201] });
    const validated = await on.send('validateInstance', { on: instance });
    on.conform(validated, { status: 200, body: isFilledList });
  },
);

scenario(
  'PUT data stores repeating groups with all rows in order, and shows no row ids unasked',
  { requirement: ['APP-DATA-020', 'APP-DATA-021'], app: 'rows' },
  async (context) => {
    const { on, given, app } = context;
    const { name, rows } = app.form.samples.rows ?? { name: '', rows: [] };
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, { json: { ...sampleForm(context), [name]: rows } });
    on.conform(answer, { status: [200, 201] });
    const stored = (await readForm(context, instance))[name];
    on.verify('the rows are as sent', {
      actual: stored,
      expected: rows as never,
      exchange: answer,
    });
    on.verify('no row id is shown', {
      actual: JSON.stringify(stored).includes('altinnRowId'),
      expected: false,
      exchange: answer,
      requirement: 'APP-DATA-021',
    });
  },
);

scenario(
  'letters outside ASCII come back as they were sent',
  { requirement: 'APP-DATA-028' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const field = fieldOf(context, 'string');
    const text = 'Æ ø å – ß 漢 😀 "<&>\'';
    const answer = await putForm(on, instance, { json: { ...sampleForm(context), [field]: text } });
    on.conform(answer, { status: [200, 201] });
    on.verify('GET reads the same text', {
      actual: (await readForm(context, instance))[field],
      expected: text,
      exchange: answer,
    });
  },
);

scenario(
  'form data of some megabytes is stored whole',
  { requirement: 'APP-DATA-031', app: 'rows', tags: ['@writes', '@slow'] },
  async (context) => {
    const { on, given, app } = context;
    const { name, rows } = app.form.samples.rows ?? { name: '', rows: [] };
    const many = Array.from({ length: 30_000 }, (_, at) => rows[at % rows.length]);
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, { json: { ...sampleForm(context), [name]: many } });
    on.conform(answer, { status: [200, 201] });
    const stored = (await readForm(context, instance))[name];
    on.verify('all rows are stored', {
      actual: Array.isArray(stored) ? stored.length : 0,
      expected: many.length,
      exchange: answer,
    });
  },
);

scenario(
  'a byte order mark before XML is tolerated',
  { requirement: 'APP-DATA-032', app: 'xml-sample' },
  async (context) => {
    const { on, given, app } = context;
    const instance = await given.instance({ filled: false });
    const answer = await putForm(on, instance, {
      body: `\uFEFF${toText(app.form.samples.xml?.valid ?? '')}`,
      contentType: xml,
    });
    on.conform(answer, { status: [200, 201] });
  },
);

scenario(
  'a number in a JSON text is read as the number',
  { requirement: 'APP-DATA-033' },
  async (context) => {
    const { on, given } = context;
    const instance = await given.instance({ filled: false });
    const field = fieldOf(context, 'number');
    const value = sampleForm(context)[field] as number;
    const answer = await putForm(on, instance, {
      json: { ...sampleForm(context), [field]: String(value) },
      deliberatelyInvalid: true,
    });
    on.conform(answer, { status: [200, 201] });
    on.verify('GET reads the number', {
      actual: (await readForm(context, instance))[field],
      expected: value,
      exchange: answer,
    });
  },
);

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
