import type { Reply } from '../../server/message.ts';
import type { Altinn2Call, Altinn2Route } from '../call.ts';
import { link } from '../formats/resource.ts';
import { readSent } from '../formats/read-body.ts';
import { addressOf, created, noContent, show } from '../show.ts';
import type { Message, StoredForm } from '../state/message.ts';
import { messagePath } from './message-parts.ts';
import { onMessage, touched } from './on-message.ts';
import { toForm } from './submission.ts';

const box = { login: 'user', key: 'Message' } as const;
const reading = { ...box, scopes: ['instances.read'] };
const writing = { ...box, scopes: ['instances.write'] };
const one = '/{who}/messages/{messageId}/forms/{formId}';

/** Forms of a message (reference altinn2 5.2, 5.3). */
export const formRoutes: readonly Altinn2Route[] = [
  {
    id: 'addForm',
    method: 'POST',
    path: '/{who}/messages/{messageId}/forms',
    ...writing,
    handle: onMessage(addForm),
  },
  { id: 'getForm', method: 'GET', path: one, ...reading, handle: onForm(readForm) },
  { id: 'replaceForm', method: 'PUT', path: one, ...writing, handle: onForm(replaceForm) },
  { id: 'deleteForm', method: 'DELETE', path: one, ...writing, handle: onForm(deleteForm) },
  {
    id: 'getFormData',
    method: 'GET',
    path: `${one}/formdata`,
    ...reading,
    handle: onForm((_, { form }) => ({
      status: 200,
      headers: [['Content-Type', 'application/xml; charset=utf-8']],
      body: Buffer.from(form.xml),
    })),
  },
];

interface Place {
  readonly message: Message;
  readonly form: StoredForm;
}

function onForm(handle: (call: Altinn2Call, place: Place) => Reply): (call: Altinn2Call) => Reply {
  return onMessage((call, message) => {
    const form = message.forms.find(({ id }) => String(id) === call.params['formId']);
    if (form === undefined) return call.state.rules.unknownMessage();
    return handle(call, { message, form });
  });
}

function formPath(call: Altinn2Call, { message, form }: Place): string {
  return `${messagePath(call, message.id)}/forms/${form.id}`;
}

function readForm(call: Altinn2Call, place: Place): Reply {
  const { type, dataFormatId, dataFormatVersion, id } = place.form;
  const path = addressOf(call, formPath(call, place));
  const data = { href: `${path}/formdata`, attributes: { 'mime-type': 'application/xml' } };
  return show(call, {
    name: 'Form',
    fields: [
      ['Type', type],
      ['DataFormatId', dataFormatId],
      ['DataFormatVersion', dataFormatVersion],
      ['ValidationStatus', 'NotValidated'],
      ['Name', `${type} ${id}`],
    ],
    links: [
      ['self', link(path)],
      ['formdata', data],
    ],
  });
}

function addForm(call: Altinn2Call, message: Message): Reply {
  const { rules, store } = call.state;
  const sent = readSent(call.request);
  if (sent === undefined) return rules.refusesBody();
  if (!rules.canReplace(message)) return rules.refusesReplacing();
  const form = toForm(call, sent);
  if (form.type !== 'SubForm') return rules.refusesMainForm();
  store.keep({ ...touched(call, message), forms: [...message.forms, form] });
  return created(call, formPath(call, { message, form }));
}

function replaceForm(call: Altinn2Call, place: Place): Reply {
  const { rules, store } = call.state;
  const sent = readSent(call.request);
  if (sent === undefined) return rules.refusesBody();
  if (!rules.canReplace(place.message)) return rules.refusesReplacing();
  const form = { ...toForm(call, sent), id: place.form.id };
  const forms = place.message.forms.map((one) => (one.id === form.id ? form : one));
  store.keep({ ...touched(call, place.message), forms });
  return created(call, formPath(call, place));
}

function deleteForm(call: Altinn2Call, { message, form }: Place): Reply {
  const { rules, store } = call.state;
  if (!rules.canReplace(message)) return rules.refusesReplacing();
  if (form.type !== 'SubForm') return rules.refusesMainForm();
  const forms = message.forms.filter(({ id }) => id !== form.id);
  store.keep({ ...touched(call, message), forms });
  return noContent();
}
