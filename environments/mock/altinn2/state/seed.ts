import { organisations, persons, type Party } from '../access/parties.ts';
import type { Message, StoredAttachment, StoredForm } from './message.ts';

const minuteMs = 60_000;
const longBox = 120;

const form = { code: '9001', edition: 1 };
const letter = { code: '9002', edition: 210101 };

/** A main form with this name in it, already escaped. */
export function filledForm(id: number, name: string): StoredForm {
  const xml = `<Skjema><navn>${name}</navn><alder>42</alder></Skjema>`;
  return { id, type: 'MainForm', dataFormatId: '8001', dataFormatVersion: 12345, xml };
}

const file = (id: number, fileName: string, text: string): StoredAttachment => ({
  id,
  fileName,
  type: 'Dokumentasjon',
  bytes: Buffer.from(text),
});

interface Place {
  readonly box: Party;
  readonly number: number;
  readonly at: Date;
}

function base({ box, number, at }: Place, prefix: 'a' | 'b'): Message {
  return {
    id: `${prefix}${number}`,
    box: box.id,
    type: 'FormTask',
    service: form,
    subject: `Søknad om prøve ${number}`,
    state: 'filling',
    created: new Date(at.getTime() - minuteMs),
    changed: at,
    changedBy: persons.user.name,
    replyOptions: [],
    forms: [],
    attachments: [],
    isDeleted: false,
  };
}

/** A form that is being filled in, or was sent. */
function formTask(place: Place, state: 'filling' | 'sent'): Message {
  const id = place.number * 10;
  const message = base(place, state === 'sent' ? 'b' : 'a');
  return {
    ...message,
    state,
    forms: [filledForm(id, 'Prøve &amp; prøve &lt;1&gt;')],
    attachments: [file(id + 5, 'vedlegg æøå.txt', `Vedlegg til ${message.id}`)],
    ...(state === 'sent' ? { originalId: `a${place.number}` } : {}),
  };
}

/** A letter from an agency. */
export function correspondence(place: Place, more: Partial<Message> = {}): Message {
  const message = base(place, 'a');
  return {
    ...message,
    type: 'Correspondence',
    service: letter,
    subject: `Vedrørende sak ${place.number}`,
    state: 'unread',
    changedBy: organisations.owner.name,
    sender: 'Prøvekontoret',
    summary: 'Et brev om prøven',
    body: '<p>Et brev om <b>prøven</b> &amp; svaret.</p>\n',
    attachments: [file(place.number * 10, 'brev.txt', 'Kjære mottaker: æøå')],
    ...more,
  };
}

/** What stands in the boxes from the start; times lie before now. */
export function seededMessages(now: Date): readonly Message[] {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * minuteMs);
  return [
    ...personal(persons.user, 1_000_100, ago),
    ...personal(organisations.company, 1_000_200, ago),
    ...Array.from({ length: longBox }, (_, at) => inLongBox(at, ago(1000 + at * 60))),
  ];
}

function personal(box: Party, first: number, ago: (minutes: number) => Date): readonly Message[] {
  const place = (at: number): Place => ({ box, number: first + at, at: ago(50_000 + at * 61) });
  const sent = formTask(place(3), 'sent');
  const service = { code: form.code, edition: form.edition };
  return [
    formTask(place(1), 'filling'),
    correspondence(place(2), {
      refersTo: sent.id,
      replyOptions: [
        { type: 'Service', text: 'Svar med skjema', service },
        { type: 'ArchiveReference', text: 'Det som ble sendt', to: sent.id },
        { type: 'URL', text: 'Les mer', to: 'https://www.samsvar.invalid/les-mer' },
      ],
    }),
    sent,
  ];
}

// Two owners, kinds and states in turn, so that every filter leaves something out.
function inLongBox(at: number, changed: Date): Message {
  const place = { box: organisations.archive, number: 1_001_000 + at, at: changed };
  if (at % 3 === 0) return correspondence(place, { state: at % 2 === 0 ? 'read' : 'unread' });
  const message = formTask(place, at % 3 === 1 ? 'sent' : 'filling');
  return at % 2 === 0 ? message : { ...message, service: { code: '9004', edition: 2 } };
}
