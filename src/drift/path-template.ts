/** A path with variables, taken apart: `/users/{id}/file.{extension}`, `/users/:id`. */
export interface PathTemplate {
  readonly segments: readonly TemplateSegment[];
}

interface TemplateSegment {
  /** What stands around the variables, one more than there are of them; one alone is a literal segment. */
  readonly literals: readonly string[];
  readonly names: readonly string[];
}

const variable = /\{([^{}]*)\}|^:([^/]+)$/g;

/** A query or a fragment is no part of the path. */
export function pathTemplate(path: string): PathTemplate {
  const segments = split(path.replace(/[?#].*$/s, '')).map((segment): TemplateSegment => {
    const literals: string[] = [];
    const names: string[] = [];
    let from = 0;
    for (const found of segment.matchAll(variable)) {
      literals.push(decoded(segment.slice(from, found.index)));
      names.push(found[1] ?? found[2] ?? '');
      from = found.index + found[0].length;
    }
    return { literals: [...literals, decoded(segment.slice(from))], names };
  });
  return { segments };
}

/** Segments of a path as it travelled, decoded one by one; slashes at the ends do not count. */
export const pathSegments = (path: string): readonly string[] => split(path).map(decoded);

/** Values of the variables; `undefined` where the path is another. */
export function matchTemplate(template: PathTemplate, segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (template.segments.length !== segments.length) return undefined;
  const variables = new Map<string, string>();
  for (const [index, { literals, names }] of template.segments.entries()) {
    const values = between(literals, segments[index] ?? '');
    if (!values) return undefined;
    for (const [at, name] of names.entries()) variables.set(name, values[at] ?? '');
  }
  return variables;
}

/** What stands between literals, each as short as can be and never empty. Goes over the text once, whatever it holds. */
function between(literals: readonly string[], text: string): readonly string[] | undefined {
  const [first = '', ...others] = literals;
  const last = others.pop();
  if (last === undefined) return text === first ? [] : undefined;
  if (!text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  const values: string[] = [];
  let at = first.length;
  for (const literal of others) {
    const next = text.indexOf(literal, at + 1);
    if (next < 0) return undefined;
    values.push(text.slice(at, next));
    at = next + literal.length;
  }
  return end > at ? [...values, text.slice(at, end)] : undefined;
}

/** Literal before mixed before wholly variable; the first difference from the left decides. */
export function bySpecificity(one: PathTemplate, other: PathTemplate): number {
  for (const [index, segment] of one.segments.entries()) {
    const facing = other.segments[index];
    if (!facing) return 0;
    const difference = looseness(segment) - looseness(facing);
    if (difference !== 0) return difference;
  }
  return 0;
}

function looseness({ literals, names }: TemplateSegment): number {
  if (names.length === 0) return 0;
  return names.length === 1 && literals.every((literal) => literal === '') ? 2 : 1;
}

const split = (path: string): readonly string[] => trimmed(path).split('/');

function trimmed(path: string): string {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return path.slice(start, end);
}

/** What is no valid percent-encoding stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
