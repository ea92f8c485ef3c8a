import { visible } from './visible.js';

/** Markup that was put together by `html` alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What may stand in a hole of the template: text is escaped, markup is not, nothing is left of what is absent. */
export type Hole = string | number | Html | undefined | false | readonly Hole[];

/** Markup with holes. A hole in an attribute stands between quotation marks; none stands in the name of a tag or an attribute, nor in a script. */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(strings.map((markup, index) => markup + filled(holes[index])).join(''));
}

function filled(hole: Hole): string {
  if (hole === undefined || hole === false) return '';
  if (hole instanceof Html) return hole.markup;
  if (typeof hole === 'string' || typeof hole === 'number') return escaped(String(hole));
  return hole.map(filled).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for between tags, and for between the quotation marks of an attribute. */
export const escaped = (text: string): string => visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** JSON for a script element that holds data: nothing in it ends the element or begins a comment, and it is JSON still. */
export const scriptJson = (value: unknown): Html =>
  new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`));
