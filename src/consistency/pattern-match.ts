import { scriptPattern } from '../model/pattern/script-pattern.js';
import { searchLimit } from '../pattern/cost.js';

/** Examples longer than this say little of a pattern, and what a pattern costs grows with them. */
const longest = 256;
/** So far below what a pattern can bear does an example have to stay. */
const margin = 4;

/** Matches examples with documented patterns: only where that is sure to be quick, for both are anybody's to write. */
export class PatternMatch {
  readonly #mode: 'whole' | 'search';
  readonly #known = new Map<string, { readonly expression: RegExp; readonly limit: number } | undefined>();

  constructor(mode: 'whole' | 'search') {
    this.#mode = mode;
  }

  /** Whether the text is surely not what the pattern asks for. */
  contradicts(pattern: string, text: string): boolean {
    if (!this.#known.has(pattern)) this.#known.set(pattern, this.#prepared(pattern));
    const prepared = this.#known.get(pattern);
    if (prepared === undefined || text.length > longest || text.length * margin > prepared.limit) return false;
    return !prepared.expression.test(text);
  }

  #prepared(documented: string): { readonly expression: RegExp; readonly limit: number } | undefined {
    const script = scriptPattern(documented)?.pattern;
    if (script === undefined) return undefined;
    const pattern = this.#mode === 'whole' ? `^(?:${script})$` : script;
    const limit = searchLimit(pattern);
    return limit === undefined ? undefined : { expression: new RegExp(pattern, 'u'), limit };
  }
}
