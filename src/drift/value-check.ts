import { PatternMatch } from '../consistency/pattern-match.js';
import { listRules, mapRules, numberRules, textRules, type ValueRule } from '../consistency/value-rules.js';
import type { Json, ObjectSchema, Schema, StringSchema, UnionSchema } from '../model/api.js';
import type { Drift } from './finding.js';
import { entriesOf, isObject, type JsonObject, kindOf } from './kinds.js';
import type { ModelIndex } from './model-index.js';
import { Shape } from './observe.js';
import { isOfKind } from './of-kind.js';
import { isSecret, isSecretName, isSecretValue } from './redact.js';
import type { Site, Sites } from './site.js';
import { wider } from './widen.js';

/** Deeper is not compared. */
const deepest = 100;
/** Unions of unions: types may be made of themselves. */
const longestDetour = 30;
/** New values of one enum that are kept apart; with more, it is no list that ends. */
export const mostNewValues = 50;

/** Told of everything that does not fit. */
export interface Witness {
  saw(site: Site, drift: Drift, value: Json | undefined, pointer: readonly (string | number)[]): Drift;
}

/** Compares values with schemas. Goes over each value once; what is undecided in the model, nothing contradicts. */
export class ValueCheck {
  readonly #index: ModelIndex;
  readonly #sites: Sites;
  readonly #witness: Witness;
  readonly #patterns: PatternMatch;
  /** The way from the whole value to the one at hand. */
  readonly #pointer: (string | number)[] = [];
  /** What of unions fits which value: types may be made of themselves, and each would be tried again and again. */
  readonly #fitting = new WeakMap<object, Map<Schema, boolean>>();
  /** Unions that the value at hand is in the middle of. */
  #detour = 0;

  constructor(index: ModelIndex, sites: Sites, witness: Witness) {
    this.#index = index;
    this.#sites = sites;
    this.#witness = witness;
    this.#patterns = new PatternMatch(index.model.protocol.patterns);
  }

  /**
   * Whether the value fits. With a site, all that does not is told; without, the answer is all there is.
   * @param pointer where the value stands in the body, if it is not the whole
   */
  check(value: Json, schema: Schema, site: Site | undefined, pointer: readonly (string | number)[] = []): boolean {
    this.#pointer.length = 0;
    this.#pointer.push(...pointer);
    return this.#check(value, schema, site);
  }

  #check(value: Json, given: Schema, site: Site | undefined): boolean {
    if (this.#pointer.length > deepest) return true;
    const { schema, type } = this.#index.meant(given);
    if (site) site.seen |= kindOf(value);
    if (schema === undefined || schema.kind === 'unknown') return true;
    const inside =
      site && type !== undefined && this.#index.standsApart(type)
        ? this.#sites.at({ kind: 'type', name: type }, site.secret)
        : site;
    if (schema.kind === 'union') {
      if (this.#detour > longestDetour) return true;
      this.#detour += 1;
      const fits = this.#checkUnion(value, schema, site, inside);
      this.#detour -= 1;
      return fits;
    }
    if (value === null) return schema.kind === 'null' || this.#tell(site, { kind: 'null' }, value);
    if (!isOfKind(value, schema)) return this.#tellType(site, value);
    switch (schema.kind) {
      case 'string':
        return this.#checkText(String(value), schema, inside);
      case 'integer':
      case 'number':
        return typeof value !== 'number' || this.#bounds(numberRules, schema, value, inside, value);
      case 'enum':
        return schema.values.some((one) => one === value) || this.#tellValue(inside, value);
      case 'array':
        return !Array.isArray(value) || this.#checkItems(value, schema, inside);
      case 'map':
        return !isObject(value) || this.#checkMap(value, schema, inside);
      case 'object':
        return !isObject(value) || this.#checkObject(value, schema, inside);
      case 'boolean':
      case 'binary':
      case 'null':
      case 'reference':
        return true;
    }
  }

  /** A member that fits is enough. Where none does, the one that is most likely meant tells what is wrong. */
  #checkUnion(value: Json, { members }: UnionSchema, site: Site | undefined, inside: Site | undefined): boolean {
    const kept = members.map((member, index) => ({ member, index })).filter(({ member }) => member.kind !== 'null');
    const [only, ...others] = kept;
    if (value === null && kept.length < members.length) return true;
    // As paths have it: beside null, the other member needs no step of its own.
    if (only && others.length === 0 && members.length === 2) {
      const isUnion = this.#index.meant(only.member).schema?.kind === 'union';
      return this.#check(value, only.member, isUnion ? inside?.below({ kind: 'member', index: only.index }) : inside);
    }
    if (kept.some(({ member }) => this.#fits(value, member))) return true;
    if (value === null) return this.#tell(site, { kind: 'null' }, value);
    if (!inside) return false;
    const likely = kept.filter(({ member }) => {
      const { schema } = this.#index.meant(member);
      return schema !== undefined && isOfKind(value, schema);
    });
    const [meant] = isObject(value)
      ? [...likely].sort((a, b) => this.#alike(value, b.member) - this.#alike(value, a.member))
      : likely;
    if (!meant) return this.#tellType(site, value);
    return this.#check(value, meant.member, inside.below({ kind: 'member', index: meant.index }));
  }

  /** How many of an object's keys a member documents. */
  #alike(value: JsonObject, member: Schema): number {
    const { schema } = this.#index.meant(member);
    if (schema?.kind !== 'object') return 0;
    return schema.properties.filter(({ name }) => Object.hasOwn(value, name)).length;
  }

  #fits(value: Json, schema: Schema): boolean {
    if (typeof value !== 'object' || value === null) return this.#check(value, schema, undefined);
    const known = this.#fitting.get(value) ?? new Map<Schema, boolean>();
    this.#fitting.set(value, known);
    const before = known.get(schema);
    if (before !== undefined) return before;
    const fits = this.#check(value, schema, undefined);
    known.set(schema, fits);
    return fits;
  }

  #checkText(text: string, schema: StringSchema, site: Site | undefined): boolean {
    const fits = this.#bounds(textRules, schema, text, site, text);
    if (schema.pattern === undefined || !this.#patterns.contradicts(schema.pattern, text)) return fits;
    return this.#tell(site, { kind: 'constraint', fact: 'pattern', set: null }, text);
  }

  #checkItems(items: readonly Json[], schema: Schema & { kind: 'array' }, site: Site | undefined): boolean {
    let fits = this.#bounds(listRules, schema, items, site, items);
    const below = site?.below({ kind: 'items' });
    for (const [index, item] of items.entries()) {
      if (!fits && !site) return false;
      fits = this.#step(index, item, schema.items, below) && fits;
    }
    return fits;
  }

  #checkMap(value: JsonObject, schema: Schema & { kind: 'map' }, site: Site | undefined): boolean {
    let fits = this.#bounds(mapRules, schema, Object.keys(value), site, value);
    const below = site?.below({ kind: 'values' });
    for (const [name, entry] of entriesOf(value)) {
      if (!fits && !site) return false;
      fits = this.#step(name, entry, schema.values, below) && fits;
    }
    return fits;
  }

  #checkObject(value: JsonObject, schema: ObjectSchema, site: Site | undefined): boolean {
    const properties = this.#index.propertiesOf(schema);
    // An object of which the page shows no field may hold any.
    const told = schema.properties.length > 0 || schema.partial === true;
    let fits = true;
    for (const { name, required, schema: inner } of schema.properties) {
      if (!fits && !site) return false;
      const below = site?.below({ kind: 'property', name }, isSecret(name, inner));
      const own = Object.hasOwn(value, name) ? value[name] : undefined;
      if (own !== undefined) fits = this.#step(name, own, inner, below) && fits;
      else if (required) fits = this.#tell(below, { kind: 'absent' }, undefined);
    }
    if (!told) return fits;
    for (const [name, inner] of entriesOf(value)) {
      if (properties.has(name)) continue;
      if (!site) return false;
      fits = false;
      const stranger = site.stranger(name, isSecretName(name));
      if (!stranger) continue;
      this.#pointer.push(name);
      addTo(this.#tellDrift(stranger, { kind: 'field', shape: new Shape(stranger.textual) }, inner), inner);
      this.#pointer.pop();
    }
    return fits;
  }

  #step(key: string | number, value: Json, schema: Schema, site: Site | undefined): boolean {
    this.#pointer.push(key);
    const fits = this.#check(value, schema, site);
    this.#pointer.pop();
    return fits;
  }

  #bounds<S extends Schema, V>(
    rules: readonly ValueRule<S, V>[],
    schema: S,
    value: V,
    site: Site | undefined,
    whole: Json,
  ): boolean {
    let fits = true;
    for (const { fact, breach } of rules) {
      const found = breach(schema, value);
      if (found === undefined) continue;
      fits = false;
      if (!site) return false;
      // A number too large for this program is no bound that could be written down.
      const set = typeof found.set === 'number' && !Number.isFinite(found.set) ? null : (found.set ?? null);
      const drift = this.#tellDrift(site, { kind: 'constraint', fact, set }, whole);
      if (drift.kind === 'constraint') drift.set = wider(fact, drift.set, set);
    }
    return fits;
  }

  #tellType(site: Site | undefined, value: Json): false {
    if (site) addTo(this.#tellDrift(site, { kind: 'type', shape: new Shape() }, value), value);
    return false;
  }

  #tellValue(site: Site | undefined, value: Json): false {
    if (!site || typeof value === 'object') return false;
    const drift = this.#tellDrift(site, { kind: 'enum', values: new Set() }, value);
    if (drift.kind === 'enum' && drift.values.size <= mostNewValues && isListable(value)) drift.values.add(value);
    return false;
  }

  #tell(site: Site | undefined, drift: Drift, value: Json | undefined): false {
    if (site) this.#tellDrift(site, drift, value);
    return false;
  }

  #tellDrift(site: Site, drift: Drift, value: Json | undefined): Drift {
    return this.#witness.saw(site, drift, value, this.#pointer);
  }
}

function addTo(drift: Drift, value: Json): void {
  if ('shape' in drift) drift.shape.add(value);
}

/** Secrets are not listed, and numbers too large for this program cannot be. */
const isListable = (value: string | number | boolean): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : !isSecretValue(value);
