import type { ApiModel } from '../model/api.js';
import { modelText } from '../model/model-text.js';
import { groupBy } from '../model/order.js';
import { bytesOf } from '../write/bytes.js';

/**
 * A model from its text, as that lies on a disc. Operations, types and the like that a later model tells in the same words are the very
 * objects of that model: most of two models is the same, and what is one thing need not be made twice, nor compared.
 */
export function parseModel(bytes: Uint8Array, later: ApiModel): ApiModel {
  const text = byteText(bytes);
  const laterTexts = itemTexts(byteText(bytesOf(modelText(later)))).map(([, item]) => item);
  const laterItems = Object.values(later).flatMap((value: unknown) =>
    Array.isArray(value) ? (value as readonly unknown[]) : [],
  );
  if (laterTexts.length !== laterItems.length) return parsed(text) as ApiModel;
  const known = groupBy([...laterTexts.keys()], (index) => nameLine(laterTexts[index] ?? ''));
  const shared: unknown[] = [];
  const rest: string[] = [];
  let end = 0;
  for (const [start, item] of itemTexts(text)) {
    const same = known.get(nameLine(item))?.find((index) => laterTexts[index] === item);
    rest.push(text.slice(end, start), same === undefined ? item : placeholder);
    if (same !== undefined) shared.push(laterItems[same]);
    end = start + item.length;
  }
  return withItems(parsed([...rest, text.slice(end)].join('')), shared) ?? (parsed(text) as ApiModel);
}

/** A character a byte: what is only compared need not be decoded, nor take two bytes a character because one of them does. */
const byteText = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

const parsed = (text: string): unknown => JSON.parse(Buffer.from(text, 'latin1').toString());

/** No list of a model has this in it. */
const placeholder = '\n    null';

/** Puts items in their places; nothing where these are not as many. */
function withItems(model: unknown, items: readonly unknown[]): ApiModel | undefined {
  let next = 0;
  const filled = Object.entries(model as Readonly<Record<string, unknown>>).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((item: unknown) => (item === null ? items[next++] : item)) : value,
  ]);
  return next === items.length ? (Object.fromEntries(filled) as ApiModel) : undefined;
}

/** What an item begins with, which is mostly its name: shorter to look for than the whole of it. */
const nameLine = (item: string): string => item.slice(opening.length, item.indexOf('\n', opening.length));

/** Each object in the lists of a model, as `modelText` writes it, and where: there is no line break within the words of JSON. */
function itemTexts(text: string): readonly (readonly [start: number, item: string])[] {
  const items: (readonly [number, string])[] = [];
  for (let start = text.indexOf(opening); start >= 0; start = text.indexOf(opening, start)) {
    const end = text.indexOf(closing, start) + closing.length;
    if (end < closing.length) break;
    items.push([start, text.slice(start, end)]);
    start = end;
  }
  return items;
}

const opening = '\n    {\n';
const closing = '\n    }';
