import { dataRules } from '../../altinn-app/rules/data.ts';
import { isStatus, withStatus } from '../change.ts';
import { also, changesForm } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, takesIt, isUnknownInstance, isRefusedBody } from './outcome.ts';
import { readsAlso } from './model-faults.ts';
import type { ModelBody } from '../../altinn-app/model/model.ts';

const puts = ['putData', 'putDataByType'];
const isXml = ({ contentType }: ModelBody): boolean => contentType?.includes('xml') === true;
const isJson = ({ contentType }: ModelBody): boolean => contentType?.includes('json') === true;

/** Form data that must be refused and change nothing. */
export const dataRefusedFaults: readonly Fault[] = [
  {
    id: 'app-data-any-type-in-path',
    breaks: 'The data type in the path is not compared with that of the element.',
    aimedAt: 'APP-DATA-007',
    rules: { isOfType: () => true },
  },
  {
    id: 'app-data-missing-element-crashes',
    breaks: 'An element that does not exist answers 500.',
    aimedAt: 'APP-DATA-008',
    replies: { routes: ['getData', 'putData'], when: isStatus(404), change: crashes },
  },
  {
    id: 'app-data-missing-element-read',
    breaks: 'GET of an element that does not exist answers an empty form.',
    aimedAt: 'APP-DATA-008',
    replies: { routes: ['getData'], when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-data-put-missing-element-taken',
    breaks: 'PUT of an element that does not exist answers 200.',
    aimedAt: 'APP-DATA-008',
    replies: { routes: puts, when: isStatus(404), change: takesIt },
  },
  {
    id: 'app-data-bad-id-400',
    breaks: 'An element id that is no uuid answers 400.',
    aimedAt: 'APP-DATA-009',
    unrouted: (reply, { path }) => (path.endsWith('/data/abc') ? { ...reply, status: 400 } : reply),
  },
  {
    id: 'app-data-missing-instance-read',
    breaks: 'Data of an instance that does not exist answers 200.',
    aimedAt: 'APP-DATA-010',
    replies: { routes: ['getData'], when: isUnknownInstance, change: takesIt },
  },
  {
    id: 'app-data-missing-instance-crashes',
    breaks: 'Writing data of an instance that does not exist answers 500.',
    aimedAt: 'APP-DATA-010',
    replies: {
      routes: ['putData', 'deleteData'],
      when: isUnknownInstance,
      change: crashes,
    },
  },
  {
    id: 'app-data-text-xml-read',
    breaks: 'Form data of text/xml is read as application/xml.',
    aimedAt: 'APP-DATA-011',
    rules: readsAlso((sent) =>
      sent.contentType === 'text/xml' ? { ...sent, contentType: 'application/xml' } : undefined,
    ),
  },
  {
    id: 'app-data-text-plain-read',
    breaks: 'Form data of any media type is read as JSON.',
    aimedAt: 'APP-DATA-011',
    rules: readsAlso((sent) => ({ ...sent, contentType: 'application/json' })),
  },
  {
    id: 'app-data-415-as-400',
    breaks: 'Form data of another media type answers 400.',
    aimedAt: 'APP-DATA-011',
    replies: { routes: puts, when: isStatus(415), change: withStatus(400) },
  },
  {
    id: 'app-data-415-changes-form',
    breaks: 'Form data of another media type answers 415 and changes the form.',
    aimedAt: 'APP-DATA-011',
    replies: { routes: puts, when: isStatus(415), change: also(changesForm) },
  },
  {
    id: 'app-data-malformed-xml-read',
    breaks: 'Malformed XML is taken for an empty form.',
    aimedAt: 'APP-DATA-012',
    rules: readsAlso((sent) => (isXml(sent) ? 'empty' : undefined)),
  },
  {
    id: 'app-data-malformed-xml-crashes',
    breaks: 'Malformed XML answers 500.',
    aimedAt: 'APP-DATA-012',
    replies: { routes: puts, when: isRefusedBody(/^\s*<[\s\S]*[^>]$/), change: crashes },
  },
  {
    id: 'app-data-malformed-xml-changes-form',
    breaks: 'Malformed XML answers 400 and changes the form.',
    aimedAt: 'APP-DATA-012',
    replies: { routes: puts, when: isRefusedBody(/^\s*<[\s\S]*[^>]$/), change: also(changesForm) },
  },
  {
    id: 'app-data-malformed-json-read',
    breaks: 'Malformed JSON is taken for an empty form.',
    aimedAt: 'APP-DATA-013',
    rules: readsAlso((sent) => (isJson(sent) && !isParsed(sent) ? 'empty' : undefined)),
  },
  {
    id: 'app-data-malformed-json-crashes',
    breaks: 'Malformed JSON answers 500.',
    aimedAt: 'APP-DATA-013',
    replies: { routes: puts, when: isRefusedBody(/^\{[^}]*$/), change: crashes },
  },
  {
    id: 'app-data-malformed-json-changes-form',
    breaks: 'Malformed JSON answers 400 and changes the form.',
    aimedAt: 'APP-DATA-013',
    replies: { routes: puts, when: isRefusedBody(/^\{[^}]*$/), change: also(changesForm) },
  },
  {
    id: 'app-data-wrong-type-dropped',
    breaks: 'A value of the wrong type empties the form instead of being refused.',
    aimedAt: 'APP-DATA-014',
    rules: readsAlso((sent) => (isJson(sent) && isParsed(sent) ? 'empty' : undefined)),
  },
  {
    id: 'app-data-wrong-type-changes-form',
    breaks: 'A value of the wrong type answers 400 and changes the form.',
    aimedAt: 'APP-DATA-014',
    replies: { routes: puts, when: isStatus(400), change: also(changesForm) },
  },
  {
    id: 'app-data-other-root-read',
    breaks: 'XML with another root element is taken for an empty form.',
    aimedAt: 'APP-DATA-015',
    rules: readsAlso((sent) =>
      isXml(sent) && sent.body.toString().endsWith('>') ? 'empty' : undefined,
    ),
  },
  {
    id: 'app-data-namespace-ignored',
    breaks: 'XML of another namespace is read.',
    aimedAt: 'APP-DATA-015',
    rules: readsAlso((sent) => {
      const text = sent.body.toString();
      const body = Buffer.from(text.replace(/ xmlns="[^"]*"/, ''));
      return text.includes(' xmlns="') ? { ...sent, body } : undefined;
    }),
  },
  {
    id: 'app-data-empty-body-read',
    breaks: 'An empty body empties the form.',
    aimedAt: 'APP-DATA-016',
    rules: readsAlso((sent) => (sent.body.length === 0 ? 'empty' : undefined)),
  },
  {
    id: 'app-data-broken-utf8-read',
    breaks: 'Invalid UTF-8 is stored with replacement characters.',
    aimedAt: 'APP-DATA-029',
    rules: readsAlso((sent) => ({ ...sent, body: Buffer.from(sent.body.toString('utf8')) })),
  },
  {
    id: 'app-data-lone-surrogate-read',
    breaks: 'A lone surrogate is stored as a question mark.',
    aimedAt: 'APP-DATA-029',
    rules: readsAlso((sent) => replacedIn(sent, /\\ud800/, '?')),
  },
  {
    id: 'app-data-huge-number-clamped',
    breaks: 'A number out of range is stored as another.',
    aimedAt: 'APP-DATA-029',
    rules: readsAlso((sent) => replacedIn(sent, /\d{17,}/, '1')),
  },
  {
    id: 'app-data-deep-nesting-crashes',
    breaks: 'Nesting without end answers 500.',
    aimedAt: 'APP-DATA-029',
    replies: { routes: puts, when: isRefusedBody(/\[{50}/), change: crashes },
  },
  {
    id: 'app-data-entities-expanded',
    breaks: 'Entities that XML declares are expanded.',
    aimedAt: 'APP-DATA-030',
    rules: {
      readsModel: (app, typeId, sent) => dataRules.readsModel(app, typeId, { ...sent, dtd: true }),
    },
  },
  {
    id: 'app-data-null-read',
    breaks: 'JSON null empties the form.',
    aimedAt: 'APP-DATA-034',
    rules: readsAlso((sent) => (sent.body.toString() === 'null' ? 'empty' : undefined)),
  },
];

function isParsed({ body }: ModelBody): boolean {
  try {
    return JSON.parse(body.toString()) !== undefined;
  } catch {
    return false;
  }
}

function replacedIn(sent: ModelBody, pattern: RegExp, text: string): ModelBody | undefined {
  const old = sent.body.toString();
  return pattern.test(old) ? { ...sent, body: Buffer.from(old.replace(pattern, text)) } : undefined;
}
