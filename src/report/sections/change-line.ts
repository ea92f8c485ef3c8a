import { type Html, html } from '../html.js';

/** A line of a changelog, in the little Markdown that changelogs are written in: code between backticks, the rest with escapes. */
export function lineMarkup(line: string): readonly (string | Html)[] {
  // Odd places are fences, each followed by the code up to the same fence.
  const parts = line.split(/(?<!\\)(`+)/);
  const found: (string | Html)[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const end = at % 2 === 1 ? parts.indexOf(part, at + 1) : -1;
    if (end < 0) found.push(plain(part));
    else {
      const inside = parts.slice(at + 1, end).join('');
      found.push(html`<code>${/^ .*[^ ].* $/s.test(inside) ? inside.slice(1, -1) : inside}</code>`);
      at = end;
    }
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Text without its escapes, each taken once. */
const plain = (text: string): string =>
  text.replace(
    /\\([!-/:-@[-`{-~])|&(?:lt|gt|amp);/g,
    (escaped, character: string | undefined) => character ?? entities[escaped] ?? escaped,
  );
