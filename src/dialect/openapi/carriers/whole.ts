import { looksLikeDocument } from '../carried.js';
import type { Carrier } from '../carriers.js';

/** Documents that are files of their own. */
export const whole: readonly Carrier[] = [
  {
    name: 'the source is an OpenAPI document',
    hint: /["']?(?:openapi|swagger)["']?\s*:/,
    find({ page }) {
      if (page.format === 'html' || !isNotation(page.text) || !looksLikeDocument(page.text)) return undefined;
      return { carried: [{ kind: 'document', text: { text: page.text, line: 1 } }] };
    },
  },
];

/** JSON, or YAML: which begins with a key, and holds no fence of Markdown at the start of a line. */
function isNotation(text: string): boolean {
  if (/^\s*\{/.test(text)) return true;
  const first = text.split('\n').find((line) => line.trim() !== '' && !/^(?:#|---|%YAML)/.test(line)) ?? '';
  return /^["']?[$\w-]+["']?\s*:/.test(first) && !/^(?:```|~~~)/m.test(text);
}
