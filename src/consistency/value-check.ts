import type { ApiModel, Json, ObjectSchema, Property, Schema, StringSchema, UnionSchema } from '../model/api.js';
import type { FactPath, PathStep } from '../model/fact-path.js';
import { placesIn } from '../model/places.js';
import { formatType } from '../model/type-notation.js';
import { isNullable, stepped } from './fields.js';
import type { Misfit, ValueFact } from './misfit.js';
import { PatternMatch } from './pattern-match.js';
import { isPlaceholder } from './placeholder.js';
import type { ShownValue } from './shown-values.js';
import { listRules, mapRules, numberRules, textRules, type ValueRule } from './value-rules.js';
import { isListOf, isObject, listedValues, shownAs, typeOf } from './value-words.js';

/** Where a value stands. */
interface Spot {
  readonly path: FactPath;
  /** Name of the member that holds the value. */
  readonly member: string | undefined;
  /** Whether it is the value as a whole, not a part of one. */
  readonly whole: boolean;
  /** Whether values travel as text: `"10"` is a number too. */
  readonly text: boolean;
  /** Whether a program made the value out of the schema: only kinds and values of enums say something. */
  readonly madeUp: boolean;
  /** References and members of unions gone through since the last value: types may be made of themselves. */
  readonly detour: number;
}

/** So many values are looked at in one example; unions make one value several. */
const budget = 20_000;
/** What does not fit counts as so many: one example need not tell it hundreds of times. */
const misfitCost = 40;
const longestDetour = 16;

/** Compares examples with types. What a type leaves open, nothing contradicts. */
export class ValueCheck {
  readonly #model: ApiModel;
  readonly #patterns: PatternMatch;
  /** Fields that some value had. */
  readonly seen = new Set<Property>();
  #left = budget;

  constructor(model: ApiModel) {
    this.#model = model;
    this.#patterns = new PatternMatch(model.protocol.patterns);
  }

  /** What of the example does not fit; each fact that is contradicted as often as it is. */
  misfits({ value, field, madeUp }: ShownValue): readonly Misfit[] {
    this.#left = budget;
    const { path, schema, text } = field;
    return this.#check(value, schema, { path, member: undefined, whole: true, text, madeUp, detour: 0 });
  }

  #check(value: Json, schema: Schema, spot: Spot): readonly Misfit[] {
    this.#left -= 1;
    if (this.#left < 0 || spot.detour > longestDetour) return [];
    if (typeof value === 'string' && schema.kind !== 'enum' && isPlaceholder(value)) return [];
    if (this.#isAside(value, schema, spot)) return [];
    switch (schema.kind) {
      case 'reference': {
        const target = this.#target(schema.name);
        if (target === undefined) return [];
        const path: FactPath = { root: { kind: 'type', name: schema.name }, steps: [] };
        return this.#check(value, target, { ...spot, path, detour: spot.detour + 1 });
      }
      case 'union':
        return this.#checkUnion(value, schema, spot);
      case 'unknown':
      case 'binary':
        return [];
      case 'null':
        return value === null ? [] : [this.#misfit(spot, 'type', value, schema, 'is not null', typeOf(value))];
      case 'enum':
        return this.#checkEnum(value, schema, spot);
      case 'boolean':
        return typeof value === 'boolean' || (asText(spot) && /^(?:true|false|0|1)$/i.test(String(value)))
          ? []
          : this.#wrongKind(value, schema, spot);
      case 'string':
        return this.#checkText(value, schema, spot);
      case 'integer':
      case 'number': {
        const number = asText(spot) && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
        if (typeof number !== 'number' || !Number.isFinite(number)) return this.#wrongKind(value, schema, spot);
        if (schema.kind === 'integer' && !Number.isInteger(number))
          return [this.#misfit(spot, 'type', value, schema, 'is no whole number', 'number')];
        return this.#bounds(numberRules, schema, number, value, spot);
      }
      case 'array': {
        if (!Array.isArray(value)) return spot.text ? [] : this.#wrongKind(value, schema, spot);
        const own = this.#bounds(listRules, schema, value, value, spot);
        return [...own, ...value.flatMap((item: Json) => this.#check(item, schema.items, below(spot, { kind: 'items' })))];
      }
      case 'map': {
        if (!isObject(value)) return spot.text ? [] : this.#wrongKind(value, schema, spot);
        const own = this.#bounds(mapRules, schema, Object.keys(value), value, spot);
        const inside = Object.entries(value).flatMap(([name, entry]) =>
          this.#check(entry, schema.values, { ...below(spot, { kind: 'values' }), member: name }),
        );
        return [...own, ...inside];
      }
      case 'object':
        if (!isObject(value)) return spot.text ? [] : this.#wrongKind(value, schema, spot);
        return this.#checkObject(value, schema, spot);
    }
  }

  /**
   * Ways to write an example that contradict nothing. Beside a field, and in what a program made of what stands there, a list may
   * be several examples; beside a field, an object may stand as text, and null is no example.
   */
  #isAside(value: Json, schema: Schema, spot: Spot): boolean {
    const single = ['string', 'enum', 'integer', 'number', 'boolean'].includes(schema.kind);
    if (spot.whole || spot.madeUp)
      if (single && Array.isArray(value) && value.every((item: Json) => this.#check(item, schema, spot).length === 0))
        return true;
    if (!spot.whole) return false;
    if (value === null) return true;
    return typeof value === 'string' && ['object', 'array', 'map'].includes(schema.kind);
  }

  #checkText(value: Json, schema: StringSchema, spot: Spot): readonly Misfit[] {
    if (typeof value !== 'string') {
      // AWS JSON sends dates as numbers, whatever a page calls them.
      const sentAsNumber = schema.format === 'date-time' && this.#model.protocol.kind === 'aws-json' && typeof value === 'number';
      return sentAsNumber || (asText(spot) && typeof value !== 'object') ? [] : this.#wrongKind(value, schema, spot);
    }
    const found = this.#bounds(textRules, schema, value, value, spot);
    const { pattern } = schema;
    if (spot.madeUp || found.length > 0 || pattern === undefined || !this.#patterns.contradicts(pattern, value)) return found;
    return [this.#misfit(spot, 'pattern', value, schema, `does not match ${pattern}`, null)];
  }

  #checkEnum(value: Json, schema: Extract<Schema, { kind: 'enum' }>, spot: Spot): readonly Misfit[] {
    const same = (one: string | number | boolean): boolean =>
      one === value || (asText(spot) && typeof value !== 'object' && String(one) === String(value));
    if (schema.values.some(same)) return [];
    if (value === null) return this.#wrongKind(value, schema, spot);
    if (typeof value === 'string' && isPlaceholder(value)) return [];
    if (typeof value === 'string' && isListOf(schema.values, value)) return [];
    const set = typeof value === 'object' ? undefined : [...schema.values, value];
    return [this.#misfit(spot, 'enum', value, schema, `is not one of ${listedValues(schema.values)}`, set)];
  }

  #checkObject(value: { readonly [key: string]: Json }, schema: ObjectSchema, spot: Spot): readonly Misfit[] {
    const members = new Map(schema.properties.map((property) => [property.name, property]));
    const whole = schema.partial !== true && schema.properties.length > 0;
    const inside = Object.entries(value).flatMap(([name, inner]) => {
      const property = members.get(name);
      if (property === undefined) return whole ? [unknownField(name, inner, schema, spot)] : [];
      this.seen.add(property);
      return this.#check(inner, property.schema, { ...below(spot, { kind: 'property', name }), member: name });
    });
    if (spot.madeUp) return inside;
    const missing = schema.properties.filter(({ name, required }) => required && !Object.hasOwn(value, name));
    return [...inside, ...missing.map((property) => lacking(property, spot))];
  }

  /** One member that fits is enough. Where none does, only one that could be meant tells what is wrong. */
  #checkUnion(value: Json, schema: UnionSchema, spot: Spot): readonly Misfit[] {
    // What may also be null is under the path of what it is otherwise.
    const one = isNullable(schema.members);
    const tried = schema.members.map((member, index) => {
      const path = one ? spot.path : stepped(spot.path, { kind: 'member', index });
      return { member, misfits: this.#check(value, member, { ...spot, path, detour: spot.detour + 1 }) };
    });
    const [best] = [...tried].sort((a, b) => weightOf(a.misfits) - weightOf(b.misfits));
    if (best === undefined || weightOf(best.misfits) === 0) return [];
    if (weightOf(best.misfits) < heavy) return best.misfits;
    const likely = tried.filter(({ member }) => this.#isOfKind(value, member, spot.detour));
    const [only, ...others] = likely;
    if (only !== undefined) return others.length === 0 ? only.misfits : [];
    return [this.#misfit(spot, 'type', value, schema, 'is none of the kinds that it may be')];
  }

  /** Whether a member could be meant, whatever is inside. */
  #isOfKind(value: Json, schema: Schema, detour: number): boolean {
    if (detour > longestDetour) return true;
    switch (schema.kind) {
      case 'reference': {
        const target = this.#target(schema.name);
        return target === undefined || this.#isOfKind(value, target, detour + 1);
      }
      case 'union':
        return schema.members.some((member) => this.#isOfKind(value, member, detour + 1));
      case 'array':
        return Array.isArray(value);
      case 'object':
      case 'map':
        return isObject(value);
      case 'enum':
        return typeof value === (schema.type === 'integer' ? 'number' : schema.type);
      case 'integer':
        return typeof value === 'number';
      case 'string':
      case 'number':
      case 'boolean':
        return typeof value === schema.kind;
      case 'null':
        return value === null;
      case 'binary':
      case 'unknown':
        return true;
    }
  }

  #target(name: string): Schema | undefined {
    const index = placesIn(this.#model).types.get(name);
    return index === undefined ? undefined : this.#model.types[index]?.schema;
  }

  #wrongKind(value: Json, schema: Schema, spot: Spot): readonly Misfit[] {
    const article = /^[aeio]/.test(schema.kind) ? 'an' : 'a';
    const problem = value === null ? `is null, not ${article} ${schema.kind}` : `is not ${article} ${schema.kind}`;
    const type = value === null ? `${formatType(schema)} | null` : typeOf(value);
    return [this.#misfit(spot, 'type', value, schema, problem, type)];
  }

  #bounds<S extends Schema, V>(
    rules: readonly ValueRule<S, V>[],
    schema: S,
    value: V,
    whole: Json,
    spot: Spot,
  ): readonly Misfit[] {
    if (spot.madeUp) return [];
    return rules.flatMap(({ fact, breach }) => {
      const found = breach(schema, value);
      return found === undefined ? [] : [this.#misfit(spot, fact, whole, schema, found.problem, found.set)];
    });
  }

  #misfit(spot: Spot, fact: ValueFact, value: Json, schema: Schema, problem: string, set?: Json): Misfit {
    this.#left -= misfitCost;
    const told = schema.evidence[fact]?.[0] ?? schema.evidence['type']?.[0];
    const sure = value !== null && schema.kind !== 'union';
    const shown = shownAs(spot.member, value);
    return { kind: 'wrong-value', path: spot.path, fact, shown, problem, sure, told, ...(set === undefined ? {} : { set }) };
  }
}

const unknownField = (name: string, value: Json, { evidence }: ObjectSchema, { path }: Spot): Misfit => ({
  kind: 'unknown-field',
  path,
  name,
  value,
  told: evidence['type']?.[0],
});

const lacking = (property: Property, { path }: Spot): Misfit => ({
  kind: 'lacking-field',
  path,
  property,
  told: property.evidence['required']?.[0],
});

/** Beside a field quotation marks are left out or put in without a thought. */
const asText = ({ text, whole }: Spot): boolean => text || whole;

const below = (spot: Spot, step: PathStep): Spot => ({ ...spot, path: stepped(spot.path, step), whole: false, detour: 0 });

/** What weighs as much makes a value none of a union's member; a field that is not documented does not. */
const heavy = 1000;

const weightOf = (misfits: readonly Misfit[]): number =>
  misfits.reduce((sum, { kind }) => sum + (kind === 'unknown-field' ? 1 : heavy), 0);
