import type { ApiModel, Json } from '../model/api.js';
import { type FactPath, formatFactPath, type PathStep } from '../model/fact-path.js';
import { layerOf, readFact } from '../model/facts.js';
import { locate } from '../model/locate.js';
import { because } from './because.js';
import { kinds } from './kinds.js';
import { orNull, type Shape, typeOfKinds, typeOfShape } from './observe.js';
import { mostNewValues } from './value-check.js';
import type { FoundAt } from './verify.js';

/** A correction that would make the model tell what traffic shows. */
export interface Proposal {
  readonly where: string;
  readonly was?: Json;
  readonly set: Json;
  readonly because: string;
}

/** Deeper objects of new fields are left as objects. */
const deepest = 6;
/** Fields below one new field. */
const mostBelow = 200;

/** A finding, and the corrections that follow from it; none where no correction can say it. */
export interface Proposed {
  readonly finding: FoundAt;
  readonly proposals: readonly Proposal[];
  /** The correction of another finding that settles this one too. */
  readonly settledBy?: string;
}

/** Corrections in the order in which they have to be applied. */
export function propose(model: ApiModel, findings: readonly FoundAt[]): readonly Proposed[] {
  const told = new Set<string>();
  const retyped = findings.flatMap((finding) => (finding.drift.kind === 'type' ? [finding] : []));
  return findings.map((finding) => {
    // What is said of a place that becomes another type has no hold there any more.
    const outer = retyped.find((other) => other !== finding && isWithin(finding, other));
    if (outer) return { finding, proposals: [], settledBy: formatFactPath({ ...outer.path, fact: 'type' }) };
    // Two operations may show one error.
    const proposals = new Proposer(model, finding).proposals().filter(({ where }) => !told.has(where));
    for (const { where } of proposals) told.add(where);
    return { finding, proposals };
  });
}

function isWithin({ path, drift, where }: FoundAt, { path: outer, seen, where: outerWhere }: FoundAt): boolean {
  if (!where.startsWith(outerWhere)) return false;
  if (formatFactPath({ root: path.root, steps: [] }) !== formatFactPath({ root: outer.root, steps: [] })) return false;
  if (path.steps.length < outer.steps.length) return false;
  const same = outer.steps.every((step, at) => JSON.stringify(step) === JSON.stringify(path.steps[at]));
  if (!same) return false;
  const type = typeOfKinds(seen);
  return path.steps.length > outer.steps.length ? type !== 'object' && type !== 'array' : drift.kind !== 'absent';
}

class Proposer {
  readonly #model: ApiModel;
  readonly #finding: FoundAt;

  constructor(model: ApiModel, finding: FoundAt) {
    this.#model = model;
    this.#finding = finding;
  }

  proposals(): readonly Proposal[] {
    const { path, drift } = this.#finding;
    switch (drift.kind) {
      case 'field':
      case 'parameter':
      case 'body':
        return this.#added(path, drift.shape);
      case 'status':
        if (!isStatus(drift.status)) return [];
        return [this.#set('description', drift.title ?? `Status ${drift.status}`)];
      case 'type':
        return this.#retyped(drift.shape);
      case 'enum':
        return this.#widened([...drift.values]);
      case 'constraint':
        return [this.#set(drift.fact, drift.set)];
      case 'absent':
        return [this.#set('required', false)];
      case 'null': {
        const type = this.#said('type');
        return typeof type === 'string' ? [this.#set('type', `${type} | null`)] : [];
      }
      case 'error':
        return this.#addedError(drift.name, drift.status);
      case 'operation':
        return [];
    }
  }

  /** That the operation answers with it, and, of one that is new to the API, which status it has. */
  #addedError(name: string, status: number): readonly Proposal[] {
    const known = this.#model.errors.some((error) => error.name === name);
    const own: Proposal = {
      where: formatFactPath({ root: { kind: 'error', name }, steps: [], fact: 'status' }),
      set: status,
      because: because(this.#finding),
    };
    if (!isStatus(status)) return [];
    return [this.#set('documentedStatus', status), ...(known || status === 400 ? [] : [own])];
  }

  /** A type of what was seen, and one of each field that is inside. */
  #added(path: FactPath, shape: Shape): readonly Proposal[] {
    const type = typeOfShape(shape);
    const own: Proposal = { where: formatFactPath({ ...path, fact: 'type' }), set: type, because: because(this.#finding) };
    return [own, ...this.#inside(path, shape).slice(0, mostBelow)];
  }

  #inside(path: FactPath, shape: Shape): readonly Proposal[] {
    if (path.steps.length - this.#finding.path.steps.length >= deepest) return [];
    const below = (step: PathStep): FactPath => ({ root: path.root, steps: [...path.steps, step] });
    const type = typeOfKinds(shape.seen);
    if (type === 'array' && shape.items) return this.#inside(below({ kind: 'items' }), shape.items);
    if (type !== 'object') return [];
    if (shape.values) return this.#inside(below({ kind: 'values' }), shape.values);
    return [...shape.properties].flatMap(([name, inner]) => this.#added(below({ kind: 'property', name }), inner));
  }

  /** All that was seen counts, also what fits: whole numbers and fractions are numbers. */
  #retyped(shape: Shape): readonly Proposal[] {
    const { seen, path, textual } = this.#finding;
    const kind = typeOfKinds(seen);
    const nested = kind === 'array' || kind === 'object';
    // Texts that do not all read as numbers are texts.
    const type = nested ? typeOfShape(shape) : kind === 'unknown' && textual ? 'string' : kind;
    // Null is told apart: it may be seen where nothing else is wrong.
    const whole = (seen & kinds.null) === 0 || type.endsWith('| null') ? type : orNull(type);
    return [this.#set('type', whole), ...(nested ? this.#inside(path, shape) : [])];
  }

  #widened(values: readonly (string | number | boolean)[]): readonly Proposal[] {
    const known = this.#said('enum');
    if (!Array.isArray(known)) return [];
    // What is a secret, or has no end, is not listed.
    if (!this.#finding.secret && values.length > 0 && values.length <= mostNewValues)
      return [this.#set('enum', [...known, ...values])];
    const type = enumType([...known, ...values], values.length > 0);
    return [this.#set('type', (this.#finding.seen & kinds.null) === 0 ? type : orNull(type))];
  }

  #set(fact: string, set: Json): Proposal {
    const was = this.#said(fact);
    const where = formatFactPath({ ...this.#finding.path, fact });
    return { where, ...(was === undefined ? {} : { was }), set, because: because(this.#finding) };
  }

  /** What the model says of a fact at the place. */
  #said(fact: string): Json | undefined {
    const located = locate(this.#model, this.#finding.path);
    const layer = 'layers' in located ? layerOf(located.layers, fact) : undefined;
    return layer && readFact(layer, fact);
  }
}

/** Some servers, and what stands before them, answer with numbers that HTTP does not have: no correction can say these. */
const isStatus = (status: number): boolean => Number.isInteger(status) && status >= 100 && status <= 599;

/** @param listed whether new values are among these, or could not be listed */
function enumType(values: readonly Json[], listed: boolean): string {
  const [value] = values;
  if (typeof value !== 'number') return typeof value;
  return listed && values.every(Number.isInteger) ? 'integer' : 'number';
}
