import type { Page } from '../../page/page.js';

/**
 * Newer pages hold components. Anchors and imports go, boxes become the older notation of boxes, everything stays on its
 * line: a component alone on a line would make a block of HTML of the heading below it.
 */
export function withoutComponents(page: Page): Page {
  if (page.format !== 'markdown' || !/<(?:ManualAnchor|Info|Warning|Danger|Note|Tip|Check)\b|^import /m.test(page.text))
    return page;
  return { ...page, text: components.reduce((text, [pattern, instead]) => text.replace(pattern, instead), page.text) };
}

const components: readonly (readonly [RegExp, string])[] = [
  [/<ManualAnchor\b[^<>\n]{0,300}\/>/g, ''],
  [/^import \{?[^\n]{0,200}\bfrom ['"][^\n]{0,200}$/gm, ''],
  [/^[ \t]*<(Info|Note|Tip|Check)>[ \t]*$/gm, ':::info'],
  [/^[ \t]*<(?:Warning|Danger)>[ \t]*$/gm, ':::warn'],
  [/^[ \t]*<\/(?:Info|Note|Tip|Check|Warning|Danger)>[ \t]*$/gm, ':::'],
];
