import type { Call } from '../../altinn-app/call.ts';
import type { StoredDataElement, StoredInstance } from '../../altinn-app/instances/instance.ts';
import { isFormData } from '../../altinn-app/model/model.ts';
import { elementOf, instanceOf } from '../../altinn-app/instances/store.ts';
import { nowText } from '../../altinn-app/timestamp.ts';
import type { Reply } from '../../server/message.ts';
import type { Change, Fault } from './fault.ts';

/** What an effect acts on. */
export interface Touched {
  readonly call: Call;
  readonly instance: StoredInstance;
  /** The element of the path. */
  readonly element?: StoredDataElement;
}

/** Does something to what is stored. */
export type Effect = (touched: Touched) => void;

/** Leaves the reply as it is and does something else beside it; nothing without an instance. */
export function also(effect: Effect): Change {
  return (reply, call) => {
    const touched = touchedBy(call);
    if (touched !== undefined) effect(touched);
    return reply;
  };
}

/** An instance as it was before the call, to look at and to put back. */
export type Kept = StoredInstance;

/** A fault that knows the instance as it was before the call; it acts on replies below 300. */
export function comparing(
  routes: readonly string[],
  act: (now: Touched, before: Kept) => void,
  when: (reply: Reply, call: Call) => boolean = isTaken,
): Pick<Fault, 'requests' | 'replies'> {
  const kept = new WeakMap<Call, Kept>();
  const remember = (call: Call): Call => {
    const instance = instanceOf(call);
    if (instance !== undefined) kept.set(call, copyOf(instance));
    return call;
  };
  const change: Change = (reply, call) => {
    const before = kept.get(call);
    const now = touchedBy(call);
    if (before !== undefined && now !== undefined) act(now, before);
    return reply;
  };
  return { requests: { routes, change: remember }, replies: { routes, when, change } };
}

/** Answers as if it had done what was asked, and keeps the instance as it was. */
export function forgets(
  routes: readonly string[],
  when?: (reply: Reply, call: Call) => boolean,
): Pick<Fault, 'requests' | 'replies'> {
  return comparing(routes, ({ instance }, before) => Object.assign(instance, before), when);
}

/** PUT process/next answers 200 in a task of that type and leaves the instance where it is. */
export function forgetsIn(taskType: string): Pick<Fault, 'requests' | 'replies'> {
  return comparing(['nextProcess'], ({ instance }, before) => {
    if (before.process?.currentTask?.altinnTaskType === taskType) Object.assign(instance, before);
  });
}

/** The element that holds the form. */
export function formOf({ call, instance }: Touched): StoredDataElement | undefined {
  return instance.data.find((element) =>
    call.app.dataTypes.some((type) => type.id === element.dataType && isFormData(type)),
  );
}

/** Writes another value into the first filled field of the form. */
export const changesForm: Effect = (touched) => {
  const form = formOf(touched);
  if (form !== undefined) form.content = replaced(form.content, />[^<>\s][^<>]*</, '>otherwise<');
};

/** Ends the process where it stands. */
export const endsProcess: Effect = ({ call, instance }) => {
  const ended = nowText(call.state.world);
  if (instance.process === null) return;
  instance.process = { ...instance.process, currentTask: null, ended, endEvent: 'EndEvent_1' };
};

/** Counts a step that was not taken. */
export const countsStep: Effect = ({ instance }) => {
  const task = instance.process?.currentTask;
  if (instance.process && task)
    instance.process = { ...instance.process, currentTask: { ...task, flow: task.flow + 1 } };
};

/** Starts an ended process again. */
export const reopensProcess: Effect = ({ instance }) => {
  if (instance.process !== null)
    instance.process = { ...instance.process, ended: null, endEvent: null };
};

/** Starts a process at its start event. */
export const startsProcess: Effect = ({ call, instance }) => {
  const [startEvent = 'StartEvent_1'] = call.app.process.startEvents;
  const started = nowText(call.state.world);
  instance.process = { started, startEvent, currentTask: null, ended: null, endEvent: null };
};

/** Locks every element. */
export const locksElements: Effect = ({ instance }) => {
  for (const element of instance.data) element.locked = true;
};

/** Keeps another element, of the data type that was named in the request. */
export const addsElement: Effect = ({ call, instance }) => {
  const [first] = instance.data;
  const named = call.params['dataType'] ?? call.request.query.get('dataType') ?? first?.dataType;
  const wanted = call.app.dataTypes.find((type) => type.id === named);
  const type = wanted ?? call.app.dataTypes.find((one) => !isFormData(one) && one.taskId !== null);
  if (first === undefined || type === undefined) return;
  instance.data.push({ ...first, id: crypto.randomUUID(), dataType: type.id });
};

/** Changes the bytes of the path's element. */
export const changesBytes: Effect = ({ element }) => {
  if (element !== undefined) element.content = Buffer.concat([element.content, Buffer.from('!')]);
};

/** Takes the path's element off. */
export const removesElement: Effect = ({ instance, element }) => {
  instance.data = instance.data.filter((one) => one !== element);
};

function touchedBy(call: Call): Touched | undefined {
  const instance = instanceOf(call);
  if (instance === undefined) return undefined;
  const element = elementOf(call, instance);
  return { call, instance, ...(element === undefined ? {} : { element }) };
}

function isTaken(reply: Reply): boolean {
  return reply.status < 300;
}

function copyOf(instance: StoredInstance): StoredInstance {
  return {
    ...instance,
    status: { ...instance.status },
    data: instance.data.map((element) => ({ ...element })),
    events: [...instance.events],
    log: [...instance.log],
    presentationTexts: { ...instance.presentationTexts },
    dataValues: { ...instance.dataValues },
  };
}

function replaced(content: Buffer, pattern: RegExp, text: string): Buffer {
  return Buffer.from(content.toString('utf8').replace(pattern, text));
}
