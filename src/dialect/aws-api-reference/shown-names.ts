import type { LooseLine } from './line.js';

/** Names that the code below “Syntax” shows: variables of the address, of headers and of the query, and the keys of its JSON. */
export function shownNames(lines: readonly Pick<LooseLine, 'text' | 'kind'>[]): ReadonlySet<string> {
  const text = lines
    .filter(({ kind }) => kind === 'code')
    .map((line) => line.text)
    .join('\n');
  const brace = text.search(/^[ \t]*[{[]|[ \t][{[][ \t]*(?:$|")/m);
  const [above, json] = brace < 0 ? [text, ''] : [text.slice(0, brace), text.slice(brace)];
  return new Set([...headNames(above), ...shownKeys(json.split('\n')).map(({ name }) => name)]);
}

function headNames(text: string): readonly string[] {
  const first = /^(?:[A-Z]+ )?(\/\S*)/.exec(text.trim())?.[1] ?? '';
  const rest = text.trim().slice(text.trim().indexOf('\n') + 1);
  const headers = [...rest.matchAll(/^[ \t]*([\w-]+):[ \t]*([A-Za-z_][\w.-]*)[ \t]*$/gm)].flatMap(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const body = [...rest.matchAll(/^[ \t]*([A-Za-z_]\w*)[ \t]*$/gm)].map(([, name = '']) => name);
  return [...first.split(/[/?&={}+]/).filter((word) => word !== ''), ...headers, ...body];
}

/** A key of the outermost object, and whether a string is shown behind it. */
export interface ShownKey {
  readonly name: string;
  readonly isString: boolean;
  /** Place among the lines. */
  readonly line: number;
}

export function shownKeys(lines: readonly string[]): readonly ShownKey[] {
  const keys: ShownKey[] = [];
  let depth = 0;
  for (const [line, text] of lines.entries())
    for (const { 0: sign, 1: name, 2: value } of text.matchAll(/"([^"]*)"[ \t]*:(?:[ \t]*("string"))?|"[^"]*"|[{}[\]]/g)) {
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign === '}' || sign === ']') depth -= 1;
      else if (depth === 1 && name !== undefined) keys.push({ name, isString: value !== undefined, line });
    }
  return keys;
}
