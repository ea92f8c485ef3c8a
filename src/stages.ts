import { type Diagnostic, Failure, hasErrors, type Outcome } from './diagnostic.js';

/** Runs stages one after the other and gathers what they say. */
export class Stages {
  readonly said: Diagnostic[] = [];

  /** A stage's value. A stage that found errors, or threw a `Failure`, ends the run with everything said up to there. */
  async run<T>(stage: () => Outcome<T> | Promise<Outcome<T>>): Promise<T> {
    const { value, diagnostics } = await attempt(stage);
    this.said.push(...diagnostics);
    if (value === undefined || hasErrors(diagnostics)) throw new Failure(this.said);
    return value;
  }
}

/** A stage’s outcome, without a value where it threw a `Failure`. */
export async function attempt<T>(stage: () => Outcome<T> | Promise<Outcome<T>>): Promise<Outcome<T | undefined>> {
  try {
    return await stage();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { value: undefined, diagnostics: error.diagnostics };
  }
}
