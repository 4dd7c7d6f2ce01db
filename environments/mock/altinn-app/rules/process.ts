import type { AppDefinition } from '../app/app-definition.ts';
import { evaluateExpression } from '../process/expression.ts';
import type { ExpressionContext } from '../process/expression.ts';
import type {
  ProcessEvent,
  StoredInstance,
  StoredProcess,
  StoredTask,
} from '../instances/instance.ts';
import { nextElement } from '../process/navigate.ts';
import type { Navigation } from '../process/navigate.ts';
import type { ProcessElement, SequenceFlow } from '../process/process-definition.ts';
import { foldHistory } from '../process/process-history.ts';
import type { HistoryItem } from '../process/process-history.ts';
import { toProcessState } from '../process/process-state.ts';
import type { StateView } from '../process/process-state.ts';

/** Who asks to move from where: `may` is the decision point's answer at the current task. */
export interface MoveQuestion {
  readonly taskType: string;
  /** Absent: no action in the request. */
  readonly action?: string;
  readonly may: (action: string) => boolean;
}

/** What holds an instance: a move of its process, or a client of Storage. */
export type Held = Pick<StoredInstance, 'locked' | 'hold'>;

/** A task that is about to be left. */
export interface Leaving {
  readonly element: ProcessElement | undefined;
  readonly taskType: string;
  readonly action?: string;
}

/** Decisions of the process engine (reference 2). */
export const processRules = {
  /** What keeps the process from moving at all: detail of the 409; undefined where nothing does. */
  stateProblem: (process: StoredProcess | null): string | undefined => {
    if (process === null) return 'The instance is missing process information.';
    if (process.ended !== null) return 'Process is ended.';
    if (process.currentTask === null) return 'Process is not started. Use start!';
    if (process.currentTask.altinnTaskType !== '') return undefined;
    return 'Instance does not have current altinn task type information!';
  },
  /** Whether the caller may move the process on (2.2, step 4). */
  mayMove: (question: MoveQuestion): boolean => {
    if (question.action !== undefined) return question.may(question.action);
    return actionsThatMove(question.taskType).some((action) => question.may(action));
  },
  /** Whether another call holds the instance, so that this one is refused (step 5). */
  isHeld: ({ locked, hold }: Held, nowMs: number): boolean =>
    locked || (hold !== null && hold.untilMs > nowMs),
  /** Whether a service task runs by itself. */
  runsByItself: (taskType: string): boolean => serviceTypes.has(taskType.toLowerCase()),
  /** Whether the library knows how to start such a task. */
  knowsTaskType: (taskType: string): boolean =>
    taskTypes.has(taskType) || serviceTypes.has(taskType.toLowerCase()),
  /** Whether the action may be sent to a service task. */
  serviceTaskTakes: (taskType: string, action: string | undefined): boolean =>
    action === undefined || action === 'write' || action === taskType,
  /** Whether the task is validated before it is left (step 7). */
  validatesOnLeave: (leaving: Leaving): boolean => {
    if (processRules.runsByItself(leaving.taskType)) return false;
    const listed = leaving.element?.actions.some((action) => action.id === 'reject') === true;
    return !(leaving.action === 'reject' && listed);
  },
  /** The element that follows. */
  nextElement: (navigation: Navigation): ProcessElement => nextElement(navigation),
  /** Whether a flow out of a gateway is open; only a plain true opens it. */
  flowIsOpen: (flow: SequenceFlow, context: ExpressionContext): boolean =>
    evaluateExpression(flow.condition, context) === true,
  /** Number of the next task; the start event is 1. */
  nextFlow: (flow: number): number => flow + 1,
  /** How the new task was reached. */
  flowType: (action: string | undefined): StoredTask['flowType'] =>
    action === 'reject' ? 'AbandonCurrentMoveToNext' : 'CompleteCurrentMoveToNext',
  /** Whether the task's elements are locked when it is left. */
  locksOnLeave: (action: string | undefined): boolean => action !== 'reject',
  /** Whether the task's elements are unlocked when it is entered. */
  unlocksOnEnter: (): boolean => true,
  /** Whether an ended instance is archived. */
  archivesAtEnd: (): boolean => true,
  /** Whether an ended instance is deleted at once. */
  deletesAtEnd: (app: AppDefinition): boolean => app.metadata['autoDeleteOnProcessEnd'] === true,
  /** Data types of the task whose form is printed when it is left. */
  printedTypes: (app: AppDefinition, taskId: string): readonly string[] =>
    app.dataTypes
      .filter((type) => type.taskId === taskId && type.enablePdfCreation)
      .filter((type) => type.appLogic?.classRef != null)
      .map((type) => type.id),
  /** Bytes of a receipt before they are stored. */
  storedReceipt: (pdf: Buffer): Buffer => pdf,
  /** Events of one step, as they are kept. */
  keptEvents: (events: readonly ProcessEvent[]): readonly ProcessEvent[] => events,
  /** GET process/history. */
  history: (events: readonly ProcessEvent[], process: StoredProcess | null): HistoryItem[] =>
    foldHistory(events, process),
  /** AppProcessState. */
  processState: (view: StateView): Record<string, unknown> => toProcessState(view),
  /** Task ids that the service starts an ended or a running process again from; never. */
  mayStart: (process: StoredProcess | null): boolean => process === null,
};

const taskTypes: ReadonlySet<string> = new Set([
  'data',
  'confirmation',
  'signing',
  'feedback',
  'payment',
]);

const serviceTypes: ReadonlySet<string> = new Set([
  'pdf',
  'eformidling',
  'subformpdf',
  'fiksarkiv',
]);

const movers: Readonly<Record<string, readonly string[]>> = {
  data: ['write'],
  feedback: ['write'],
  pdf: ['write'],
  eFormidling: ['write'],
  fiksArkiv: ['write'],
  subformPdf: ['write'],
  payment: ['pay', 'write'],
  confirmation: ['confirm'],
  signing: ['sign', 'write'],
};

/** Any of these lets its holder move on from a task of the type (reference altinn-platform 3.2). */
export function actionsThatMove(taskType: string): readonly string[] {
  return movers[taskType] ?? [taskType];
}
