import type { Schema } from '../../model/api.js';
import type { Annotations } from './annotations.js';
import { isObject, member, type Node } from './node.js';
import type { Notes } from './notes.js';
import { follow, type Library, refOf } from './references.js';
import type { TypeNames } from './type-names.js';

/** More schemas than any document of people holds; what aliases blow up ends here. */
const maximumSchemas = 200_000;

/** What every part of the dialect reads with. */
export class Reader {
  readonly notes: Notes;
  readonly library: Library;
  readonly types: TypeNames;
  private spent = 0;
  private readonly lostOnes = new Set<string>();

  constructor(notes: Notes, library: Library, types: TypeNames) {
    this.notes = notes;
    this.library = library;
    this.types = types;
  }

  /** Whether one more schema may be read. */
  spend(): boolean {
    this.spent += 1;
    return this.spent <= maximumSchemas;
  }

  /** What a node is, or what its `$ref` names. */
  follow(node: Node): Node | undefined {
    const reference = member(node, '$ref');
    if (reference) this.notes.pass(reference, 'a `$ref` stands for what it names');
    return follow(node, this.library);
  }

  /** A schema whose `$ref` leads nowhere: said once for each target. */
  lost(node: Node, words: Annotations = { facts: {}, evidence: {} }): Schema {
    const ref = refOf(node) ?? '';
    const key = `${node.document.url} ${ref}`;
    if (!this.lostOnes.has(key)) {
      this.lostOnes.add(key);
      this.notes.say('reference-lost', `Nothing stands where ${ref} points to; what refers to it is not known.`, node);
    }
    const type = [this.notes.cite(member(node, '$ref') ?? node, 'a `$ref` that leads nowhere tells nothing', 'unknown')];
    return { kind: 'unknown', ...words.facts, evidence: { ...words.evidence, type } };
  }

  /** Extensions of tools (`x-…`) are passed over. */
  extensions(node: Node): void {
    if (!isObject(node.value)) return;
    for (const key of Object.keys(node.value)) {
      if (!key.startsWith('x-') || key === 'x-nullable') continue;
      const found = member(node, key);
      if (found) this.notes.leaveOut('extensions of tools (`x-…`)', found);
    }
  }
}
