import { expect } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMock, type Mock } from '../../start-mock.ts';

// What the tests of the state table (reference 2.5) share: the recorded apps, and copies of them
// with another process for rows that the recordings lack.

const folder = new URL('../../../../tests/recorded/altinn-app/apps/', import.meta.url).pathname;
const party = 501337;

type Edit = (text: string) => string;
const variants: Readonly<Record<string, { base: string; bpmn?: Edit; metadata?: Edit }>> = {
  'signature-demanded': {
    base: 'kontrakt',
    bpmn: (text) =>
      text.replace(
        '</altinn:signatureDataType>',
        '</altinn:signatureDataType><altinn:runDefaultValidator>true</altinn:runDefaultValidator>',
      ),
    metadata: (text) => {
      const metadata: { dataTypes: { id: string; minCount: number }[] } = JSON.parse(text);
      for (const type of metadata.dataTypes) if (type.id === 'signatur') type.minCount = 1;
      return JSON.stringify(metadata);
    },
  },
  payment: {
    base: 'feedback',
    bpmn: (text) =>
      text.replace(
        '<altinn:taskType>feedback</altinn:taskType>',
        '<altinn:taskType>payment</altinn:taskType><altinn:paymentConfig><altinn:paymentDataType>betaling</altinn:paymentDataType></altinn:paymentConfig>',
      ),
  },
};

const copies: string[] = [];
const running = new Map<string, Promise<Mock>>();

/** Closes every mock that rows have started. */
export async function closeMocks(): Promise<void> {
  for (const mock of running.values()) await (await mock).close();
  running.clear();
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true });
}

export function mockOf(app: string): Promise<Mock> {
  const mock = running.get(app) ?? startMock({ apps: [appFolder(app)], control: false });
  running.set(app, mock);
  return mock;
}

function appFolder(app: string): string {
  const variant = variants[app];
  if (variant === undefined) return join(folder, app);
  const made = mkdtempSync(join(tmpdir(), 'samsvar-app-'));
  copies.push(made);
  cpSync(join(folder, variant.base), made, { recursive: true });
  edit(join(made, 'process.bpmn'), variant.bpmn);
  edit(join(made, 'applicationmetadata.json'), variant.metadata);
  return made;
}

function edit(file: string, change: Edit | undefined): void {
  if (change !== undefined) writeFileSync(file, change(readFileSync(file, 'utf8')));
}

interface Answer {
  readonly status: number;
  readonly media: string | null;
  readonly text: string;
}

interface Sent {
  readonly body?: unknown;
  readonly type?: string;
}

export interface Instance {
  readonly mock: Mock;
  readonly guid: string;
  /** `line` is method and path below the instance; a body that is no text is sent as JSON. */
  readonly send: (actor: string, line: string, sent?: Sent) => Promise<Answer>;
}

export async function instanceOf(app: string, model: unknown): Promise<Instance> {
  const mock = await mockOf(app);
  const base = `${mock.apis['altinn-app']?.baseUrl ?? ''}/ttd/kontrakt/instances`;
  const ask = async (
    to: { actor: string; method: string; url: string },
    body?: string,
    type?: string,
  ): Promise<Answer> => {
    const token = mock.actors[to.actor]?.token ?? '';
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(type === undefined ? {} : { 'Content-Type': type }),
    };
    const init = { method: to.method, headers, ...(body === undefined ? {} : { body }) };
    const response = await fetch(to.url, init);
    const media = response.headers.get('content-type');
    return { status: response.status, media, text: await response.text() };
  };
  const created = await ask(
    { actor: 'user', method: 'POST', url: `${base}/create` },
    JSON.stringify({ instanceOwner: { partyId: String(party) } }),
    'application/json',
  );
  const instance: { id: string; data: { id: string }[] } = JSON.parse(created.text);
  const send: Instance['send'] = (actor, line, { body, type } = {}) => {
    const [method = '', path = ''] = line.split(' ');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const media = type ?? (body === undefined ? undefined : 'application/json');
    return ask({ actor, method, url: `${base}/${instance.id}/${path}` }, text, media);
  };
  await send('user', `PUT data/${instance.data[0]?.id ?? ''}`, { body: model });
  return { mock, guid: instance.id.split('/')[1] ?? '', send };
}

/** Where the instance stands: task and flow, or the end event. */
export function placeOf({ mock, guid }: Instance): string {
  const process = mock.api('altinn-app').state.instances.get(guid)?.process;
  if (process === null || process === undefined) return 'none';
  const task = process.currentTask;
  return task === null ? (process.endEvent ?? '') : `${task.elementId}/${task.flow}`;
}

export const valid = { navn: 'Kari' };
export const invalid = { navn: null };
export const next = 'PUT process/next';
export const withoutProcess = ({ mock, guid }: Instance): void => {
  const stored = mock.api('altinn-app').state.instances.get(guid);
  if (stored !== undefined) stored.process = null;
};
export const steps =
  (...actions: readonly (string | undefined)[]) =>
  async (instance: Instance): Promise<void> => {
    for (const action of actions)
      await instance.send('user', next, action === undefined ? {} : { body: { action } });
  };
export const signing = steps(undefined, 'confirm');
export const ended = steps(undefined, 'confirm', 'sign');

export interface Row {
  readonly row: string;
  readonly app?: string;
  readonly model?: unknown;
  readonly given?: (instance: Instance) => Promise<void> | void;
  readonly actor?: string;
  readonly request: string;
  readonly body?: unknown;
  readonly type?: string;
  readonly status: number;
  readonly media?: string;
  /** Must stand in the body. */
  readonly text?: string | RegExp;
  readonly place: string;
}

export const problem = 'application/problem+json; charset=utf-8';
export const plain = 'text/plain; charset=utf-8';
export const json = 'application/json; charset=utf-8';

/** Plays a row and judges answer and new state. */
export async function playRow(row: Row): Promise<void> {
  const instance = await instanceOf(row.app ?? 'kontrakt', row.model ?? valid);
  await row.given?.(instance);
  const { actor = 'user', request, body, type } = row;
  const sent = { body, ...(type !== undefined && { type }) };
  const answer = await instance.send(actor, request, sent);
  instance.mock.api('altinn-app').state.down.clear();
  expect(answer.status, answer.text).toBe(row.status);
  if (row.media !== undefined) expect(answer.media).toBe(row.media);
  if (row.text instanceof RegExp) expect(answer.text).toMatch(row.text);
  else expect(answer.text).toContain(row.text ?? '');
  expect(placeOf(instance)).toBe(row.place);
  expect(instance.mock.world().crashes).toEqual([]);
}

/** At a service task whose PDF failed; the PDF service is back. */
export async function afterFailedPdf(instance: Instance): Promise<void> {
  instance.mock.api('altinn-app').state.down.add('pdf');
  await instance.send('user', next);
  instance.mock.api('altinn-app').state.down.delete('pdf');
}
