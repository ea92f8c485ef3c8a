import { markdown, markdownCode } from '../../emit/escape/index.js';
import type { Change } from '../change.js';
import { changeLine, headings } from '../changelog.js';
import type { SameWords } from '../told-once.js';
import { bySeverity, concern, placeOf, type ReleaseDiff, severityOf } from './release-diff.js';

/** For pull requests. */
export function asMarkdown(diffs: readonly ReleaseDiff[]): string {
  return `${diffs.map(section).join('\n\n')}\n`;
}

function section(diff: ReleaseDiff): string {
  const { name, from, to, changes } = diff;
  const title = `## ${markdown(`${name}: ${from} → ${to}`)}`;
  if (severityOf(diff) === undefined) return `${title}\n\nNothing changed.`;
  const groups = bySeverity(changes, changeLine).map(
    ([severity, own]) => `### ${headings[severity]}\n\n${own.map(item).join('\n')}`,
  );
  return [title, ...groups].join('\n\n');
}

function item(same: SameWords<Change>): string {
  const details = new Set(same.map(detailLines).filter((lines) => lines !== ''));
  return [`- ${changeLine(same[0])}`, ...details].join('\n');
}

function detailLines(change: Change): string {
  const [whom, place] = [concern(change), placeOf(change)];
  const [was, now] = [change.before?.evidence?.quote, change.after?.evidence?.quote];
  const details = [
    ...(whom === undefined ? [] : [whom]),
    ...(was === undefined || was === now ? [] : [`was ${markdownCode(was)}`]),
    ...(now === undefined || was === now ? [] : [`now ${markdownCode(now)}`]),
    ...(place === undefined ? [] : [markdownCode(place)]),
  ];
  return details.map((detail) => `  - ${detail}`).join('\n');
}
