import { type Diagnostic, Failure, hasErrors, type Outcome } from './diagnostic.js';
import type { Progress } from './progress.js';

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

/** One stage over many things; what is wrong with one of them does not hide what is wrong with the next. */
export async function each<A, B>(
  items: readonly A[],
  stage: (item: A) => Outcome<B> | Promise<Outcome<B>>,
  progress: Progress,
  title: string,
): Promise<Outcome<readonly B[]>> {
  const values: B[] = [];
  const said: Diagnostic[] = [];
  await progress.stage(title, items.length);
  for (const item of items) {
    const { value, diagnostics } = await attempt(() => stage(item));
    said.push(...diagnostics);
    if (value !== undefined) values.push(value);
    await progress.step();
  }
  return { value: values, diagnostics: said };
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
