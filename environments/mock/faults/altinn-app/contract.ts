import {
  addText,
  both,
  dropHeader,
  dropMember,
  emptyBody,
  isStatus,
  mapMember,
  mapText,
  replaceBody,
  replaceJson,
  setMember,
  truncate,
  withHeader,
  withMediaType,
  withoutMediaType,
  withStatus,
} from '../change.ts';
import type { Change, Fault } from '../fault.ts';

const at = (routes: readonly string[], status: number, change: Change): Pick<Fault, 'replies'> => ({
  replies: { routes, when: isStatus(status), change },
});

const trace =
  'System.NullReferenceException: Object reference not set\n   at Altinn.App.Api.Controllers.InstancesController.Get(String org) in /src/InstancesController.cs:line 112';

const stripOffset = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/(Z|[+-]\d\d:\d\d)$/, '') : value;

/** Faults that the checks of every exchange detect. */
export const contractFaults: readonly Fault[] = [
  {
    id: 'app-get-instance-answers-202',
    breaks: 'GET instance answers with a status that is not documented.',
    aimedAt: 'APP-CONTRACT-001',
    ...at(['getInstance'], 200, withStatus(202)),
  },
  {
    id: 'app-put-data-answers-418',
    breaks: 'PUT data answers with a status that nobody knows.',
    aimedAt: 'APP-CONTRACT-001',
    ...at(['putData'], 201, withStatus(418)),
  },
  {
    id: 'app-process-answers-204',
    breaks: 'GET process answers 204 without the process.',
    aimedAt: 'APP-CONTRACT-001',
    ...at(['getProcess'], 200, both(withStatus(204), emptyBody)),
  },
  {
    id: 'app-delete-instance-answers-203',
    breaks: 'DELETE instance answers 203.',
    aimedAt: 'APP-CONTRACT-001',
    ...at(['deleteInstance'], 200, withStatus(203)),
  },
  {
    id: 'app-get-instance-is-html',
    breaks: 'GET instance calls its JSON text/html.',
    aimedAt: 'APP-CONTRACT-002',
    ...at(['getInstance'], 200, withMediaType('text/html; charset=utf-8')),
  },
  {
    id: 'app-process-has-no-media-type',
    breaks: 'GET process names no media type.',
    aimedAt: 'APP-CONTRACT-002',
    ...at(['getProcess'], 200, withoutMediaType),
  },
  {
    id: 'app-validation-is-plain-text',
    breaks: 'The results of validation come as text/plain.',
    aimedAt: 'APP-CONTRACT-002',
    ...at(['validateInstance'], 200, withMediaType('text/plain; charset=utf-8')),
  },
  {
    id: 'app-problem-is-xml',
    breaks: 'A refusal calls its problem body application/xml.',
    aimedAt: 'APP-CONTRACT-002',
    ...at(['getInstance'], 404, withMediaType('application/xml')),
  },
  {
    id: 'app-instance-lacks-status',
    breaks: 'The instance has no status.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, dropMember('status')),
  },
  {
    id: 'app-instance-lacks-owner',
    breaks: 'The instance has no owner.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, dropMember('instanceOwner')),
  },
  {
    id: 'app-created-instance-lacks-id',
    breaks: 'The new instance has no id.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['createInstanceSimple'], 201, dropMember('id')),
  },
  {
    id: 'app-element-lacks-data-type',
    breaks: 'Data elements do not say their type.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, dropMember('data', '*', 'dataType')),
  },
  {
    id: 'app-element-size-is-text',
    breaks: 'The size of data elements is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, mapMember(['data', '*', 'size'], String)),
  },
  {
    id: 'app-element-id-is-no-uuid',
    breaks: 'The id of data elements is no uuid.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(
      ['getInstance'],
      200,
      mapMember(['data', '*', 'id'], (id) => String(id).replaceAll('-', '')),
    ),
  },
  {
    id: 'app-element-locked-is-text',
    breaks: 'Whether an element is locked is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, mapMember(['data', '*', 'locked'], String)),
  },
  {
    id: 'app-process-flow-is-text',
    breaks: 'The number of the task is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getProcess'], 200, mapMember(['currentTask', 'flow'], String)),
  },
  {
    id: 'app-flow-type-is-unknown',
    breaks: 'The current task was reached in a way that does not exist.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getProcess'], 200, setMember(['currentTask', 'flowType'], 'Jump')),
  },
  {
    id: 'app-scan-result-is-unknown',
    breaks: 'The result of the virus scan is none of the known ones.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, setMember(['data', '*', 'fileScanResult'], 'Maybe')),
  },
  {
    id: 'app-severity-is-unknown',
    breaks: 'Results of validation have a severity that does not exist.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['validateInstance'], 200, setMember(['*', 'severity'], 'high')),
  },
  {
    id: 'app-instance-data-is-null',
    breaks: 'The data list of an instance is null.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, setMember(['data'], null)),
  },
  {
    id: 'app-created-date-is-null',
    breaks: 'The time of creation is null.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, setMember(['created'], null)),
  },
  {
    id: 'app-created-date-lacks-offset',
    breaks: 'The time of creation has no offset.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, mapMember(['created'], stripOffset)),
  },
  {
    id: 'app-started-date-is-local',
    breaks: 'The start of the process is written as a Norwegian date.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getProcess'], 200, setMember(['started'], '01.10.2026 12:00')),
  },
  {
    id: 'app-history-date-lacks-offset',
    breaks: 'The history tells times without an offset.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getProcessHistory'], 200, mapMember(['processHistory', '*', 'started'], stripOffset)),
  },
  {
    id: 'app-instance-json-is-cut',
    breaks: 'The last byte of an instance is missing.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, truncate(1)),
  },
  {
    id: 'app-process-json-is-cut',
    breaks: 'The process ends in the middle.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getProcess'], 200, truncate(40)),
  },
  {
    id: 'app-instance-body-is-empty',
    breaks: 'GET instance answers 200 with nothing.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, emptyBody),
  },
  {
    id: 'app-instance-comes-in-a-list',
    breaks: 'GET instance answers a list of one.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(
      ['getInstance'],
      200,
      mapText((text) => `[${text}]`),
    ),
  },
  {
    id: 'app-active-list-is-an-object',
    breaks: 'The list of active instances is wrapped in an object.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(
      ['listActiveInstances'],
      200,
      mapText((text) => `{"items":${text}}`),
    ),
  },
  {
    id: 'app-instance-json-with-comment',
    breaks: 'Something writes behind the JSON of an instance.',
    aimedAt: 'APP-CONTRACT-003',
    ...at(['getInstance'], 200, addText('<!-- cached -->')),
  },
  {
    id: 'app-create-instance-loses-location',
    breaks: 'POST instances/create answers without Location.',
    aimedAt: 'APP-CONTRACT-004',
    ...at(['createInstanceSimple'], 201, dropHeader('Location')),
  },
  {
    id: 'app-multipart-creation-loses-location',
    breaks: 'POST instances answers without Location.',
    aimedAt: 'APP-CONTRACT-004',
    ...at(['createInstance'], 201, dropHeader('Location')),
  },
  {
    id: 'app-location-is-no-address',
    breaks: 'Location is no address.',
    aimedAt: 'APP-CONTRACT-004',
    ...at(['createInstanceSimple'], 201, withHeader('Location', 'her borte :)')),
  },
  {
    id: 'app-malformed-creation-answers-500',
    breaks: 'A malformed body of POST instances/create leads to 500.',
    aimedAt: 'APP-CONTRACT-005',
    ...at(['createInstanceSimple'], 400, both(withStatus(500), emptyBody)),
  },
  {
    id: 'app-unknown-instance-answers-500',
    breaks: 'An unknown instance leads to 500.',
    aimedAt: 'APP-CONTRACT-005',
    ...at(['getInstance'], 404, both(withStatus(500), emptyBody)),
  },
  {
    id: 'app-missing-element-answers-502',
    breaks: 'A missing element leads to 502.',
    aimedAt: 'APP-CONTRACT-005',
    ...at(['getData'], 404, both(withStatus(502), emptyBody)),
  },
  {
    id: 'app-conflict-answers-503',
    breaks: 'A conflict of the process leads to 503.',
    aimedAt: 'APP-CONTRACT-005',
    ...at(['nextProcess'], 409, both(withStatus(503), emptyBody)),
  },
  {
    id: 'app-refusal-shows-stack-trace',
    breaks: 'A refused body is answered with a stack trace.',
    aimedAt: 'APP-CONTRACT-006',
    ...at(['createInstanceSimple'], 400, setMember(['detail'], trace)),
  },
  {
    id: 'app-conflict-shows-exception',
    breaks: 'The refusal of process/next names an exception of the service.',
    aimedAt: 'APP-CONTRACT-006',
    ...at(
      ['nextProcess'],
      409,
      setMember(['detail'], 'Altinn.App.Core.Internal.Process.ProcessException was thrown'),
    ),
  },
  {
    id: 'app-refusal-shows-sql',
    breaks: 'A missing element is answered with SQL text.',
    aimedAt: 'APP-CONTRACT-006',
    ...at(
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
    ...at(
      ['getInstance'],
      404,
      setMember(['detail'], 'Host=db.local;Username=app;password=sommer2026'),
    ),
  },
  {
    id: 'app-refusal-shows-key',
    breaks: 'A refusal shows a private key.',
    aimedAt: 'APP-CONTRACT-006',
    ...at(
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
    id: 'app-instance-has-foreign-member',
    breaks: 'Instances carry a member that is not documented.',
    aimedAt: 'APP-CONTRACT-008',
    ...at(['getInstance'], 200, setMember(['internalState'], 'hot')),
  },
  {
    id: 'app-refusal-is-of-no-family',
    breaks: 'An unknown instance is refused with a body of no known family.',
    aimedAt: 'APP-CONTRACT-009',
    ...at(['getInstance'], 404, replaceJson({ error: 'not_found', error_description: 'nope' })),
  },
  {
    id: 'app-binding-refusal-is-a-list',
    breaks: 'A malformed body is refused with a list.',
    aimedAt: 'APP-CONTRACT-009',
    ...at(['createInstanceSimple'], 400, replaceJson([{ message: 'wrong' }])),
  },
  {
    id: 'app-unauthorized-has-a-page',
    breaks: 'A 401 comes with a page to log in.',
    aimedAt: 'APP-CONTRACT-009',
    ...at(
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
    ...at(['getInstance'], 404, setMember(['status'], '404')),
  },
];
