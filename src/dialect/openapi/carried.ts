import type { Link } from '../../model/reading.js';
import type { DocumentText } from './document.js';
import { isObject } from './node.js';

/** A document that a page holds, or one that it loads. */
export type Carried =
  | { readonly kind: 'document'; readonly text: DocumentText }
  | { readonly kind: 'link'; readonly url: string; readonly line: number };

/** What a rule found on a page. */
export interface Found {
  readonly carried: readonly Carried[];
  /** Pages and documents to read besides. */
  readonly links?: readonly Link[];
}

/** Whether a value is an OpenAPI or Swagger document. */
export function isDocument(value: unknown): boolean {
  if (!isObject(value)) return false;
  const version = String(value['openapi'] ?? value['swagger'] ?? '');
  return (
    /^(?:2|3)(?:\.\d|$)/.test(version) &&
    (isObject(value['paths']) || isObject(value['webhooks']) || isObject(value['components']))
  );
}

/** Documents anywhere in a value, outermost ones only; one that stands twice counts once. */
export function documentsIn(value: unknown): readonly object[] {
  const found = new Map<string, object>();
  const seen = new Set<unknown>();
  const open: unknown[] = [value];
  for (const one of open) {
    if (typeof one !== 'object' || one === null || seen.has(one)) continue;
    seen.add(one);
    if (isDocument(one)) found.set(JSON.stringify(one), one);
    else for (const inner of Object.values(one)) open.push(inner);
  }
  return [...found.values()];
}

/** Whether text as a whole is JSON or YAML of a document, told without parsing it. */
export function looksLikeDocument(text: string): boolean {
  if (/^\s*\{/.test(text))
    return /"(?:openapi|swagger)"\s*:\s*"?[23]/.test(text) && /"(?:paths|webhooks|components)"\s*:/.test(text);
  return (
    /^["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]/m.test(text) && /^["']?(?:paths|webhooks|components)["']?\s*:/m.test(text)
  );
}
