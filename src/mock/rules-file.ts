import { Failure } from '../diagnostic.js';
import { type DataFile, readDataFile } from './data-file.js';

/** Rules that a file has, not yet checked: what may stand in them depends on the API. */
export interface RulesFile {
  readonly rules: unknown;
  /** What the package says is wrong with the rules as a `Failure` that knows where it stands in the file; another error as it is. */
  failure(error: unknown): unknown;
}

export async function readRules(source: string, cwd: string): Promise<RulesFile> {
  const file = await readDataFile(source, cwd);
  const isBare = Array.isArray(file.value);
  return {
    rules: isBare ? file.value : rulesIn(file),
    failure: (error) => {
      const problems = problemsOf(error)?.map(({ place, message }) => {
        const path = pathOf(place);
        return file.problem(isBare ? path.slice(1) : path, `\`${place}\`: ${/[.?!]$/.test(message) ? message : `${message}.`}`);
      });
      return problems === undefined ? error : new Failure(problems);
    },
  };
}

function rulesIn(file: DataFile): unknown {
  const { value, source } = file;
  // A file that is still empty has no rules yet.
  if (value === null || value === undefined) return [];
  const keys = typeof value === 'object' ? Object.keys(value) : [];
  const other = keys.find((key) => key !== 'rules');
  if (other !== undefined)
    throw new Failure([file.problem([other], `${source} has \`${other}\`; it should have \`rules\` only.`)]);
  if (typeof value !== 'object' || !('rules' in value))
    throw new Failure([file.problem([], `${source} should have \`rules:\` and a list below it.`)]);
  return value.rules ?? [];
}

interface Problem {
  readonly place: string;
  readonly message: string;
}

/** The error is of a module of the package, not of one here: it is known by its shape. */
function problemsOf(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof Error) || !('problems' in error) || !Array.isArray(error.problems)) return undefined;
  return error.problems.every(isProblem) ? error.problems : undefined;
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'place' in value && typeof value.place === 'string' && 'message' in value;

/** `rules[2].when.headers["x y"]` as its steps. */
export function pathOf(place: string): readonly (string | number)[] {
  return [...place.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/gu)].map(([, index, quoted, name = '']) => {
    if (index !== undefined) return Number(index);
    return quoted === undefined ? name : String(JSON.parse(quoted));
  });
}
