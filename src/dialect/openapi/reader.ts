import type { Parameter, Schema } from '../../model/api.js';
import type { Annotations } from './annotations.js';
import { member, type Node } from './node.js';
import type { Notes } from './notes.js';
import { follow, type Library, refOf } from './references.js';
import type { TypeNames } from './type-names.js';

/** How many schemas a document may give by being read, for each character of it: only aliases make more of it than it is. */
const schemasPerCharacter = 0.2;
/** Any document may give as many. */
const fewSchemas = 5_000;

/** What every part of the dialect reads with. */
export class Reader {
  readonly notes: Notes;
  readonly library: Library;
  readonly types: TypeNames;
  private readonly surveyed = new WeakMap<object, Set<string>>();
  private readonly parameters = new WeakMap<object, Parameter>();
  private spent = 0;
  private isCut = false;
  private readonly affordable: number;
  private readonly lostOnes = new Set<string>();

  constructor(notes: Notes, library: Library, types: TypeNames) {
    this.notes = notes;
    this.library = library;
    this.types = types;
    const characters = [...library.values()].reduce((sum, { text }) => sum + text.length, 0);
    this.affordable = fewSchemas + characters * schemasPerCharacter;
  }

  /** Whether one more schema may be read. */
  spend(): boolean {
    this.spent += 1;
    return this.spent <= this.affordable;
  }

  /** Said once: what comes after is the same. */
  cut(node: Node): void {
    if (this.isCut) return;
    this.isCut = true;
    const message = 'Schemas are nested without end, or repeated by aliases beyond measure; what goes beyond is not read.';
    this.notes.say('document-cut', message, node);
  }

  /** What a node is, or what its `$ref` names. */
  follow(node: Node): Node | undefined {
    const reference = member(node, '$ref');
    if (reference) this.notes.pass(reference, 'a `$ref` stands for what it names');
    return follow(node, this.library);
  }

  /** A schema whose `$ref` leads nowhere: said once for each target. */
  lost(node: Node, words: Annotations = { facts: {}, evidence: {} }): Schema {
    const ref = refOf(node);
    if (ref === undefined) this.notes.leaveOut('values of a shape that OpenAPI does not have', node);
    const key = `${node.document.url} ${ref}`;
    if (ref !== undefined && !this.lostOnes.has(key)) {
      this.lostOnes.add(key);
      this.notes.say('reference-lost', `Nothing stands where ${ref} points to; what refers to it is not known.`, node);
    }
    const type = [this.notes.cite(member(node, '$ref') ?? node, 'a `$ref` that leads nowhere tells nothing', 'unknown')];
    return { kind: 'unknown', ...words.facts, evidence: { ...words.evidence, type } };
  }

  /** What many operations share is read once. */
  once(node: Node, read: () => Parameter | undefined): Parameter | undefined {
    const { value } = node;
    if (typeof value !== 'object' || value === null) return read();
    const known = this.parameters.get(value);
    if (known) return known;
    const found = read();
    if (found) this.parameters.set(value, found);
    return found;
  }

  /** Whether an object is looked at for the first time as one of its kind. */
  isNew(value: object, kind: string): boolean {
    const seen = this.surveyed.get(value);
    if (seen?.has(kind)) return false;
    if (seen) seen.add(kind);
    else this.surveyed.set(value, new Set([kind]));
    return true;
  }
}
