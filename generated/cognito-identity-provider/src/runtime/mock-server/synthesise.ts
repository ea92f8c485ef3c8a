import { Fitting } from './fits.js';
import { Heights } from './heights.js';
import { Random } from './random.js';
import {
  type ArrayNode,
  dereference,
  type EnumNode,
  type MapNode,
  type NumericNode,
  type ObjectNode,
  type SchemaNode,
  setProperty,
  type TypeTable,
  type UnionNode,
} from './schema.js';
import { StringWriter } from './strings.js';

/** Below this depth only what is required is written, so that types that hold themselves come to an end. */
const shownDepth = 5;
/** Deeper than any value has to be. A type that *requires* itself has no finite value, and is cut off long before. */
const lastDepth = 200;
/** Dates of answers: the first second of 2020, and the last one of 2029. */
const [earliest, latest] = [1_577_836_800, 1_893_455_999];
/** Values in one answer, after which only what is required is written. */
const shownValues = 400;
/** Values written in all, tries included, after which nothing is tried any more. */
const triedValues = 20_000;

/** Makes values that a schema allows, the same ones for the same key. */
export class Synthesiser {
  readonly #materials: Materials;

  constructor(types: TypeTable, patterns: 'whole' | 'search') {
    const strings = new StringWriter(patterns);
    this.#materials = { types, strings, fitting: new Fitting(types, strings), heights: new Heights(types), shown: new WeakMap() };
  }

  /**
   * @param key whatever tells this value from others: seed, operation, request
   * @param useExamples whether documented examples stand in for made-up values; they may be wrong
   */
  value(schema: SchemaNode, key: string, useExamples = true): unknown {
    return new Sample(this.#materials, new Random(key), useExamples).write(schema, 0);
  }

  /** Whether the schema allows the value. */
  fits(value: unknown, schema: SchemaNode): boolean {
    return this.#materials.fitting.fits(value, schema);
  }

  /** Whether any value of the schema comes to an end: none does where a type requires itself. */
  isFinite(schema: SchemaNode): boolean {
    return this.#materials.heights.of(schema) < Number.POSITIVE_INFINITY;
  }
}

/** What all values of one API are made with. */
interface Materials {
  readonly types: TypeTable;
  readonly strings: StringWriter;
  readonly fitting: Fitting;
  readonly heights: Heights;
  /** Documented examples that their own schemas allow. */
  readonly shown: WeakMap<SchemaNode, readonly unknown[]>;
}

/** One value in the making. */
class Sample {
  readonly #materials: Materials;
  readonly #random: Random;
  readonly #useExamples: boolean;
  #written = 0;
  #isThin = false;

  constructor(materials: Materials, random: Random, useExamples: boolean) {
    this.#materials = materials;
    this.#random = random;
    this.#useExamples = useExamples;
  }

  write(schema: SchemaNode, depth: number): unknown {
    this.#written += 1;
    if (depth > lastDepth || (this.#isSparse(depth) && this.#isEndless(schema))) return null;
    const documented = this.#useExamples ? this.#random.pick(this.#examplesOf(schema)) : undefined;
    if (documented !== undefined) return documented;
    switch (schema.kind) {
      case 'string':
        return this.#materials.strings.write(schema, this.#random);
      case 'integer':
      case 'number':
        if (schema.format === 'epoch-seconds') return this.#random.between(earliest, latest);
        return writeNumber(schema, this.#random);
      case 'boolean':
        return this.#random.between(0, 1) === 1;
      case 'enum':
        return this.#writeEnum(schema);
      case 'array':
        return this.#writeArray(schema, depth);
      case 'map':
        return this.#writeMap(schema, depth);
      case 'object':
        return this.#writeObject(schema, depth);
      case 'union':
        return this.#writeUnion(schema, depth);
      case 'reference':
        return this.write(dereference(schema, this.#materials.types), depth);
      case 'null':
        return null;
      case 'binary':
        return this.#materials.strings.write({ kind: 'string', format: 'byte' }, this.#random);
      case 'unknown':
        return {};
    }
  }

  #examplesOf(schema: SchemaNode): readonly unknown[] {
    if (schema.examples === undefined) return [];
    const { shown, fitting } = this.#materials;
    const before = shown.get(schema);
    if (before !== undefined) return before;
    const fit = schema.examples.filter((example) => fitting.fits(example, schema));
    shown.set(schema, fit);
    return fit;
  }

  #isEndless(schema: SchemaNode): boolean {
    return this.#materials.heights.of(schema) === Number.POSITIVE_INFINITY;
  }

  #isSparse(depth: number): boolean {
    return this.#isThin || depth >= shownDepth || this.#written > shownValues;
  }

  #writeEnum(schema: EnumNode): unknown {
    return this.#random.pick(schema.values);
  }

  #writeObject(schema: ObjectNode, depth: number): unknown {
    const value: Record<string, unknown> = {};
    for (const property of schema.properties) {
      if (!property.required && this.#isSparse(depth)) continue;
      setProperty(value, property.name, this.write(property.schema, depth + 1));
    }
    return value;
  }

  #writeArray(schema: ArrayNode, depth: number): unknown {
    const count = this.#count(schema.minItems ?? 0, schema.maxItems ?? Number.POSITIVE_INFINITY, depth);
    const items: unknown[] = [];
    const seen = new Set<string>();
    for (let tries = 0; items.length < count && tries < count * 8; tries += 1) {
      const item = this.write(schema.items, depth + 1);
      const text = schema.uniqueItems === true ? JSON.stringify(item) : String(tries);
      if (seen.has(text)) continue;
      seen.add(text);
      items.push(item);
    }
    return items;
  }

  #writeMap(schema: MapNode, depth: number): unknown {
    const count = this.#count(schema.minProperties ?? 0, schema.maxProperties ?? Number.POSITIVE_INFINITY, depth);
    const value: Record<string, unknown> = {};
    for (let number = 1; number <= count; number += 1) value[`key${number}`] = this.write(schema.values, depth + 1);
    return value;
  }

  /** One or two items where the schema leaves the choice, none where the answer is deep or long already. */
  #count(least: number, most: number, depth: number): number {
    if (this.#isSparse(depth)) return least;
    return Math.max(least, Math.min(most, this.#random.between(1, 2)));
  }

  #writeUnion(schema: UnionNode, depth: number): unknown {
    const members = this.#isSparse(depth) ? this.#shallowest(schema.members) : schema.members;
    const first = this.#random.between(0, members.length - 1);
    const value = this.#writeMember(members, first, depth);
    if (schema.exactlyOne !== true || this.#materials.fitting.fits(value, schema)) return value;
    return this.#writeExactlyOne(schema, first, depth) ?? value;
  }

  /** Deep down, members that end soonest are the way out. */
  #shallowest(members: readonly SchemaNode[]): readonly SchemaNode[] {
    const heights = members.map((member) => this.#materials.heights.of(member));
    const least = Math.min(...heights);
    return members.filter((_, index) => heights[index] === least);
  }

  #writeMember(members: readonly SchemaNode[], index: number, depth: number): unknown {
    const member = members[index % members.length];
    return member === undefined ? null : this.write(member, depth + 1);
  }

  /** Every member in turn: whole, whole once more, and then without what is optional, which may be what makes it another, too. */
  #writeExactlyOne(schema: UnionNode, first: number, depth: number): unknown {
    const count = schema.members.length;
    const before = this.#isThin;
    for (let tries = 1; tries <= 3 * count && this.#written < triedValues; tries += 1) {
      this.#isThin = before || tries > 2 * count;
      const value = this.#writeMember(schema.members, first + tries, depth);
      this.#isThin = before;
      if (this.#materials.fitting.fits(value, schema)) return value;
    }
    return undefined;
  }
}

/** How far from a single bound a number is looked for. */
const spread = 1000;

function writeNumber(schema: NumericNode, random: Random): number {
  const step = stepOf(schema);
  const lowest = lowerBound(schema);
  const highest = upperBound(schema);
  const from = Number.isFinite(lowest) ? lowest : Math.min(1, highest - spread * step);
  const to = Math.min(highest, Math.max(from, 0) + spread * Math.max(step, 1));
  const first =
    Math.ceil(from / step) +
    (schema.exclusiveMinimum !== undefined && Math.ceil(from / step) * step <= schema.exclusiveMinimum ? 1 : 0);
  const last =
    Math.floor(to / step) -
    (schema.exclusiveMaximum !== undefined && Math.floor(to / step) * step >= schema.exclusiveMaximum ? 1 : 0);
  if (first > last) return between(from, to, random);
  return tidy(random.between(first, last) * step, step);
}

function stepOf(schema: NumericNode): number {
  if (schema.kind === 'number') return schema.multipleOf ?? 0.01;
  // Every whole number is a multiple of 0.5.
  return schema.multipleOf === undefined || Number.isInteger(1 / schema.multipleOf) ? 1 : schema.multipleOf;
}

/** A range too narrow for the usual step: any number inside will do. */
function between(from: number, to: number, random: Random): number {
  return from + (to - from) * (0.25 + random.next() / 2);
}

/** 0.1 + 0.2 is not what a page would print. */
function tidy(value: number, step: number): number {
  if (Number.isInteger(step)) return value;
  const digits = String(step).split('.')[1]?.length ?? 0;
  return digits > 0 && digits <= 15 ? Number(value.toFixed(digits)) : value;
}

function lowerBound(schema: NumericNode): number {
  return Math.max(schema.minimum ?? Number.NEGATIVE_INFINITY, schema.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
}

function upperBound(schema: NumericNode): number {
  return Math.min(schema.maximum ?? Number.POSITIVE_INFINITY, schema.exclusiveMaximum ?? Number.POSITIVE_INFINITY);
}
