import type { Line } from './line.js';

/** One way to find a row's name. */
export interface NameOption {
  readonly kind: 'line' | 'glued' | 'same line' | 'none';
  readonly name?: string;
  /** Line the name stands on. */
  readonly at?: number;
  readonly cost: number;
  readonly rule: string;
}

export const nameRules = {
  line: 'the line above the type gives the name',
  glued: 'the last word of the sentence above the type is the name',
  'same line': 'name, type and requirement stand on one line',
  none: 'a type without a name describes the items or one alternative',
} as const;

/** The ways to read the line above a type: all of it is the name, its end is, or there is no name. */
export function namesAbove(lines: readonly Line[], from: number, at: number, known: ReadonlySet<string>): readonly NameOption[] {
  const none: NameOption = { kind: 'none', cost: 0, rule: nameRules.none };
  const above = at - 1 >= from ? lines[at - 1]?.text : undefined;
  if (above === undefined || above === '') return [none];
  const options: NameOption[] = [];
  const glued = gluedName(above, known);
  const unlikely = unlikeliness(above, known);
  if (above.length <= 200) {
    const cost = glued && unlikely > 0 ? Math.max(unlikely, 4) : unlikely;
    options.push({ kind: 'line', name: above, at: at - 1, cost, rule: nameRules.line });
  }
  if (glued) options.push({ kind: 'glued', name: glued.name, at: at - 1, cost: glued.cost, rule: nameRules.glued });
  return [...options, none];
}

/** What it costs to take a whole line for a name: the less it is like one, the more. */
export function unlikeliness(name: string, known: ReadonlySet<string>): number {
  if (known.has(name) || /^\S{1,100}$/.test(name)) return 0;
  return name.split(' ').length <= 3 && !/[.,;:!?]$/.test(name) ? 2 : 4;
}

/** The name at the end of a sentence that a text extractor joined with the line below it. */
function gluedName(text: string, known: ReadonlySet<string>): { readonly name: string; readonly cost: number } | undefined {
  if (!text.includes(' ')) return undefined;
  const behindStop = /[.!?:;)\]”’"'`]([A-Za-z_$][\w$:-]*(?:\.[\w$]+)*)$/u.exec(text)?.[1];
  if (behindStop !== undefined) return { name: behindStop, cost: 2 };
  let longest: string | undefined;
  for (const name of known) {
    if (
      name.length > 1 &&
      text.endsWith(name) &&
      !/\s$/.test(text.slice(0, -name.length)) &&
      name.length > (longest?.length ?? 0)
    )
      longest = name;
  }
  if (longest !== undefined) return { name: longest, cost: 2 };
  const behindWord = /\s[a-z]+([A-Z][\w$]*)$/.exec(text)?.[1];
  return behindWord === undefined ? undefined : { name: behindWord, cost: 3 };
}
