import { asAnnotations } from '../diff/print/github.js';
import { asMarkdown } from '../diff/print/markdown.js';
import { type ReleaseDiff, severityOf } from '../diff/print/release-diff.js';
import { asText } from '../diff/print/text.js';
import { colorsFor } from '../terminal/colors.js';
import { shortened } from '../terminal/printable.js';

export interface DiffForm {
  readonly format: 'text' | 'markdown' | 'json' | 'github';
  /** For standard output: whether there may be colours. */
  readonly colors: boolean;
}

/** Differences in the form that was asked for. */
export function printDiffs(diffs: readonly ReleaseDiff[], { format, colors }: DiffForm): string {
  switch (format) {
    case 'text': {
      const { bold, dim } = colorsFor(colors, process.env);
      return asText(diffs, { safe: shortened, heading: bold, faint: dim });
    }
    case 'markdown':
      return asMarkdown(diffs);
    case 'json':
      return `${JSON.stringify(diffs.map(asJson), null, 2)}\n`;
    case 'github':
      return asAnnotations(diffs);
  }
}

function asJson(diff: ReleaseDiff): object {
  const { changes, ...facts } = diff;
  return { ...facts, severity: severityOf(diff) ?? null, changes };
}
