import type { Reply } from '../../server/message.ts';
import { dataRules } from '../../altinn-app/rules/data.ts';
import {
  both,
  dropMember,
  emptyBody,
  isStatus,
  mapHeader,
  dropHeader,
  truncate,
  mapMember,
  setMember,
  withMediaType,
  withStatus,
} from '../change.ts';
import { also, changesBytes, removesElement, endsProcess, locksElements } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes, misses } from './outcome.ts';

const ok = isStatus(200);

/** The receipt, and the service that makes it. */
export const receiptFaults: readonly Fault[] = [
  {
    id: 'app-receipt-not-made',
    breaks: 'No receipt is made at the end.',
    aimedAt: 'APP-PDF-001',
    rules: { printedTypes: () => [] },
  },
  {
    id: 'app-receipt-empty',
    breaks: 'The receipt is empty.',
    aimedAt: 'APP-PDF-001',
    rules: { storedReceipt: () => Buffer.alloc(0) },
  },
  {
    id: 'app-receipt-as-text',
    breaks: 'The receipt is an element of text/plain.',
    aimedAt: 'APP-PDF-001',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: mapMember(['data', '*', 'contentType'], (type) =>
        type === 'application/pdf' ? 'text/plain' : type,
      ),
    },
  },
  {
    id: 'app-receipt-not-a-pdf',
    breaks: 'The receipt is no PDF.',
    aimedAt: 'APP-PDF-002',
    rules: { storedReceipt: () => Buffer.from('<html>Internal error</html>') },
  },
  {
    id: 'app-receipt-cut',
    breaks: 'The receipt loses its end.',
    aimedAt: 'APP-PDF-002',
    rules: { storedReceipt: (pdf) => pdf.subarray(0, pdf.length / 2) },
  },
  {
    id: 'app-receipt-last-bytes-lost',
    breaks: 'The receipt loses its last bytes when it is read.',
    aimedAt: 'APP-PDF-002',
    replies: { routes: ['getData'], when: isReceipt, change: truncate(7) },
  },
  {
    id: 'app-receipt-not-found',
    breaks: 'The receipt is listed and cannot be read.',
    aimedAt: 'APP-PDF-002',
    replies: { routes: ['getData'], when: isReceipt, change: misses },
  },
  {
    id: 'app-receipt-as-octets',
    breaks: 'The receipt is downloaded as application/octet-stream.',
    aimedAt: 'APP-PDF-002',
    replies: {
      routes: ['getData'],
      when: isReceipt,
      change: withMediaType('application/octet-stream'),
    },
  },
  {
    id: 'app-receipt-without-name',
    breaks: 'The receipt is downloaded without a file name.',
    aimedAt: 'APP-PDF-003',
    replies: { routes: ['getData'], when: isReceipt, change: dropHeader('Content-Disposition') },
  },
  {
    id: 'app-receipt-inline',
    breaks: 'The receipt is shown inline.',
    aimedAt: 'APP-PDF-003',
    replies: {
      routes: ['getData'],
      when: isReceipt,
      change: mapHeader('Content-Disposition', (value) => value.replace('attachment', 'inline')),
    },
  },
  {
    id: 'app-receipt-without-extension',
    breaks: 'The file name of the receipt has no extension.',
    aimedAt: 'APP-PDF-003',
    replies: {
      routes: ['getData'],
      when: isReceipt,
      change: mapHeader('Content-Disposition', (value) => value.replaceAll('.pdf', '')),
    },
  },
  {
    id: 'app-receipt-not-acceptable',
    breaks: 'The receipt answers 406 where Accept asks for JSON.',
    aimedAt: 'APP-PDF-004',
    replies: {
      routes: ['getData'],
      when: (reply, call) =>
        isReceipt(reply) && call.request.header('accept') === 'application/json',
      change: both(withStatus(406), emptyBody),
    },
  },
  {
    id: 'app-receipt-as-json',
    breaks: 'The receipt is called JSON where Accept asks for it.',
    aimedAt: 'APP-PDF-004',
    replies: {
      routes: ['getData'],
      when: (reply, call) =>
        isReceipt(reply) && call.request.header('accept') === 'application/json',
      change: withMediaType('application/json'),
    },
  },
  {
    id: 'app-receipt-without-task',
    breaks: 'The receipt does not name its task.',
    aimedAt: 'APP-PDF-005',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['data', '*', 'references'], null),
    },
  },
  {
    id: 'app-receipt-of-unknown-task',
    breaks: 'The receipt names a task that the process does not have.',
    aimedAt: 'APP-PDF-005',
    replies: {
      routes: ['getInstance'],
      when: ok,
      change: setMember(['data', '*', 'references', '*', 'value'], 'Task_99'),
    },
  },
  {
    id: 'app-receipt-writable',
    breaks: 'A user may change the receipt.',
    aimedAt: 'APP-PDF-006',
    rules: {
      dataAccess: (use, access) =>
        access.type.id === 'ref-data-as-pdf' ? undefined : dataRules.dataAccess(use, access),
      permits: () => true,
    },
  },
  {
    id: 'app-receipt-refused-put-changes',
    breaks: 'PUT of the receipt answers 403 and changes it.',
    aimedAt: 'APP-PDF-006',
    replies: { routes: ['putData'], when: isStatus(403), change: also(changesBytes) },
  },
  {
    id: 'app-receipt-refused-delete-removes',
    breaks: 'DELETE of the receipt answers 403 and removes it.',
    aimedAt: 'APP-PDF-006',
    replies: { routes: ['deleteData'], when: isStatus(403), change: also(removesElement) },
  },
  {
    id: 'app-receipt-outage-ends',
    breaks: 'A PDF service that is down ends the process.',
    aimedAt: 'APP-PDF-007',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(endsProcess) },
  },
  {
    id: 'app-receipt-outage-locks',
    breaks: 'A PDF service that is down leaves the form locked.',
    aimedAt: 'APP-PDF-007',
    replies: { routes: ['nextProcess'], when: isStatus(409), change: also(locksElements) },
  },
  {
    id: 'app-receipt-outage-ignored',
    breaks: 'A PDF service that is down ends the process without a receipt.',
    aimedAt: 'APP-PDF-007',
    rules: { printedTypes: () => [] },
  },
  {
    id: 'app-pdf-format-missing',
    breaks: 'GET pdf/format answers 404.',
    aimedAt: 'APP-PDF-008',
    replies: { routes: ['getPdfFormat'], when: ok, change: misses },
  },
  {
    id: 'app-pdf-format-without-pages',
    breaks: 'GET pdf/format does not name the pages to leave out.',
    aimedAt: 'APP-PDF-008',
    replies: { routes: ['getPdfFormat'], when: ok, change: dropMember('excludedPages') },
  },
  {
    id: 'app-pdf-format-open-to-all',
    breaks: 'GET pdf/format answers everybody.',
    aimedAt: 'APP-PDF-009',
    rules: { permits: () => true },
  },
  {
    id: 'app-pdf-format-denied-crashes',
    breaks: 'GET pdf/format answers 500 to a caller without rights.',
    aimedAt: 'APP-PDF-009',
    replies: { routes: ['getPdfFormat'], when: isStatus(403), change: crashes },
  },
];

function isReceipt(reply: Reply): boolean {
  return reply.headers.some(([name, value]) => name === 'Content-Type' && /pdf/.test(value));
}
