import { nextElement, type Navigation } from '../../altinn-app/process/navigate.ts';
import type { ProcessElement } from '../../altinn-app/process/process-definition.ts';
import { ProcessFailure } from '../../altinn-app/process/process-failure.ts';
import { duplicateAction } from '../../altinn-app/process/process-state.ts';
import { processRules } from '../../altinn-app/rules/process.ts';
import { emptyBody, isRefusal } from '../change.ts';
import { also, countsStep, endsProcess } from './effect.ts';
import type { Fault } from './fault.ts';
import { crashes } from './outcome.ts';

/** Process definitions that list too much or lead nowhere. */
export const processDefinitionFaults: readonly Fault[] = [
  {
    id: 'app-listed-rights-crash',
    breaks: 'A task that lists the rights read or write cannot be shown.',
    aimedAt: 'APP-PROC-062',
    rules: {
      processState: (view) => {
        const task = view.definition.elements.get(view.process?.currentTask?.elementId ?? '');
        if (duplicateAction(task) !== undefined) throw new Error('The action is there already.');
        return processRules.processState(view);
      },
    },
  },
  {
    id: 'app-listed-rights-hold',
    breaks: 'A task that lists the rights read or write cannot be left.',
    aimedAt: 'APP-PROC-062',
    replies: {
      routes: ['nextProcess'],
      when: (_reply, call) =>
        [...call.app.process.elements.values()].some((one) => duplicateAction(one) !== undefined),
      change: crashes,
    },
  },
  {
    id: 'app-listed-rights-skip-task',
    breaks: 'A process ends where a task lists the rights read or write.',
    aimedAt: 'APP-PROC-062',
    replies: { routes: ['createInstanceSimple', 'putData'], change: also(endsProcess) },
  },
  {
    id: 'app-unknown-task-entered',
    breaks: 'A task of a type that nobody implements is entered.',
    aimedAt: 'APP-PROC-063',
    rules: { knowsTaskType: () => true },
  },
  {
    id: 'app-ambiguous-flow-guessed',
    breaks: 'Where several flows are open, one of them is taken.',
    aimedAt: 'APP-PROC-063',
    rules: { nextElement: takesAny },
  },
  {
    id: 'app-broken-definition-crashes',
    breaks: 'A process definition that leads nowhere answers 500.',
    aimedAt: 'APP-PROC-063',
    replies: { routes: ['nextProcess'], when: isRefusal, change: crashes },
  },
  {
    id: 'app-broken-definition-silent',
    breaks: 'A process definition that leads nowhere is refused without a word.',
    aimedAt: 'APP-PROC-063',
    replies: { routes: ['nextProcess'], when: isRefusal, change: emptyBody },
  },
  {
    id: 'app-broken-definition-moves',
    breaks: 'A process definition that leads nowhere is refused and counts a step.',
    aimedAt: 'APP-PROC-063',
    replies: { routes: ['nextProcess'], when: isRefusal, change: also(countsStep) },
  },
];

function takesAny(navigation: Navigation): ProcessElement {
  try {
    return nextElement(navigation);
  } catch (error) {
    const elements = [...navigation.definition.elements.values()];
    const end = elements.find((one) => one.kind === 'endEvent');
    if (end === undefined || !(error instanceof ProcessFailure)) throw error;
    return end;
  }
}
