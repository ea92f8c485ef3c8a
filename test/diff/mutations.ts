import type { ApiModel, Json } from '../../src/model/api.js';

/** One thing of a model said otherwise. */
export interface Mutation {
  readonly at: readonly (string | number)[];
  readonly how: 'other' | 'gone' | 'turned' | 'first-gone';
}

/** What other parts refer to, or what the model's own kind hangs on: another value there is no model any more. */
const fixed: ReadonlySet<string> = new Set(['kind', 'formatVersion', 'version']);

const values: Readonly<Record<string, Json>> = {
  in: 'cookie',
  method: 'PUT',
  mode: 'one-of',
  patterns: 'search',
  role: 'response',
  type: 'string',
};

/** Parts that a model may do without. */
const optional: ReadonlySet<string> = new Set(
  (
    'title description deprecated default examples format minLength maxLength pattern minimum maximum exclusiveMinimum ' +
    'exclusiveMaximum multipleOf minItems maxItems uniqueItems minProperties maxProperties partial constant of targetPrefix variables ' +
    'requestBody modified shared range documentedStatus schema status mediaType code name'
  ).split(' '),
);

/** Every way to say one thing otherwise, evidence aside; references stay with the types that there are. */
export function mutations(model: ApiModel): readonly Mutation[] {
  const found: Mutation[] = [];
  const visit = (value: unknown, at: readonly (string | number)[], parent: unknown): void => {
    const key = at.at(-1);
    if (key === 'evidence' || (typeof key === 'string' && fixed.has(key))) return;
    const isReference = hasKind(parent, 'reference');
    if (Array.isArray(value)) {
      // Other parts hang on the names in these.
      const held = at.length === 1 && (key === 'types' || key === 'errors');
      const short = (key === 'values' || key === 'members') && value.length < 2;
      if (value.length > 0 && !held && !short) found.push({ at, how: 'first-gone' });
      if (value.length > 1 && !held) found.push({ at, how: 'turned' });
      for (const [index, item] of value.entries()) visit(item, [...at, index], value);
      return;
    }
    if (typeof value === 'object' && value !== null) {
      if (typeof key === 'string' && mayGo(key, at, parent)) found.push({ at, how: 'gone' });
      for (const [name, inner] of Object.entries(value)) visit(inner, [...at, name], value);
      return;
    }
    const named = key === 'name' && at.length >= 2 && ['types', 'errors'].includes(String(at.at(-3)));
    if (!(isReference && key === 'name') && !named) found.push({ at, how: 'other' });
    if (typeof key === 'string' && mayGo(key, at, parent)) found.push({ at, how: 'gone' });
  };
  visit(model, [], undefined);
  return found;
}

function mayGo(key: string, at: readonly (string | number)[], parent: unknown): boolean {
  if (!optional.has(key)) return false;
  if (key === 'name') return hasKind(parent, 'apiKey');
  if (key === 'schema') return at[0] === 'errors';
  if (key === 'title') return at.length > 1;
  if (key === 'status') return at.includes('examples');
  if (key === 'mediaType') return at.includes('examples');
  if (key === 'examples' || key === 'deprecated') return hasKind(parent);
  if (key === 'format') return true;
  return true;
}

const hasKind = (value: unknown, kind?: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && (kind === undefined || value.kind === kind);

export function mutated(model: ApiModel, { at, how }: Mutation): ApiModel {
  const copy: ApiModel = structuredClone(model);
  const key = at.at(-1);
  let holder: unknown = copy;
  for (const step of at.slice(0, -1)) holder = isHolder(holder) ? Reflect.get(holder, step) : undefined;
  if (!isHolder(holder) || key === undefined) return copy;
  const value: unknown = Reflect.get(holder, key);
  if (how === 'gone') Reflect.deleteProperty(holder, key);
  else if (how === 'other') Reflect.set(holder, key, other(value, key));
  else if (Array.isArray(value)) Reflect.set(holder, key, how === 'turned' ? [...value].reverse() : value.slice(1));
  return copy;
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;

function other(value: unknown, key: string | number): Json {
  const known = typeof key === 'string' && Object.hasOwn(values, key) ? values[key] : undefined;
  if (known !== undefined && known !== value) return known;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  return `${String(value)}-`;
}
