/** What an app's own code adds to the libraries: validation and calculation. Absent members: nothing. */
export interface AppLogic {
  readonly validate?: (dataType: string, model: Model) => readonly ModelProblem[];
  /** Returns the calculated model, or undefined where nothing changed. */
  readonly calculate?: (dataType: string, model: Model) => Model | undefined;
  /** The sources of `validate` and the top fields whose change makes each run again. */
  readonly sources?: readonly { readonly source: string; readonly fields: readonly string[] }[];
}

/** Form data as JSON (lower camel case names). */
export type Model = Readonly<Record<string, unknown>>;

export interface ModelProblem {
  /** 1 error, 2 warning, 3 informational. */
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly field: string | null;
  readonly description: string;
  readonly source: string;
}
