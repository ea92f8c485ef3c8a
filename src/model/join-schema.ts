import type { EnumSchema, Evidence, Json, ObjectSchema, Property, ReferenceSchema, Schema } from './api.js';
import { anyEvidence, joinEvidence, joinEvidenceMaps, standingOf, surer } from './evidence.js';
import { decodeReference } from './lift.js';
import { byText } from './order.js';
import {
  accepts,
  constraints,
  isGlued,
  isOwnWord,
  isSurer,
  saysLess,
  showsNothing,
  statesConstraints,
  undivided,
} from './telling-strength.js';

/** A fact that two tellings state differently. */
export interface Conflict {
  /** Path below the joined node, and the fact: `.Name maxLength`. */
  readonly fact: string;
  readonly values: readonly [string, string];
  readonly evidence: readonly [Evidence | undefined, Evidence | undefined];
}

/** A fact that one telling states and the other leaves out. */
export interface Gap {
  readonly fact: string;
  readonly told: Evidence | undefined;
  readonly untold: Evidence | undefined;
}

export interface Joined<T> {
  readonly value: T;
  readonly conflicts: readonly Conflict[];
  /** Constraints that one telling states and the other, which states others, does not: there it has none. */
  readonly omissions: readonly Conflict[];
  readonly gaps: readonly Gap[];
}

/** Whether two encoded references (see `lift`) mean the same type. */
export type SameTarget = (a: string, b: string) => boolean;

/** The rule that an enum recovered from another page carries. */
export const recoveredRule = 'values printed without a separator are told apart where another page prints them';

/** Joins two tellings of one schema; where they conflict the first one's word stays. Neither is changed. */
export function joinSchemas(a: Schema, b: Schema, sameTarget: SameTarget): Joined<Schema> {
  const joiner = new SchemaJoiner(sameTarget, statesConstraints(a), statesConstraints(b));
  const value = joiner.join(a, b, '');
  return { value, conflicts: joiner.conflicts, omissions: joiner.omissions, gaps: joiner.gaps };
}

class SchemaJoiner {
  readonly conflicts: Conflict[] = [];
  readonly omissions: Conflict[] = [];
  readonly gaps: Gap[] = [];
  private readonly sameTarget: SameTarget;
  private readonly firstStates: boolean;
  private readonly secondStates: boolean;

  constructor(sameTarget: SameTarget, firstStates: boolean, secondStates: boolean) {
    this.sameTarget = sameTarget;
    this.firstStates = firstStates;
    this.secondStates = secondStates;
  }

  join(a: Schema, b: Schema, at: string): Schema {
    if (a.kind === 'object' && b.kind === 'object') return this.common(this.objects(a, b, at), b, at);
    if (a.kind === 'array' && b.kind === 'array')
      return this.common({ ...a, items: this.join(a.items, b.items, `${at}[]`) }, b, at);
    if (a.kind === 'map' && b.kind === 'map')
      return this.common({ ...a, values: this.join(a.values, b.values, `${at}{}`) }, b, at);
    if (a.kind === 'enum' && b.kind === 'enum') {
      const joined = this.enums(a, b, at);
      return joined === undefined ? undivided(a, b) : this.common(joined, b, at);
    }
    if (a.kind === 'reference' && b.kind === 'reference') return this.common(this.references(a, b, at), b, at);
    if (a.kind === 'union' && b.kind === 'union' && a.mode === b.mode && a.members.length === b.members.length) {
      const members = a.members.map((member, index) => {
        const other = b.members[index];
        return other === undefined ? member : this.join(member, other, `${at}<${index}>`);
      });
      return this.common({ ...a, members }, b, at);
    }
    if (a.kind === b.kind && a.kind !== 'union') return this.common(a, b, at);
    if (saysLess(b, a) || isSurer(a, b)) return this.fuller(a, b, at);
    if (saysLess(a, b) || isSurer(b, a)) return this.fuller(b, a, at);
    this.conflict(`${at} type`, describeKind(a), describeKind(b), firstOf(a, 'type'), firstOf(b, 'type'));
    return a;
  }

  /** One telling has a weaker kind: the fuller one's kind stands, with the evidence of both. */
  private fuller(full: Schema, weak: Schema, at: string): Schema {
    const wanted = weak.evidence['enum'];
    if (full.kind === 'enum' && wanted !== undefined) {
      if (!wanted.every((evidence) => isGlued(evidence.quote, full.values))) {
        this.conflict(`${at} enum`, full.values.join(', '), wanted[0]?.quote ?? '', firstOf(full, 'enum'), wanted[0]);
        return full;
      }
      const recovered = wanted.map((evidence): Evidence => ({ ...evidence, rule: recoveredRule, standing: 'inferred' }));
      this.gap(`${at} enum`, firstOf(full, 'enum'), wanted[0]);
      const { enum: _enum, ...others } = weak.evidence;
      const joined = this.common(full, { ...weak, evidence: others }, at, false);
      return { ...joined, evidence: { ...joined.evidence, enum: joinEvidence(joined.evidence['enum'], recovered) } };
    }
    this.gap(`${at} type`, firstOf(full, 'type'), firstOf(weak, 'type'));
    return this.common(full, weak, at, false);
  }

  private objects(a: ObjectSchema, b: ObjectSchema, at: string): ObjectSchema {
    const others = new Map(b.properties.map((property) => [property.name, property]));
    const known = new Set(a.properties.map((property) => property.name));
    const shared = a.properties.map((property): Property => {
      const other = others.get(property.name);
      if (other === undefined) {
        this.missing(property, b, at);
        return property;
      }
      return this.properties(property, other, `${at}.${property.name}`);
    });
    const added = b.properties.filter((property) => !known.has(property.name));
    for (const property of added) this.missing(property, a, at);
    const { partial: _partial, ...whole } = a;
    const partial = a.partial === true && b.partial === true;
    return { ...whole, properties: [...shared, ...added], ...(partial ? { partial } : {}) };
  }

  private missing(property: Property, from: ObjectSchema, at: string): void {
    const told = anyEvidence(property.evidence) ?? anyEvidence(property.schema.evidence);
    const untold = anyEvidence(from.evidence);
    if (showsNothing(from)) this.gap(`${at}.${property.name}`, told, untold);
    else this.conflict(`${at}.${property.name}`, 'documented', 'not documented', told, untold);
  }

  private properties(a: Property, b: Property, at: string): Property {
    const untold = [a, b].every((property) => standingOf(property.evidence, 'required') === 'unknown');
    const which = surer(a.evidence, b.evidence, 'required');
    if (a.required !== b.required && which === 'neither' && !untold) {
      const word = (property: Property): string => (property.required ? 'required' : 'optional');
      this.conflict(`${at} required`, word(a), word(b), a.evidence['required']?.[0], b.evidence['required']?.[0]);
    }
    const required = which === 'second' || (untold && !a.required) ? b.required : a.required;
    return { ...a, required, schema: this.join(a.schema, b.schema, at), evidence: joinEvidenceMaps(a.evidence, b.evidence) };
  }

  /** `undefined` where nothing tells which of two ways to divide the same letters is right. */
  private enums(a: EnumSchema, b: EnumSchema, at: string): EnumSchema | undefined {
    const sorted = (schema: EnumSchema): string => JSON.stringify([...schema.values].map(String).sort(byText));
    if (a.type === b.type && sorted(a) === sorted(b)) return a;
    const concluded = [a, b].filter((schema) => standingOf(schema.evidence, 'enum') === 'inferred');
    if (a.type === b.type && isGlued(a.values.join(''), b.values) && concluded.length > 0) {
      this.gap(`${at} enum`, firstOf(a, 'enum'), firstOf(b, 'enum'));
      if (concluded.length === 2) return undefined;
      return concluded[0] === a ? { ...a, values: b.values } : a;
    }
    const which = surer(a.evidence, b.evidence, 'enum');
    if (which === 'neither')
      this.conflict(`${at} enum`, a.values.join(', '), b.values.join(', '), firstOf(a, 'enum'), firstOf(b, 'enum'));
    else this.gap(`${at} enum`, firstOf(a, 'enum'), firstOf(b, 'enum'));
    return which === 'second' ? { ...a, type: b.type, values: b.values } : a;
  }

  private references(a: ReferenceSchema, b: ReferenceSchema, at: string): ReferenceSchema {
    if (!this.sameTarget(a.name, b.name)) {
      const name = (schema: ReferenceSchema): string => decodeReference(schema.name).name;
      this.conflict(`${at} type`, name(a), name(b), firstOf(a, 'type'), firstOf(b, 'type'));
      return a;
    }
    return decodeReference(a.name).telling === undefined ? { ...a, name: b.name } : a;
  }

  /** Constraints and words, which every kind may carry; `a` has its children joined already. */
  private common(a: Schema, b: Schema, at: string, comparable = true): Schema {
    const changes: Record<string, unknown> = {};
    const left: Partial<Record<string, unknown>> = { ...a };
    const right: Partial<Record<string, unknown>> = { ...b };
    for (const fact of constraints) {
      const mine = left[fact];
      const theirs = right[fact];
      if (theirs === undefined && mine === undefined) continue;
      if (mine === undefined) {
        if (accepts(a, fact)) changes[fact] = theirs;
        this.gap(`${at} ${fact}`, firstOf(b, fact), firstOf(a, 'type'));
        if (comparable && this.firstStates && accepts(a, fact))
          this.omission(`${at} ${fact}`, 'not stated', JSON.stringify(theirs), a, b, fact);
      } else if (theirs === undefined) {
        this.gap(`${at} ${fact}`, firstOf(a, fact), firstOf(b, 'type'));
        if (comparable && this.secondStates && accepts(b, fact))
          this.omission(`${at} ${fact}`, JSON.stringify(mine), 'not stated', a, b, fact);
      } else if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
        const which = surer(a.evidence, b.evidence, fact);
        if (which === 'second') changes[fact] = theirs;
        if (which === 'neither')
          this.conflict(`${at} ${fact}`, JSON.stringify(mine), JSON.stringify(theirs), firstOf(a, fact), firstOf(b, fact));
        else this.gap(`${at} ${fact}`, firstOf(a, fact), firstOf(b, fact));
      }
    }
    const title = fullerText(a.title, b.title);
    const description = fullerText(a.description, b.description);
    const examples = joinExamples(a.examples, b.examples);
    return {
      ...a,
      ...changes,
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description }),
      ...(examples === undefined ? {} : { examples }),
      evidence: joinEvidenceMaps(a.evidence, b.evidence),
    };
  }

  private conflict(fact: string, a: string, b: string, left: Evidence | undefined, right: Evidence | undefined): void {
    this.conflicts.push({ fact, values: [a, b], evidence: [left, right] });
  }

  private omission(fact: string, left: string, right: string, a: Schema, b: Schema, name: string): void {
    if (!isOwnWord(name)) this.omissions.push({ fact, values: [left, right], evidence: [firstOf(a, name), firstOf(b, name)] });
  }

  private gap(fact: string, told: Evidence | undefined, untold: Evidence | undefined): void {
    this.gaps.push({ fact, told, untold });
  }
}

const firstOf = (schema: Schema, fact: string): Evidence | undefined =>
  schema.evidence[fact]?.[0] ?? anyEvidence(schema.evidence);

function describeKind(schema: Schema): string {
  return schema.kind === 'reference' ? decodeReference(schema.name).name : schema.kind;
}

/** Words are no contract: the longer text is the fuller one. */
export function fullerText(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return byText(a, b) <= 0 ? a : b;
}

export function joinExamples(a: readonly Json[] | undefined, b: readonly Json[] | undefined): readonly Json[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const known = new Set(a.map((value) => JSON.stringify(value)));
  return [...a, ...b.filter((value) => !known.has(JSON.stringify(value)))];
}
