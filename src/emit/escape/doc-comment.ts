import { identifier } from './identifier.js';
import { hex, replaceInvisible } from './invisible.js';

const width = 100;

export interface DocTag {
  /** Without the `@`: `deprecated`, `see`. Never of the page's own making. */
  readonly name: 'deprecated' | 'see' | 'example' | 'throws' | 'param' | 'returns' | 'default';
  /** An identifier of generated code, which stands before the text as a link. */
  readonly link?: string;
  readonly text?: string;
}

/**
 * A JSDoc comment, or an empty string where there is nothing to say. Each text is a paragraph (or several, parted by
 * empty lines), wrapped at 100 columns. No text can end the comment, start a tag, or reorder what is read.
 */
export function docComment(paragraphs: readonly (string | undefined)[], tags: readonly DocTag[] = []): string {
  const body = paragraphs.map((paragraph) => commentLines(paragraph ?? '')).filter((lines) => lines.length > 0);
  const prose = body.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
  const tagged = tags.flatMap((tag) => {
    const [first, ...rest] = commentLines(tag.text ?? '');
    const link = tag.link === undefined ? [] : [`{@link ${identifier(tag.link)}}`];
    const opening = [`@${tag.name}`, ...link, ...(first === undefined ? [] : [first])].join(' ');
    return [opening, ...rest.filter((line) => line !== '')];
  });
  const lines = prose.length > 0 && tagged.length > 0 ? [...prose, '', ...tagged] : [...prose, ...tagged];
  const only = lines[0];
  if (only === undefined) return '';
  if (lines.length === 1) return `/** ${only} */`;
  return ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'].join('\n');
}

/** Text as lines that may stand in a block comment, wrapped; paragraphs stay parted by one empty line. */
export function commentLines(text: string): readonly string[] {
  const paragraphs = text
    .replace(/\r\n?|\u2028|\u2029|\u0085|\v|\f/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => wrap(paragraph))
    .filter((lines) => lines.length > 0);
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  const plain = /^(?!.*(?:^|\s)\/(?:\s|$))[\s\x20-\x29\x2b-\x3f\x41-\x7e]*$/su.test(paragraph) && !paragraph.includes('![');
  for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
    const safe = plain ? word : safeWord(word);
    if (line !== '' && line.length + 1 + safe.length > width) {
      lines.push(line);
      line = safe;
    } else {
      line = line === '' ? safe : `${line} ${safe}`;
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A word that ends no comment, starts no tag (block or `{@inline}`), and fetches no image where comments are rendered. */
function safeWord(word: string): string {
  return replaceInvisible(word, (codePoint, character) =>
    character.length === 1 && codePoint >= 0xd800 && codePoint <= 0xdfff ? '\uFFFD' : `⟨U+${hex(codePoint).toUpperCase()}⟩`,
  )
    .replace(/\*(?=\/)/g, '*\\')
    .replace(/(^|[{*])@/g, '$1\\@')
    .replace(/!\[/g, '!\\[')
    .replace(/^\/$/, '\\/');
}
