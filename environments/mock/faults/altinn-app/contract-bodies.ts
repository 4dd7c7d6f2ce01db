import {
  addText,
  dropMember,
  emptyBody,
  mapMember,
  mapText,
  setMember,
  truncate,
} from '../change.ts';
import type { Fault } from './fault.ts';
import { onReply } from './spoil.ts';

const stripOffset = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/(Z|[+-]\d\d:\d\d)$/, '') : value;

/** Faults in the shape of bodies, which a check of every exchange detects. */
export const contractBodiesFaults: readonly Fault[] = [
  {
    id: 'app-instance-lacks-status',
    breaks: 'The instance has no status.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, dropMember('status')),
  },
  {
    id: 'app-instance-lacks-owner',
    breaks: 'The instance has no owner.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, dropMember('instanceOwner')),
  },
  {
    id: 'app-created-instance-lacks-id',
    breaks: 'The new instance has no id.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['createInstanceSimple'], 201, dropMember('id')),
  },
  {
    id: 'app-element-lacks-data-type',
    breaks: 'Data elements do not say their type.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, dropMember('data', '*', 'dataType')),
  },
  {
    id: 'app-element-size-is-text',
    breaks: 'The size of data elements is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, mapMember(['data', '*', 'size'], String)),
  },
  {
    id: 'app-element-id-is-no-uuid',
    breaks: 'The id of data elements is no uuid.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(
      ['getInstance'],
      200,
      mapMember(['data', '*', 'id'], (id) => String(id).replaceAll('-', '')),
    ),
  },
  {
    id: 'app-element-locked-is-text',
    breaks: 'Whether an element is locked is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, mapMember(['data', '*', 'locked'], String)),
  },
  {
    id: 'app-process-flow-is-text',
    breaks: 'The number of the task is a text.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getProcess'], 200, mapMember(['currentTask', 'flow'], String)),
  },
  {
    id: 'app-flow-type-is-unknown',
    breaks: 'The current task was reached in a way that does not exist.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getProcess'], 200, setMember(['currentTask', 'flowType'], 'Jump')),
  },
  {
    id: 'app-scan-result-is-unknown',
    breaks: 'The result of the virus scan is none of the known ones.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, setMember(['data', '*', 'fileScanResult'], 'Maybe')),
  },
  {
    id: 'app-severity-is-unknown',
    breaks: 'Results of validation have a severity that does not exist.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['validateInstance'], 200, setMember(['*', 'severity'], 'high')),
  },
  {
    id: 'app-instance-data-is-null',
    breaks: 'The data list of an instance is null.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, setMember(['data'], null)),
  },
  {
    id: 'app-created-date-is-null',
    breaks: 'The time of creation is null.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, setMember(['created'], null)),
  },
  {
    id: 'app-created-date-lacks-offset',
    breaks: 'The time of creation has no offset.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, mapMember(['created'], stripOffset)),
  },
  {
    id: 'app-started-date-is-local',
    breaks: 'The start of the process is written as a Norwegian date.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getProcess'], 200, setMember(['started'], '01.10.2026 12:00')),
  },
  {
    id: 'app-history-date-lacks-offset',
    breaks: 'The history tells times without an offset.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(
      ['getProcessHistory'],
      200,
      mapMember(['processHistory', '*', 'started'], stripOffset),
    ),
  },
  {
    id: 'app-instance-json-is-cut',
    breaks: 'The last byte of an instance is missing.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, truncate(1)),
  },
  {
    id: 'app-process-json-is-cut',
    breaks: 'The process ends in the middle.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getProcess'], 200, truncate(40)),
  },
  {
    id: 'app-instance-body-is-empty',
    breaks: 'GET instance answers 200 with nothing.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, emptyBody),
  },
  {
    id: 'app-instance-comes-in-a-list',
    breaks: 'GET instance answers a list of one.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(
      ['getInstance'],
      200,
      mapText((text) => `[${text}]`),
    ),
  },
  {
    id: 'app-active-list-is-an-object',
    breaks: 'The list of active instances is wrapped in an object.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(
      ['listActiveInstances'],
      200,
      mapText((text) => `{"items":${text}}`),
    ),
  },
  {
    id: 'app-instance-json-with-comment',
    breaks: 'Something writes behind the JSON of an instance.',
    aimedAt: 'APP-CONTRACT-003',
    ...onReply(['getInstance'], 200, addText('<!-- cached -->')),
  },
  {
    id: 'app-instance-has-foreign-member',
    breaks: 'Instances carry a member that is not documented.',
    aimedAt: 'APP-CONTRACT-008',
    ...onReply(['getInstance'], 200, setMember(['internalState'], 'hot')),
  },
];
