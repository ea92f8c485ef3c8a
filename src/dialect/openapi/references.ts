import type { Document } from './document.js';
import { isObject, member, type Node, rootOf } from './node.js';

/** Documents by the URL under which references find them; the page's own is at the empty one. */
export type Library = ReadonlyMap<string, Document>;

/** The value that a `$ref` means, and where it stands; references to references are followed. */
export function follow(node: Node, library: Library): Node | undefined {
  const seen = new Set<unknown>();
  let found: Node | undefined = node;
  while (found && typeof refOf(found) === 'string') {
    if (seen.has(found.value)) return undefined;
    seen.add(found.value);
    found = resolve(found, library);
  }
  return found;
}

/** One step: what the `$ref` of a node names. */
export function resolve(node: Node, library: Library): Node | undefined {
  const ref = refOf(node);
  if (ref === undefined) return undefined;
  const { file, fragment } = splitRef(ref);
  const document = file === '' ? node.document : library.get(joinUrl(node.document.url, file));
  if (document) return at(rootOf(document), fragment);
  // Swagger 2 lets a definition be named without the way to it.
  const short = member(rootOf(node.document), 'definitions');
  return short && member(short, ref);
}

export function refOf({ value }: Node): string | undefined {
  const ref = isObject(value) && Object.hasOwn(value, '$ref') ? value['$ref'] : undefined;
  return typeof ref === 'string' ? ref : undefined;
}

export function splitRef(ref: string): { readonly file: string; readonly fragment: string } {
  const hash = ref.indexOf('#');
  return hash < 0 ? { file: ref, fragment: '' } : { file: ref.slice(0, hash), fragment: ref.slice(hash + 1) };
}

/** A key is tried as the pointer's percent-encoding means it, then as it is written. */
function at(root: Node, fragment: string): Node | undefined {
  if (fragment === '' || fragment === '/') return root;
  if (!fragment.startsWith('/')) return byAnchor(root, fragment);
  let found: Node | undefined = root;
  for (const raw of fragment.slice(1).split('/')) {
    if (!found) return undefined;
    found =
      member(found, unescaped(decoded(raw))) ??
      member(found, unescaped(raw)) ??
      member(found, decoded(raw)) ??
      member(found, raw);
  }
  return found;
}

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** `#Pet`, where a schema says that this is its `$anchor`. */
function byAnchor(root: Node, anchor: string): Node | undefined {
  for (const holder of [['components', 'schemas'], ['definitions'], ['$defs']]) {
    const schemas = holder.reduce<Node | undefined>((node, key) => node && member(node, key), root);
    if (!schemas || !isObject(schemas.value)) continue;
    for (const key of Object.keys(schemas.value)) {
      const schema = member(schemas, key);
      if (schema && member(schema, '$anchor')?.value === anchor) return schema;
    }
  }
  return undefined;
}

const absolute = /^[a-z][a-z0-9+.-]*:/i;

/** A reference's URL as the page would write it: relative ones stay relative to the page. */
export function joinUrl(base: string, url: string): string {
  if (absolute.test(url)) return url;
  if (absolute.test(base)) return URL.canParse(url, base) ? new URL(url, base).href : url;
  if (url.startsWith('/')) return url;
  const parts: string[] = [];
  for (const part of [...base.split('/').slice(0, -1), ...url.split('/')]) {
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Most documents refer to nothing but themselves, which their text tells without a search through their values. */
const outward = /\$ref["']?\s*:\s*["']?[^#"'\s]/;

/** URLs of other documents that a document refers to, each with the first member that does. */
export function outwardReferences(document: Document): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  if (!outward.test(document.text)) return found;
  const seen = new Set<unknown>();
  const open: Node[] = [rootOf(document)];
  for (let node = open.pop(); node; node = open.pop()) {
    const { value } = node;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const file = splitRef(refOf(node) ?? '').file;
    const url = joinUrl(document.url, file);
    if (file !== '' && !found.has(url)) found.set(url, node);
    for (const key of Object.keys(value)) {
      if (/^(?:example|examples|default|enum|x-.*)$/.test(key) && !/\/(?:properties|schemas|definitions)$/.test(node.pointer))
        continue;
      const child: unknown = (value as { readonly [key: string]: unknown })[key];
      if (typeof child !== 'object' || child === null) continue;
      const inside = member(node, key);
      if (inside) open.push(inside);
    }
  }
  return found;
}
