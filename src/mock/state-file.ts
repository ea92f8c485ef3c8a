import { type Diagnostic, Failure } from '../diagnostic.js';
import { type DataFile, readDataFile } from './data-file.js';

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

/** What a store may be made of. */
const sections: readonly {
  readonly name: string;
  /** How many names lead to a value. */
  readonly depth: 1 | 2;
  readonly holds: (value: unknown) => boolean;
  readonly expected: string;
}[] = [
  { name: 'records', depth: 2, holds: () => true, expected: 'a value' },
  { name: 'counters', depth: 1, holds: isNumber, expected: 'a number' },
  { name: 'expires', depth: 2, holds: isNumber, expected: 'a time, in milliseconds since 1970' },
];

/** Reads what a server's store holds at first: `records`, `counters`, `expires`. */
export async function readState(source: string, cwd: string): Promise<object> {
  const file = await readDataFile(source, cwd);
  const value = file.value ?? {};
  if (!isTable(value)) throw new Failure([file.problem([], `${source} should have \`records:\` and \`counters:\`.`)]);
  const problems = Object.entries(value).flatMap(([name, section]) => sectionProblems(name, section, file));
  if (problems.length > 0) throw new Failure(problems);
  return value;
}

function sectionProblems(name: string, value: unknown, file: DataFile): readonly Diagnostic[] {
  const section = sections.find((each) => each.name === name);
  if (section === undefined) {
    const known = sections.map((each) => `\`${each.name}\``).join(', ');
    return [file.problem([name], `A store has no \`${name}\`.`, `It has ${known}.`)];
  }
  const wrong = (path: readonly (string | number)[], expected: string) => [
    file.problem(path, `\`${path.join('.')}\`: there should be ${expected}.`),
  ];
  const check = (inner: unknown, path: readonly string[], depth: number): readonly Diagnostic[] => {
    if (depth === 0) return section.holds(inner) ? [] : wrong(path, section.expected);
    if (!isTable(inner)) return wrong(path, 'names and what they stand for');
    return Object.entries(inner).flatMap(([key, each]) => check(each, [...path, key], depth - 1));
  };
  return check(value, [name], section.depth);
}
