import { markdown, markdownCode } from '../emit/escape/index.js';
import type { Cause, Change, Severity } from './change.js';
import { sentence, type Words } from './sentence.js';

/** One change as a line of a list, in Markdown. */
export function changeLine(change: Change): string {
  const words = inMarkdown(sentence(change));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${because(change.cause)}`;
}

export const inMarkdown = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : markdownCode(word.code))).join('');

function because(cause: Cause): string {
  switch (cause) {
    case 'page':
      return '';
    case 'extractor':
      return ' (the page is read otherwise)';
    case 'correction':
      return ' (corrected)';
    case 'settings':
      return ' (by the config)';
    case 'undecided':
      return '';
  }
}

/** What one version of a package is, as its changelog tells it. */
export interface ChangelogEntry {
  readonly version: string;
  /** Of `changeLine`, severest first. */
  readonly lines: readonly { readonly severity: Severity; readonly line: string }[];
  /** How many more there are of which no line is kept. */
  readonly more?: number;
  /** Of the first version: what it began with. */
  readonly begins?: string;
}

/** What stands above the changes of one severity. */
export const headings: Readonly<Record<Severity, string>> = {
  breaking: 'Breaking changes',
  minor: 'New',
  patch: 'Also changed',
};

/** The whole file, newest version first. */
export function changelogText(title: string, entries: readonly ChangelogEntry[]): string {
  const sections = [...entries].reverse().map(entryText);
  return `${[`# Changes of ${markdown(title)}`, ...sections].join('\n\n')}\n`;
}

function entryText({ version, lines, more, begins }: ChangelogEntry): string {
  const groups = (['breaking', 'minor', 'patch'] as const).flatMap((severity) => {
    const own = lines.filter((line) => line.severity === severity);
    return own.length === 0 ? [] : [`### ${headings[severity]}\n\n${own.map(({ line }) => `- ${line}`).join('\n')}`];
  });
  return [
    `## ${version}`,
    ...(begins === undefined ? [] : [begins]),
    ...groups,
    ...(more === undefined ? [] : [`… and ${more} more changes.`]),
  ].join('\n\n');
}
