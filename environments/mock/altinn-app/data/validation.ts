import type { DataType } from '../app/app-definition.ts';
import type { Model } from '../app/app-logic.ts';
import type { AppState, Call } from '../call.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import { isFormData, loadModel } from '../model/model.ts';
import type { SourcelessIssue } from '../rules/validation.ts';
import { signingIssues } from '../process/signing.ts';

/** ValidationIssueWithSource (reference 7.4). */
export interface ValidationIssue {
  readonly severity: number;
  readonly dataElementId: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly description: string;
  readonly source: string;
  /** Only found when the whole task is validated. */
  readonly noIncrementalUpdates?: true;
}

/** Findings of one source; an empty list means "now clean". */
export interface SourceIssues {
  readonly source: string;
  readonly issues: readonly ValidationIssue[];
}

/** Which sources run; absent members: all. */
export interface ValidationChoice {
  readonly ignored?: readonly string[];
  /** True: only those that run on changes; false: only those that do not. */
  readonly incremental?: boolean;
}

/** Form data before and after a change. */
export interface ModelChange {
  readonly elementId: string;
  readonly dataType: string;
  readonly before: Model;
  readonly after: Model;
}

const library = 'Altinn.App.Core.Features.Validation.Default';
const countSource = `${library}.DefaultTaskValidator-*`;
const elementSource = `${library}.DefaultDataElementValidator-*`;
const annotationSource = 'DataAnnotations';

interface Subject {
  readonly call: Pick<Call, 'app' | 'state'>;
  readonly instance: StoredInstance;
  readonly taskId: string;
}

/** Every finding on the task, source by source (reference 5.3). */
export function validateTask(subject: Subject, choice: ValidationChoice = {}): ValidationIssue[] {
  return [...wholeTask(subject), ...formSources(subject)]
    .filter((one) => runs(one, choice))
    .flatMap((one) => one.issues);
}

/** What the sources find that run on changed form data; sources without a relevant change are absent. */
export function validateChanges(
  call: Pick<Call, 'app' | 'state'>,
  changes: readonly ModelChange[],
  ignored: readonly string[] = [],
): SourceIssues[] {
  const found = changes
    .filter((change) => differ(change.before, change.after))
    .flatMap((change) => changedSources(call, change));
  return merged(found).filter((one) => !ignored.includes(one.source));
}

/** The findings that keep a task from being left. */
export function blockingIssues(
  state: Pick<AppState, 'rules'>,
  issues: readonly ValidationIssue[],
): readonly ValidationIssue[] {
  return issues.filter((issue) => state.rules.blocksTask(issue.severity));
}

function runs(one: SourceIssues & { incremental: boolean }, choice: ValidationChoice): boolean {
  if (choice.ignored?.includes(one.source) === true) return false;
  return choice.incremental === undefined || choice.incremental === one.incremental;
}

interface Source extends SourceIssues {
  readonly incremental: boolean;
}

function wholeTask(subject: Subject): Source[] {
  const { rules } = subject.call.state;
  const { app } = subject.call;
  const counts = rules.countProblems(app, subject.instance, subject.taskId);
  const elements = typed(subject).flatMap(({ type, element }) =>
    rules.elementProblems(type, element),
  );
  return [
    ...signingIssues(subject.call, subject.instance, subject.taskId),
    { source: countSource, issues: counts.map((issue) => whole(issue, countSource)) },
    { source: elementSource, issues: elements.map((issue) => whole(issue, elementSource)) },
  ].map((one) => ({ ...one, incremental: false }));
}

function whole(issue: SourcelessIssue, source: string): ValidationIssue {
  return { ...issue, description: issue.code, source, noIncrementalUpdates: true };
}

function formSources(subject: Subject): Source[] {
  const { call } = subject;
  return typed(subject)
    .filter(({ type }) => isFormData(type))
    .flatMap(({ type, element }) => {
      const model = loadModel(call.app, type.id, element.content);
      const of = { elementId: element.id, dataType: type.id, model };
      return [...logicIssues(call, of), annotationIssues(call, of)];
    })
    .map((one) => ({ ...one, incremental: true }));
}

function typed(subject: Subject): { type: DataType; element: StoredDataElement }[] {
  const types = subject.call.app.dataTypes.filter((type) => type.taskId === subject.taskId);
  return subject.instance.data.flatMap((element) => {
    const type = types.find((one) => one.id === element.dataType);
    return type === undefined ? [] : [{ type, element }];
  });
}

interface ModelOf {
  readonly elementId: string;
  readonly dataType: string;
  readonly model: Model;
}

function logicIssues(call: Subject['call'], of: ModelOf): SourceIssues[] {
  const problems = call.state.rules.logicProblems(call.app, of.dataType, of.model);
  const issues = problems.map((problem) => ({
    severity: problem.severity,
    dataElementId: of.elementId,
    field: problem.field,
    code: problem.code,
    description: problem.description,
    source: problem.source,
  }));
  return merged(issues.map((issue) => ({ source: issue.source, issues: [issue] })));
}

function annotationIssues(call: Subject['call'], of: ModelOf): SourceIssues {
  const schema = call.app.modelSchemas[of.dataType];
  const problems = call.state.rules.modelProblems(schema, of.model);
  const issues = problems.map(({ field, text }) => ({
    severity: 1,
    dataElementId: of.elementId,
    field,
    code: text,
    description: text,
    source: annotationSource,
  }));
  return { source: annotationSource, issues };
}

function changedSources(call: Subject['call'], change: ModelChange): SourceIssues[] {
  const of = { elementId: change.elementId, dataType: change.dataType, model: change.after };
  const touched = (call.app.logic.sources ?? []).filter((source) =>
    source.fields.some((field) => differ(change.before[field], change.after[field])),
  );
  const found = logicIssues(call, of);
  const logic = touched.map(
    ({ source }) => found.find((one) => one.source === source) ?? { source, issues: [] },
  );
  const annotated = found.filter((one) => one.source === annotationSource);
  return [...logic, ...annotated, annotationIssues(call, of)];
}

/** One entry per source, in order of first appearance. */
function merged(all: readonly SourceIssues[]): SourceIssues[] {
  const sources = [...new Set(all.map((one) => one.source))];
  return sources.map((source) => ({
    source,
    issues: all.filter((one) => one.source === source).flatMap((one) => one.issues),
  }));
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
}
