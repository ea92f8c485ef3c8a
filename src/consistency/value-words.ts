import type { Json } from '../model/api.js';

/** Longer values are cut. */
const longestShown = 80;

/** A value as an example has it: `"Name": "x"`. */
export function shownAs(member: string | undefined, value: Json): string {
  const text = JSON.stringify(value);
  const characters = [...text];
  const short = characters.length > longestShown ? `${characters.slice(0, longestShown).join('')}…` : text;
  return member === undefined ? short : `${JSON.stringify(member)}: ${short}`;
}

/** The type of a value, as corrections write it; of null alone nobody knows what else there may be. */
export function typeOf(value: Json): string {
  if (Array.isArray(value)) return `array[${value[0] === undefined ? 'unknown' : typeOf(value[0])}]`;
  if (value === null) return 'unknown';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}

export const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Values = readonly (string | number | boolean)[];

/** The first few values of an enum. */
export function listedValues(values: Values): string {
  const shown = values.slice(0, 6).map((value) => JSON.stringify(value));
  return values.length > shown.length ? `${shown.join(', ')} and ${values.length - shown.length} more` : shown.join(', ');
}

/** Whether a text lists several values of an enum: `A | B`. */
export function isListOf(values: Values, text: string): boolean {
  const parts = text.split(/[|,/]/).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => values.some((value) => String(value) === part));
}
