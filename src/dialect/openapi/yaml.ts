import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Parsed, type Problem, put, type Span, type Spans } from './literal.js';

/** Deeper than any document is nested, shallower than the stack. */
const maximumDepth = 500;

/**
 * Reads a YAML document. An alias gives the very value of its anchor, so that no document grows by being read.
 * What is invalid is said with its offset, and the rest is read on.
 */
export function readYaml(text: string): Parsed | { readonly fault: Problem } {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { fault: { message: 'Brackets, or lines, are nested without end', offset: deep } };
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent', merge: false });
  } catch (error) {
    return { fault: { message: error instanceof Error ? error.message : String(error), offset: 0 } };
  }
  const walker = new Walker();
  const problems: readonly Problem[] = [...document.errors, ...document.warnings].map(({ message, pos }) => ({
    message: message.split('\n')[0] ?? message,
    offset: pos[0],
  }));
  const value = walker.value(document.contents, 0);
  return { value, spans: walker.spans, end: text.length, problems: [...problems, ...walker.problems] };
}

/** What the parser would lose itself in: more open brackets, or deeper lines, than any document has. */
function tooDeepAt(text: string): number | undefined {
  let open = 0;
  let column = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) open += 1;
    else if ((code === 0x5d || code === 0x7d) && open > 0) open -= 1;
    else if (code === 0x0a) column = -1;
    if (open > 4 * maximumDepth || column > 8 * maximumDepth) return at;
    if (column >= 0 && code !== 0x20 && code !== 0x2d) column = Number.NEGATIVE_INFINITY;
    if (code === 0x0a) column = 0;
    else column += 1;
  }
  return undefined;
}

class Walker {
  readonly spans: Spans = new WeakMap();
  readonly problems: Problem[] = [];
  private readonly anchors = new Map<string, unknown>();

  value(node: unknown, depth: number): unknown {
    if (depth > maximumDepth) {
      this.problem(`Values are nested more than ${maximumDepth} deep; what is deeper is left out`, node);
      return null;
    }
    if (isMap(node)) return this.map(node, depth);
    if (isSeq(node)) return this.seq(node, depth);
    if (isAlias(node)) {
      if (this.anchors.has(node.source)) return this.anchors.get(node.source);
      this.problem(`The alias *${node.source} stands for an anchor that is not there`, node);
      return null;
    }
    if (!isScalar(node)) return null;
    const value = typeof node.value === 'bigint' ? Number(node.value) : (node.value ?? null);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, value);
    return value;
  }

  private map(node: YAMLMap, depth: number): object {
    const found: { [key: string]: unknown } = {};
    const places = new Map<string, Span>();
    this.spans.set(found, places);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, found);
    const own = new Set<string>();
    for (const pair of node.items) {
      const key = keyOf(pair.key);
      const at = spanOf(pair);
      if (key === '<<' && isMerge(pair.value)) {
        this.merge(pair, found, places, own, depth);
        continue;
      }
      if (key === undefined) {
        this.problem('A key is no plain word; it is left out', pair.key);
        continue;
      }
      if (own.has(key)) this.problem(`The key ${JSON.stringify(key)} stands twice in one mapping; the last counts`, pair.key);
      own.add(key);
      put(found, key, this.value(pair.value, depth + 1));
      if (at) places.set(key, at);
    }
    return found;
  }

  /** Keys of the mapping itself stand over merged ones, wherever they are written. */
  private merge(pair: Pair, found: { [key: string]: unknown }, places: Map<string, Span>, own: Set<string>, depth: number): void {
    const merged = this.value(pair.value, depth + 1);
    for (const source of Array.isArray(merged) ? merged : [merged]) {
      if (typeof source !== 'object' || source === null || source === found) continue;
      const from = this.spans.get(source);
      for (const [key, value] of Object.entries(source)) {
        if (own.has(key) || Object.hasOwn(found, key)) continue;
        put(found, key, value);
        const at = from?.get(key);
        if (at) places.set(key, at);
      }
    }
  }

  private seq(node: YAMLSeq, depth: number): readonly unknown[] {
    const found: unknown[] = [];
    const places = new Map<string, Span>();
    this.spans.set(found, places);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, found);
    for (const item of node.items) {
      const at = rangeOf(item);
      if (at) places.set(String(found.length), at);
      found.push(this.value(item, depth + 1));
    }
    return found;
  }

  private problem(message: string, node: unknown): void {
    this.problems.push({ message, offset: rangeOf(node)?.start ?? 0 });
  }
}

const isMerge = (node: unknown): boolean => isAlias(node) || isMap(node) || isSeq(node);

/** Keys are words: `200` and `true` too. */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return key.source ?? String(key.value);
}

function spanOf({ key, value }: Pair): Span | undefined {
  const [from, to] = [rangeOf(key), rangeOf(value) ?? rangeOf(key)];
  return from && to ? { start: from.start, end: Math.max(from.end, to.end) } : undefined;
}

function rangeOf(node: unknown): Span | undefined {
  const range = isPair(node) ? undefined : (node as Partial<Node> | null | undefined)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}
