import {
  both,
  dropHeader,
  emptyBody,
  isStatus,
  mapMember,
  replaceBody,
  replaceJson,
  setMember,
  withHeader,
  withMediaType,
  withoutMediaType,
  withStatus,
} from '../change.ts';
import type { Fault } from './fault.ts';
import { onReply } from './spoil.ts';

const trace =
  'System.NullReferenceException: Object reference not set\n   at Altinn.App.Api.Controllers.InstancesController.Get(String org) in /src/InstancesController.cs:line 112';

/** Faults that the checks of every exchange detect. */
export const contractFaults: readonly Fault[] = [
  {
    id: 'app-get-instance-answers-202',
    breaks: 'GET instance answers with a status that is not documented.',
    aimedAt: 'APP-CONTRACT-001',
    ...onReply(['getInstance'], 200, withStatus(202)),
  },
  {
    id: 'app-put-data-answers-418',
    breaks: 'PUT data answers with a status that nobody knows.',
    aimedAt: 'APP-CONTRACT-001',
    ...onReply(['putData'], 201, withStatus(418)),
  },
  {
    id: 'app-process-answers-204',
    breaks: 'GET process answers 204 without the process.',
    aimedAt: 'APP-CONTRACT-001',
    ...onReply(['getProcess'], 200, both(withStatus(204), emptyBody)),
  },
  {
    id: 'app-delete-instance-answers-203',
    breaks: 'DELETE instance answers 203.',
    aimedAt: 'APP-CONTRACT-001',
    ...onReply(['deleteInstance'], 200, withStatus(203)),
  },
  {
    id: 'app-get-instance-is-html',
    breaks: 'GET instance calls its JSON text/html.',
    aimedAt: 'APP-CONTRACT-002',
    ...onReply(['getInstance'], 200, withMediaType('text/html; charset=utf-8')),
  },
  {
    id: 'app-process-has-no-media-type',
    breaks: 'GET process names no media type.',
    aimedAt: 'APP-CONTRACT-002',
    ...onReply(['getProcess'], 200, withoutMediaType),
  },
  {
    id: 'app-validation-is-plain-text',
    breaks: 'The results of validation come as text/plain.',
    aimedAt: 'APP-CONTRACT-002',
    ...onReply(['validateInstance'], 200, withMediaType('text/plain; charset=utf-8')),
  },
  {
    id: 'app-problem-is-xml',
    breaks: 'A refusal calls its problem body application/xml.',
    aimedAt: 'APP-CONTRACT-002',
    ...onReply(['getInstance'], 404, withMediaType('application/xml')),
  },
  {
    id: 'app-create-instance-loses-location',
    breaks: 'POST instances/create answers without Location.',
    aimedAt: 'APP-CONTRACT-004',
    ...onReply(['createInstanceSimple'], 201, dropHeader('Location')),
  },
  {
    id: 'app-multipart-creation-loses-location',
    breaks: 'POST instances answers without Location.',
    aimedAt: 'APP-CONTRACT-004',
    ...onReply(['createInstance'], 201, dropHeader('Location')),
  },
  {
    id: 'app-location-is-no-address',
    breaks: 'Location is no address.',
    aimedAt: 'APP-CONTRACT-004',
    ...onReply(['createInstanceSimple'], 201, withHeader('Location', 'her borte :)')),
  },
  {
    id: 'app-malformed-creation-answers-500',
    breaks: 'A malformed body of POST instances/create leads to 500.',
    aimedAt: 'APP-CONTRACT-005',
    ...onReply(['createInstanceSimple'], 400, both(withStatus(500), emptyBody)),
  },
  {
    id: 'app-unknown-instance-answers-500',
    breaks: 'An unknown instance leads to 500.',
    aimedAt: 'APP-CONTRACT-005',
    ...onReply(['getInstance'], 404, both(withStatus(500), emptyBody)),
  },
  {
    id: 'app-missing-element-answers-502',
    breaks: 'A missing element leads to 502.',
    aimedAt: 'APP-CONTRACT-005',
    ...onReply(['getData'], 404, both(withStatus(502), emptyBody)),
  },
  {
    id: 'app-conflict-answers-503',
    breaks: 'A conflict of the process leads to 503.',
    aimedAt: 'APP-CONTRACT-005',
    ...onReply(['nextProcess'], 409, both(withStatus(503), emptyBody)),
  },
  {
    id: 'app-refusal-shows-stack-trace',
    breaks: 'A refused body is answered with a stack trace.',
    aimedAt: 'APP-CONTRACT-006',
    ...onReply(['createInstanceSimple'], 400, setMember(['detail'], trace)),
  },
  {
    id: 'app-conflict-shows-exception',
    breaks: 'The refusal of process/next names an exception of the service.',
    aimedAt: 'APP-CONTRACT-006',
    ...onReply(
      ['nextProcess'],
      409,
      setMember(['detail'], 'Altinn.App.Core.Internal.Process.ProcessException was thrown'),
    ),
  },
  {
    id: 'app-refusal-shows-sql',
    breaks: 'A missing element is answered with SQL text.',
    aimedAt: 'APP-CONTRACT-006',
    ...onReply(
      ['getData'],
      404,
      replaceBody('select * from storage.dataelements where alternateid = $1'),
    ),
  },
  {
    id: 'app-refusal-echoes-token',
    breaks: "A refusal repeats the caller's token.",
    aimedAt: 'APP-CONTRACT-006',
    replies: {
      routes: ['getInstance'],
      when: isStatus(404),
      change: (reply, call) =>
        setMember(['detail'], call.request.header('authorization') ?? '')(reply, call),
    },
  },
  {
    id: 'app-refusal-shows-password',
    breaks: 'A refusal shows the address of the database with its password.',
    aimedAt: 'APP-CONTRACT-006',
    ...onReply(
      ['getInstance'],
      404,
      setMember(['detail'], 'Host=db.local;Username=app;password=sommer2026'),
    ),
  },
  {
    id: 'app-refusal-shows-key',
    breaks: 'A refusal shows a private key.',
    aimedAt: 'APP-CONTRACT-006',
    ...onReply(
      ['getInstance'],
      404,
      setMember(['detail'], '-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----'),
    ),
  },
  {
    id: 'app-element-ids-lead-clients-astray',
    breaks: 'New elements have ids that no request can name.',
    aimedAt: 'APP-CONTRACT-007',
    replies: {
      routes: ['createInstanceSimple'],
      when: isStatus(201),
      change: mapMember(['data', '*', 'id'], () => 'skjema-1'),
    },
  },
  {
    id: 'app-refusal-is-of-no-family',
    breaks: 'An unknown instance is refused with a body of no known family.',
    aimedAt: 'APP-CONTRACT-009',
    ...onReply(
      ['getInstance'],
      404,
      replaceJson({ error: 'not_found', error_description: 'nope' }),
    ),
  },
  {
    id: 'app-binding-refusal-is-a-list',
    breaks: 'A malformed body is refused with a list.',
    aimedAt: 'APP-CONTRACT-009',
    ...onReply(['createInstanceSimple'], 400, replaceJson([{ message: 'wrong' }])),
  },
  {
    id: 'app-unauthorized-has-a-page',
    breaks: 'A 401 comes with a page to log in.',
    aimedAt: 'APP-CONTRACT-009',
    ...onReply(
      ['getInstance'],
      401,
      both(
        replaceBody('<html><body>Logg inn</body></html>'),
        withMediaType('text/html; charset=utf-8'),
      ),
    ),
  },
  {
    id: 'app-problem-status-is-text',
    breaks: 'The status of a problem body is a text.',
    aimedAt: 'APP-CONTRACT-009',
    ...onReply(['getInstance'], 404, setMember(['status'], '404')),
  },
];
