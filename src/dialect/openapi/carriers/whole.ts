import type { Page } from '../../../page/page.js';
import { looksLikeDocument } from '../carried.js';
import type { DocumentText } from '../document.js';
import type { Carrier } from './carrier.js';

/** Documents that are files of their own. */
export const whole: readonly Carrier[] = [
  {
    name: 'the source is an OpenAPI document',
    hint: /["']?(?:openapi|swagger)["']?\s*:/,
    find({ page }) {
      if (page.format === 'html' || !isNotation(page.text) || !looksLikeDocument(page.text)) return undefined;
      return { carried: [{ kind: 'document', text: wholeText(page) }] };
    },
  },
];

/** A document is a program's, and means what it says letter by letter; unless it came by way of a page, as spaces that no program indents with tell. */
export const wholeText = ({ text, raw }: Page): DocumentText =>
  raw === undefined || /^[ \t]*[\u00a0\u202f\u2007\u200b]/m.test(raw) ? { text, line: 1 } : { text: raw, mended: text, line: 1 };

/** JSON, or YAML: which begins with a key, and holds no fence of Markdown at the start of a line. */
function isNotation(text: string): boolean {
  if (/^\s*\{/.test(text)) return true;
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^(?:#|---|%YAML)/.test(line)) ?? '';
  return /^["']?[$\w-]+["']?\s*:/.test(first) && !/^(?:```|~~~)/m.test(text);
}
