import { expect, test } from '@playwright/test';
import type { DataType } from '../app/app-definition.ts';
import type { Caller } from '../call.ts';
import { accessProblem, type DataUse } from './data-access.ts';
import type { StoredInstance } from '../instances/instance.ts';
import { kontraktModelApp } from '../app/kontrakt.fixture.ts';

const user: Caller = {
  kind: 'user',
  userId: 1337,
  scopes: [],
  authenticationLevel: 3,
  id: '1337',
  performedBy: '01039012345',
};
const owner: Caller = { ...user, kind: 'org', org: 'ttd', orgNumber: '405003309' };

const instance: StoredInstance = {
  guid: '4f0f5c8e-0000-4000-8000-000000000001',
  partyId: 501337,
  appId: 'ttd/kontrakt',
  org: 'ttd',
  instanceOwner: {
    partyId: '501337',
    personNumber: null,
    organisationNumber: null,
    username: null,
    externalIdentifier: null,
  },
  dueBefore: null,
  visibleAfter: null,
  process: null,
  status: {
    isArchived: false,
    archived: null,
    isSoftDeleted: false,
    softDeleted: null,
    isHardDeleted: false,
    hardDeleted: null,
    readStatus: 1,
    substatus: null,
  },
  completeConfirmations: null,
  data: [],
  presentationTexts: {},
  dataValues: {},
  created: '',
  createdBy: '',
  lastChanged: '',
  lastChangedBy: '',
  events: [],
  locked: false,
  row: 1,
  log: [],
  hold: null,
};

const archived = { ...instance, status: { ...instance.status, archived: '2026-01-01T00:00:00Z' } };

interface Case {
  readonly use: DataUse;
  readonly typeId: string;
  readonly type?: Partial<DataType>;
  readonly caller?: Caller;
  readonly instance?: StoredInstance;
  readonly may?: boolean;
  readonly contentLength?: number;
}

const logic = {
  autoCreate: false,
  classRef: null,
  allowAnonymousOnStateless: false,
  autoDeleteOnProcessEnd: false,
  disallowUserCreate: true,
  disallowUserDelete: true,
};

const cases: readonly (readonly [string, Case, string | undefined])[] = [
  ['nothing in the way', { use: 'create', typeId: 'vedlegg' }, undefined],
  ['A1', { use: 'create', typeId: 'ref-data-as-pdf' }, '403 Forbidden'],
  [
    'A3',
    { use: 'update', typeId: 'vedlegg', type: { actionRequiredToWrite: 'x' }, may: false },
    '403 Unauthorized',
  ],
  ['A4', { use: 'update', typeId: 'vedlegg', instance: archived }, '409 Instance Not Active'],
  ['A5 user', { use: 'create', typeId: 'eiersvedlegg' }, '403 Forbidden'],
  ['A5 owner', { use: 'create', typeId: 'eiersvedlegg', caller: owner }, undefined],
  ['A5 app:owned', { use: 'create', typeId: 'signatur', caller: owner }, '403 Forbidden'],
  ['A7', { use: 'create', typeId: 'vedlegg', contentLength: 2 ** 20 + 1 }, '400 Max Size Exceeded'],
  [
    'A8',
    { use: 'create', typeId: 'vedlegg', type: { appLogic: logic } },
    '400 User Create Disallowed',
  ],
  [
    'A8 owner',
    { use: 'create', typeId: 'vedlegg', type: { appLogic: logic }, caller: owner },
    undefined,
  ],
  ['A9', { use: 'delete', typeId: 'Skjema' }, '400 Cannot Delete main data element'],
  [
    'A10',
    { use: 'delete', typeId: 'vedlegg', type: { appLogic: logic } },
    '400 User Delete Disallowed',
  ],
  [
    'A11',
    { use: 'read', typeId: 'vedlegg', type: { actionRequiredToRead: 'x' }, may: false },
    '403 Unauthorized',
  ],
];

for (const [title, given, expected] of cases) {
  test(`access step ${title}`, () => {
    const type = kontraktModelApp().dataTypes.find((one) => one.id === given.typeId);
    expect(type).toBeDefined();
    if (type === undefined) return;
    const problem = accessProblem(given.use, {
      type: { ...type, ...given.type },
      instance: given.instance ?? instance,
      caller: given.caller ?? user,
      may: () => given.may ?? true,
      contentLength: given.contentLength,
    });
    expect(problem === undefined ? undefined : `${problem.status} ${problem.title}`).toBe(expected);
  });
}
