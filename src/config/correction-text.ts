import { Document, isCollection } from 'yaml';
import type { Json } from '../model/api.js';
import type { Correction } from '../model/correction.js';

/** A correction as it stands in a file. */
export type CorrectionEntry = Omit<Correction, 'source' | 'line'>;

/** In the order in which people read them. */
export const entryKeys = ['where', 'was', 'set', 'because', 'link'] as const;

export const layout = { lineWidth: 0, blockQuote: false, flowCollectionPadding: false } as const;

/** An entry of a list, its dash at a column (from 0): lines of YAML. */
export function entryText(entry: CorrectionEntry, column: number): string {
  const lines = entryKeys.flatMap((key) => {
    const value = entry[key];
    return value === undefined ? [] : [`${key}: ${valueText(value)}`];
  });
  return lines.map((line, index) => `${' '.repeat(column)}${index === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** Line ends, controls, and what cannot be seen or turns the direction of text: nobody could review it as itself. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u;

/** A value in one line of YAML, bare where it can be. */
export function valueText(value: Json): string {
  const document = new Document({ value });
  const node: unknown = document.get('value', true);
  if (isCollection(node)) node.flow = true;
  const text = document
    .toString(layout)
    .replace(/^value:[ \n]*/, '')
    .replace(/\n$/, '');
  return unseen.test(text) || text.startsWith('"') ? quotedText(value) : text;
}

/** JSON is YAML too. */
const quotedText = (value: Json): string =>
  JSON.stringify(value).replace(new RegExp(unseen, 'gu'), (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
