/** Why a scenario ends before its last line. Thrown by the engine, never by an expectation. */
export class ScenarioStop extends Error {
  readonly kind: 'untested' | 'inapplicable' | 'inconclusive';

  constructor(kind: ScenarioStop['kind'], reason: string) {
    super(reason);
    this.name = 'ScenarioStop';
    this.kind = kind;
  }
}
