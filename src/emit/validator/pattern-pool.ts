import type { ApiModel, Schema } from '../../model/api.js';
import { regExpLiteral, stringLiteral, uniqueIdentifier } from '../escape/index.js';
import { childrenOf } from '../types/schema-kinds.js';
import { type PatternSafety, patternSafety } from './pattern-safety.js';

/** A regular expression that generated code tests values with. */
export interface PooledPattern {
  /** Name of the module constant. */
  readonly name: string;
  /** Whether it finds what the documented pattern matches, or a character that the pattern has no place for. */
  readonly finds: 'match' | 'stranger';
  /** Set on strangers: whether an empty value fails too. */
  readonly needsText?: boolean;
  /** Code units up to which a value is tested; longer ones pass. */
  readonly limit?: number;
}

/** The regular expressions of one module, each compiled once, named after the first property that has it. */
export class PatternPool {
  readonly #mode: 'whole' | 'search';
  readonly #safety: ReadonlyMap<string, PatternSafety>;
  readonly #taken: Set<string>;
  readonly #names = new Map<string, string>();
  /** Patterns are few, and used often. */
  readonly #spelt = new Map<string, Spelling>();

  private constructor(mode: 'whole' | 'search', safety: ReadonlyMap<string, PatternSafety>, taken: Set<string>) {
    this.#mode = mode;
    this.#safety = safety;
    this.#taken = taken;
  }

  /** Judges every pattern of the schemas. `taken`: names of the module; grows with the pool. */
  static async of(schemas: readonly Schema[], mode: ApiModel['protocol']['patterns'], taken: Set<string>): Promise<PatternPool> {
    const safety = new Map<string, PatternSafety>();
    for (const schema of schemas) {
      for (const { pattern, maxLength } of patternsIn(schema)) {
        safety.set(keyOf(pattern, maxLength), await patternSafety(pattern, mode, maxLength));
      }
    }
    return new PatternPool(mode, safety, taken);
  }

  /** @param owner what the constant is named after: `AccessToken` */
  use(pattern: string, maxLength: number | undefined, owner: string): PooledPattern | undefined {
    const safety = this.#safety.get(keyOf(pattern, maxLength));
    if (safety === undefined || safety.kind === 'unsafe') return undefined;
    const spelling = this.#spelt.get(pattern) ?? spell(pattern, this.#mode);
    this.#spelt.set(pattern, spelling);
    const { lone } = spelling;
    const steps = lone && canBeLong(maxLength) ? longSteps(lone) : undefined;
    if (lone !== undefined && steps === undefined) {
      const name = this.#nameOf(lone.stranger, `notIn${upperFirst(owner)}`);
      return { name, finds: 'stranger', needsText: lone.needsText };
    }
    const literal = steps ?? spelling.literal;
    if (literal === undefined) return undefined;
    const name = this.#nameOf(literal, `${lowerFirst(owner)}Pattern`);
    return { name, finds: 'match', ...(safety.kind === 'bounded' ? { limit: safety.limit } : {}) };
  }

  /** What `use` has handed out: constants, and whether the runtime is called to make them. */
  get used(): readonly { readonly name: string; readonly value: string; readonly callsRuntime: boolean }[] {
    return [...this.#names].map(([value, name]) => ({ name, value, callsRuntime: !value.startsWith('/') }));
  }

  #nameOf(value: string, wanted: string): string {
    const name = this.#names.get(value) ?? uniqueIdentifier(wanted, this.#taken);
    this.#taken.add(name);
    this.#names.set(value, name);
    return name;
  }
}

/** What code can be written of a pattern. */
interface Spelling {
  readonly lone: LoneClass | undefined;
  readonly literal: string | undefined;
}

const spell = (pattern: string, mode: 'whole' | 'search'): Spelling => ({
  lone: mode === 'whole' ? loneClass(pattern) : undefined,
  literal: wholeLiteral(pattern, mode),
});

/** In Unicode mode; a pattern that is valid only without it is one from before there was such a mode. */
function wholeLiteral(pattern: string, mode: 'whole' | 'search'): string | undefined {
  const source = mode === 'whole' ? `^(?:${pattern})$` : pattern;
  if (regExpLiteral(pattern) !== undefined) return regExpLiteral(source);
  return regExpLiteral(pattern, '') === undefined ? undefined : regExpLiteral(source, '');
}

/** A pattern that is one class, repeated: `[a-z]+`. */
interface LoneClass {
  /** The class as documented, with its brackets. */
  readonly source: string;
  /** Finds a character outside of the class, which is what makes a value wrong; keeps no way back, however long the value. */
  readonly stranger: string;
  /** Whether an empty value is wrong too. */
  readonly needsText: boolean;
}

function loneClass(pattern: string): LoneClass | undefined {
  const [, negation, content = '', quantifier] = /^\[(\^?)((?:\\.|[^\]\\])*)\]([+*])$/su.exec(pattern) ?? [];
  if (quantifier === undefined || content === '' || content.startsWith('^') || regExpLiteral(pattern) === undefined)
    return undefined;
  const stranger = regExpLiteral(negation === '^' ? `[${content}]` : `[^${content}]`);
  if (stranger === undefined) return undefined;
  return { source: `[${negation}${content}]`, stranger, needsText: quantifier === '+' };
}

/** A class of ASCII characters is taken in long steps, see `runtime/run-of.ts`; any other would make too large an expression. */
function longSteps({ source, needsText }: LoneClass): string | undefined {
  if (!/^\[(?!\^)(?:\\[wd\W_]|[ -[\]-~])+\]$/u.test(source)) return undefined;
  return `runOf(${stringLiteral(source)}, ${needsText ? 1 : 0})`;
}

/** Below, there is nothing to be won. */
const canBeLong = (maxLength: number | undefined): boolean => maxLength === undefined || maxLength > 128;

/** Every pattern in a schema, its documented length beside it. */
export function patternsIn(schema: Schema): readonly { readonly pattern: string; readonly maxLength: number | undefined }[] {
  const inner = childrenOf(schema).flatMap((child) => patternsIn(child.schema));
  if (schema.kind !== 'string' || schema.pattern === undefined) return inner;
  return [{ pattern: schema.pattern, maxLength: schema.maxLength }, ...inner];
}

const keyOf = (pattern: string, maxLength: number | undefined): string => `${maxLength} ${pattern}`;

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
