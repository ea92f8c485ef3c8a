import { member, members, type Node } from './node.js';

/** Ways to the schemas of a document that have names of their own. */
const shelves: readonly (readonly string[])[] = [['components', 'schemas'], ['definitions']];

/** Gives every schema that is referred to the name of its type: the key that it stands under. */
export class TypeNames {
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly waiting: { readonly name: string; readonly node: Node }[] = [];

  /** All named schemas of a document keep their names, used or not. */
  shelve(root: Node): void {
    for (const shelf of shelves) {
      const holder = shelf.reduce<Node | undefined>((node, key) => node && member(node, key), root);
      for (const [, node] of holder ? members(holder) : []) this.nameOf(node);
    }
  }

  /** The type's name; a schema that is asked for the first time waits to be read. */
  nameOf(node: Node): string {
    const key = `${node.document.url}#${node.pointer}`;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = this.free(plainName(node));
    this.names.set(key, name);
    this.taken.add(name);
    this.waiting.push({ name, node });
    return name;
  }

  /** The next schema to read; reading it may add others. */
  next(): { readonly name: string; readonly node: Node } | undefined {
    return this.waiting.shift();
  }

  private free(wanted: string): string {
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? wanted : `${wanted}${count}`;
      if (!this.taken.has(name)) return name;
    }
  }
}

/** Words on the way to a schema that say nothing of it. */
const structure =
  /^(?:paths|components|schemas|definitions|\$defs|properties|content|schema|responses|requestBody|requestBodies|parameters|allOf|oneOf|anyOf|\d+)$/;

/** `#/components/schemas/Pet` → `Pet`; `#/components/schemas/Pet/properties/owner` → `PetOwner`; a whole file → its name. */
function plainName({ document, pointer }: Node): string {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const shelf = shelves.find((one) => one.every((key, index) => tokens[index] === key));
  const rest = shelf ? tokens.slice(shelf.length) : tokens;
  const [first, ...deeper] = rest;
  if (shelf && first !== undefined && deeper.length === 0) return first;
  const words = [
    ...(shelf && first !== undefined ? [first] : []),
    ...(shelf ? deeper : rest).filter((token) => !structure.test(token)),
  ];
  if (words.length === 0) return fileName(document.url) || 'Schema';
  const [head = '', ...tail] = words.map((word) => word.replace(/[^\p{L}\p{N}_]+/gu, ' ').trim());
  return [head, ...tail.map(capital)].map((word) => word.split(' ').map(capital).join('')).join('') || 'Schema';
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const fileName = (url: string): string => /([^/]*?)(?:\.(?:ya?ml|json))?$/i.exec(url.replace(/[?#].*$/, ''))?.[1] ?? '';
