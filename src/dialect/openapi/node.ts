import type { Json } from '../../model/api.js';
import type { Document } from './document.js';

/** One value of a document, with the way to it. */
export interface Node {
  readonly document: Document;
  readonly value: unknown;
  /** JSON pointer: empty for the whole document. */
  readonly pointer: string;
  /** Offsets of the member, key and all; absent for the whole document. */
  readonly start?: number;
  readonly end?: number;
}

export const rootOf = (document: Document): Node => ({ document, value: document.value, pointer: '' });

export const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object, or an item of an array by its index. */
export function member(node: Node, key: string): Node | undefined {
  const { value, document } = node;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  const span = document.spans.get(value)?.get(key);
  const own: unknown = (value as { readonly [key: string]: unknown })[key];
  return { document, value: own, pointer: `${node.pointer}/${escapeToken(key)}`, ...(span ?? placeOf(node)) };
}

/** Members with their keys, in the document's order. */
export function members(node: Node): readonly (readonly [key: string, node: Node])[] {
  if (!isObject(node.value)) return [];
  return Object.keys(node.value).flatMap((key) => {
    const found = member(node, key);
    return found ? [[key, found] as const] : [];
  });
}

export function items(node: Node | undefined): readonly Node[] {
  if (!node || !Array.isArray(node.value)) return [];
  return node.value.flatMap((_, index) => member(node, String(index)) ?? []);
}

const escapeToken = (token: string): string => (/[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token);

/** Text of a member, where it is text. */
export function textAt(node: Node, key: string): string | undefined {
  const value = member(node, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

const placeOf = ({ start, end }: Node) => (start === undefined || end === undefined ? {} : { start, end });

/** Bigger than any example that people read; what aliases blow up would not end. */
const maximumValues = 20_000;

/** A value as plain JSON. `undefined` where it is no JSON, or is too large to be kept. */
export function jsonOf(value: unknown): Json | undefined {
  let left = maximumValues;
  const copy = (one: unknown, depth: number): Json => {
    left -= 1;
    if (left < 0 || depth > 100) throw new RangeError('too large');
    if (one === null || typeof one === 'boolean' || typeof one === 'string') return one;
    if (typeof one === 'number') return Number.isFinite(one) ? one : null;
    if (Array.isArray(one)) return one.map((item) => copy(item, depth + 1));
    if (isObject(one)) return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, copy(item, depth + 1)]));
    return null;
  };
  try {
    return value === undefined ? undefined : copy(value, 0);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The values of nodes, those that are JSON. */
export const jsonOfAll = (nodes: readonly Node[]): readonly Json[] =>
  nodes.map(({ value }) => jsonOf(value)).filter((value) => value !== undefined);
