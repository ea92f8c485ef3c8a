import { hex, replaceInvisible } from './invisible.js';

const visible = (text: string): string => replaceInvisible(text, (codePoint) => `⟨U+${hex(codePoint).toUpperCase()}⟩`);

/** Text as one line of Markdown (also a table cell) that shows exactly these words: no markup, link, image or HTML. */
export function markdown(text: string): string {
  return visible(text.trim().replace(/\s+/g, ' '))
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]|~$]/g, '\\$&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** An inline code span of one line; its fence is longer than any run of backticks inside. */
export function markdownCode(text: string): string {
  const line = visible(text.replace(/\s+/g, ' ').trim());
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A fenced block; its fence is longer than any run of backticks inside. `language` is a plain word or nothing. */
export function markdownFence(text: string, language = ''): string {
  const lines = /^[\n\x20-\x7e]*$/.test(text) ? [text] : visibleLines(text);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  const label = /^[\w.+#-]*$/.test(language) ? language : '';
  return [`${fence}${label}`, ...lines, fence].join('\n');
}

const visibleLines = (text: string): readonly string[] =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map((line) => visible(line.replace(/\t/g, '    ')));

function longestRun(text: string): number {
  return text.includes('`') ? Math.max(...(text.match(/`+/g) ?? []).map((run) => run.length)) : 0;
}
