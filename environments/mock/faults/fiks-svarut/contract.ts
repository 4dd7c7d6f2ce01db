import {
  both,
  dropMember,
  emptyBody,
  mapJson,
  mapMember,
  replaceBody,
  replaceJson,
  setMember,
  withMediaType,
  withoutMediaType,
  withStatus,
} from '../change.ts';
import type { FiksChange, FiksFault } from './fault.ts';
import { onReply } from './send-means.ts';

const trace =
  'java.lang.NullPointerException: Cannot invoke "String.length()"\n\tat no.ks.svarut.ForsendelseController.send(ForsendelseController.kt:112)';

/** Changes refusals of a route whose message fits. */
const onMessage = (
  route: string,
  message: RegExp,
  change: FiksChange,
): Pick<FiksFault, 'replies'> => ({
  replies: {
    routes: [route],
    when: ({ status, body }) => status === 400 && message.test(body?.toString() ?? ''),
    change,
  },
});

const crash = (status: number): FiksChange =>
  both(withStatus(status), setMember(['status'], status));

/** Answers the value of the one member of an object. */
const unwrapped = mapJson((value) =>
  typeof value === 'object' && value !== null ? Object.values(value)[0] : value,
);

/** Faults that the checks of every exchange detect. */
export const contractFaults: readonly FiksFault[] = [
  {
    id: 'fiks-metadata-answers-202',
    breaks: 'Metadata is answered 202.',
    aimedAt: 'FIKS-CONTRACT-001',
    ...onReply('hentMetadata', 200, withStatus(202)),
  },
  {
    id: 'fiks-read-elsewhere-answers-200',
    breaks: 'Word that a forsendelse was read is answered 200.',
    aimedAt: 'FIKS-CONTRACT-001',
    ...onReply('settForsendelseLestAvEksterntSystem', 204, withStatus(200)),
  },
  {
    id: 'fiks-lookup-answers-204-for-nothing',
    breaks: 'A lookup that finds nothing is answered 204.',
    aimedAt: 'FIKS-CONTRACT-001',
    ...onReply('finnForsendelserKnyttetTilEksternRef', 200, (reply) =>
      reply.body?.includes('[]') === true
        ? both(withStatus(204), emptyBody)(reply, undefined)
        : reply,
    ),
  },
  {
    id: 'fiks-metadata-is-html',
    breaks: 'Metadata is called text/html.',
    aimedAt: 'FIKS-CONTRACT-002',
    ...onReply('hentMetadata', 200, withMediaType('text/html;charset=utf-8')),
  },
  {
    id: 'fiks-statuses-have-no-media-type',
    breaks: 'Statuses come without a media type.',
    aimedAt: 'FIKS-CONTRACT-002',
    ...onReply('hentStatuser', 200, withoutMediaType),
  },
  {
    id: 'fiks-refusal-is-problem-json',
    breaks: 'A refusal of send is called application/problem+json.',
    aimedAt: 'FIKS-CONTRACT-002',
    ...onReply('send', 400, withMediaType('application/problem+json')),
  },
  {
    id: 'fiks-statuses-are-bare-list',
    breaks: 'Statuses come as a bare list.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply('hentStatuser', 200, unwrapped),
  },
  {
    id: 'fiks-lookup-is-bare-list',
    breaks: 'The ids of a lookup come as a bare list.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply('finnForsendelserKnyttetTilEksternRef', 200, unwrapped),
  },
  {
    id: 'fiks-metadata-without-hash',
    breaks: 'Documents are told without their hash.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply('hentMetadata', 200, dropMember('dokumenter', '*', 'sha256Hash')),
  },
  {
    id: 'fiks-metadata-size-is-text',
    breaks: 'The size of a document is a text.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply('hentMetadata', 200, mapMember(['dokumenter', '*', 'storrelse'], String)),
  },
  {
    id: 'fiks-status-moment-is-null',
    breaks: 'The moment of a status is null, which no optional member is.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply('hentStatuser', 200, setMember(['statuser', '*', 'sisteStatusEndring'], null)),
  },
  {
    id: 'fiks-id-is-no-uuid',
    breaks: 'The id of a forsendelse is a number.',
    aimedAt: 'FIKS-CONTRACT-003',
    ...onReply(
      'send',
      200,
      mapMember(['id'], (id) => Number.parseInt(String(id), 16)),
    ),
  },
  {
    id: 'fiks-crashes-on-malformed-json',
    breaks: 'JSON that cannot be read is answered 500.',
    aimedAt: 'FIKS-CONTRACT-005',
    ...onMessage('send', /ikke gyldig JSON/, crash(500)),
  },
  {
    id: 'fiks-crashes-on-unknown-id',
    breaks: 'An id that does not exist is answered 500.',
    aimedAt: 'FIKS-CONTRACT-005',
    ...onReply('hentMetadata', 404, crash(500)),
  },
  {
    id: 'fiks-crashes-on-cut-body',
    breaks: 'A body that ends too early is answered 503.',
    aimedAt: 'FIKS-CONTRACT-005',
    ...onMessage('send', /avkortet/, crash(503)),
  },
  {
    id: 'fiks-refusal-shows-stack-trace',
    breaks: 'A refusal shows a stack trace.',
    aimedAt: 'FIKS-CONTRACT-006',
    ...onReply('send', 400, setMember(['message'], trace)),
  },
  {
    id: 'fiks-refusal-shows-query',
    breaks: 'An id that does not exist is answered with the query that did not find it.',
    aimedAt: 'FIKS-CONTRACT-006',
    ...onReply(
      'hentMetadata',
      404,
      setMember(['message'], 'select id, status from forsendelse where id = ?'),
    ),
  },
  {
    id: 'fiks-refusal-shows-password',
    breaks: 'A refusal shows the address of the database with its password.',
    aimedAt: 'FIKS-CONTRACT-006',
    ...onReply(
      'send',
      400,
      setMember(['errorJson'], { db: 'jdbc:postgresql://db/svarut?user=svarut&password=sommer' }),
    ),
  },
  {
    id: 'fiks-ids-lead-clients-astray',
    breaks: 'New forsendelser have ids that no request can name.',
    aimedAt: 'FIKS-CONTRACT-007',
    ...onReply(
      'send',
      200,
      mapMember(['id'], (id) => `-${String(id).replaceAll('-', '')}---`),
    ),
  },
  {
    id: 'fiks-metadata-has-more-members',
    breaks: 'Documents have a member that no document names.',
    aimedAt: 'FIKS-CONTRACT-008',
    ...onReply('hentMetadata', 200, setMember(['dokumenter', '*', 'lagringssted'], 'arkiv')),
  },
  {
    id: 'fiks-refusal-is-list',
    breaks: 'A refusal comes as a list.',
    aimedAt: 'FIKS-CONTRACT-009',
    ...onReply('send', 400, replaceJson([{ message: 'Ugyldig' }])),
  },
  {
    id: 'fiks-refusal-is-page',
    breaks: 'A refusal is a page that calls itself JSON.',
    aimedAt: 'FIKS-CONTRACT-009',
    ...onReply('hentMetadata', 404, replaceBody('<html><body>404</body></html>')),
  },
  {
    id: 'fiks-refusal-has-status-in-words',
    breaks: 'The status in a refusal is a text.',
    aimedAt: 'FIKS-CONTRACT-009',
    ...onReply('send', 400, setMember(['status'], '400 BAD_REQUEST')),
  },
  {
    id: 'fiks-lookup-tells-null-for-status',
    breaks: 'A lookup tells null for a status.',
    aimedAt: 'FIKS-CONTRACT-010',
    ...onReply(
      'finnForsendelserKnyttetTilEksternRefMedMetadata',
      200,
      setMember(['forsendelser', '*', 'status'], null),
    ),
  },
  {
    id: 'fiks-status-that-nobody-knows',
    breaks: 'What is sent to print has a status that no copy of the documents knows.',
    aimedAt: 'FIKS-CONTRACT-011',
    ...onReply(
      'hentStatuser',
      200,
      mapMember(['statuser', '*', 'status'], (status) =>
        status === 'SENDT_PRINT' ? 'SENDT_POST' : status,
      ),
    ),
  },
];
