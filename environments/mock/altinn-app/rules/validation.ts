import type { AppDefinition, DataType } from '../app/app-definition.ts';
import type { Model, ModelProblem } from '../app/app-logic.ts';
import type { StoredDataElement, StoredInstance } from '../instances/instance.ts';
import type { ConstraintProblem } from '../model/model-constraints.ts';
import { constraintProblems } from '../model/model-constraints.ts';

/** A problem before it is known which source found it. */
export interface SourcelessIssue {
  readonly severity: 1 | 2 | 3;
  readonly dataElementId: string | null;
  readonly field: string | null;
  readonly code: string;
}

/** Decisions of validation: what each source finds, and what keeps a task from being left. */
export const validationRules = {
  /** Too many or too few elements of the task's data types; the code is also the text. */
  countProblems: (
    app: AppDefinition,
    instance: StoredInstance,
    taskId: string,
  ): SourcelessIssue[] => {
    const types = app.dataTypes.filter((type) => type.taskId === taskId);
    return types.flatMap((type) => countProblem(type, instance)).map(instanceIssue);
  },
  /** Content type, size and scan result of one element. */
  elementProblems: (type: DataType, element: StoredDataElement): SourcelessIssue[] =>
    elementCodes
      .filter(([, refuses]) => refuses(type, element))
      .map(([code]) => ({ severity: 1, dataElementId: element.id, field: type.id, code })),
  /** What the annotations of the model class refuse. */
  modelProblems: (
    schema: Readonly<Record<string, unknown>> | undefined,
    model: Model,
  ): ConstraintProblem[] => (schema === undefined ? [] : constraintProblems(schema, model)),
  /** What the app's own code finds. */
  logicProblems: (app: AppDefinition, dataType: string, model: Model): readonly ModelProblem[] =>
    app.logic.validate?.(dataType, model) ?? [],
  /** Whether a finding of this severity keeps the task from being left. */
  blocksTask: (severity: number): boolean => severity === 1,
};

type Judge = (type: DataType, element: StoredDataElement) => boolean;

const elementCodes: readonly (readonly [code: string, refuses: Judge])[] = [
  ['ContentTypeNotAllowed', hasForeignType],
  ['DataElementTooLarge', (type, element) => element.size > (type.maxSize || Infinity) * 2 ** 20],
  ['DataElementFileInfected', (type, element) => scanned(type, element, 'Infected')],
  [
    'DataElementFileScanPending',
    (type, element) => type.validationErrorOnPendingFileScan && scanned(type, element, 'Pending'),
  ],
];

function hasForeignType(type: DataType, element: StoredDataElement): boolean {
  const allowed = type.allowedContentTypes ?? [];
  const own = (element.contentType.split(';')[0] ?? '').toLowerCase();
  return allowed.length > 0 && !allowed.some((one) => one.toLowerCase() === own);
}

function scanned(
  type: DataType,
  element: StoredDataElement,
  result: StoredDataElement['fileScanResult'],
): boolean {
  return type.enableFileScan && element.fileScanResult === result;
}

function countProblem(type: DataType, instance: StoredInstance): { code: string; field: string }[] {
  const count = instance.data.filter((element) => element.dataType === type.id).length;
  if (type.maxCount > 0 && count > type.maxCount)
    return [{ code: 'TooManyDataElementsOfType', field: type.id }];
  if (type.minCount > 0 && count < type.minCount)
    return [{ code: 'TooFewDataElementsOfType', field: type.id }];
  return [];
}

function instanceIssue(problem: { code: string; field: string }): SourcelessIssue {
  return { severity: 1, dataElementId: null, field: problem.field, code: problem.code };
}
