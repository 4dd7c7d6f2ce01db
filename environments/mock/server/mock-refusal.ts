/** The mock cannot be started as asked: the text says why and what to do. */
export class MockRefusal extends Error {
  /** Stable, kebab case. */
  readonly code: string;

  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}
