import { addressOf } from './address.js';
import { type Check, isRecord, kindOf, list, must, nothing, type Problem, problem, table, textThat } from './fields.js';
import { noSuch } from './nearest.js';
import { type Choice, type Path, readPieces } from './placeholder.js';
import { type PathProblem, problemWithPath, rootNames } from './scope.js';

/** Checks of what holds placeholders. */
export interface TemplateChecks {
  /** JSON. */
  readonly json: Check;
  readonly text: Check;
  /** `users/${input.Username}`. */
  readonly address: Check;
}

/** Where the answer is still to be made. */
export const before: TemplateChecks = checksWith(rootNames.filter((name) => name !== 'answer'));

/** Where the answer is there. */
export const after: TemplateChecks = checksWith(rootNames);

function checksWith(roots: readonly string[]): TemplateChecks {
  const placeholders = (value: string, place: string): readonly Problem[] =>
    complaint(place, () => wrongNames(value, roots).map(({ what, name, among }) => noSuch(what, name, among)));
  const json: Check = (value, place) => {
    if (typeof value === 'string') return placeholders(value, place);
    if (Array.isArray(value)) return list(json)(value, place);
    if (isRecord(value) && typeof value['toJSON'] !== 'function') return properties(value, place);
    return must(
      value === null || typeof value === 'boolean' || Number.isFinite(value),
      place,
      `there should be JSON, not ${kindOf(value)}`,
    );
  };
  const properties = table(json, (name, place) => (typeof name === 'string' ? placeholders(name, place) : nothing));
  const address = (value: string, place: string): readonly Problem[] => {
    const wrong = placeholders(value, place);
    return wrong.length > 0 ? wrong : complaint(place, () => void addressOf(value));
  };
  return { json, text: textThat(placeholders), address: textThat(address) };
}

function wrongNames(value: string, roots: readonly string[]): readonly PathProblem[] {
  const placeholders = readPieces(value).flatMap((piece) => (piece.kind === 'text' ? [] : piece.placeholder));
  return placeholders.flatMap(pathsOf).flatMap((path) => problemWithPath(path, roots));
}

function pathsOf(choice: Choice): readonly Path[] {
  if (choice.kind === 'literal') return [];
  const inSteps = choice.steps.flatMap((step) => {
    if (step.kind === 'computed') return pathsOf(step.path);
    return step.kind === 'item' ? pathsOf(step.value) : [];
  });
  return [choice, ...inSteps];
}

/** What reading something has to complain of, or throws. */
export function complaint(place: string, read: () => readonly string[] | undefined): readonly Problem[] {
  try {
    return (read() ?? []).flatMap((message) => problem(place, message));
  } catch (error) {
    return problem(place, error instanceof Error ? error.message : String(error));
  }
}
