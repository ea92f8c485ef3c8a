import { inflateSync } from 'node:zlib';
import type { Carried } from '../carried.js';
import type { Carrier } from '../carriers.js';

/** Pages of Docusaurus, which keep an operation packed in their front matter. */
export const docusaurus: readonly Carrier[] = [
  {
    name: 'the page’s `api` holds an operation, packed',
    hint: /\bapi["']?\s*[:=]\s*["']?eJ[A-Za-z0-9+/]{20}/,
    find: ({ page, lineAt }) => ({
      carried: [...page.text.matchAll(/\bapi["']?\s*[:=]\s*["']?(eJ[A-Za-z0-9+/]{20,}={0,2})/g)].flatMap((match) =>
        unpacked(match[1] ?? '', lineAt(match.index)),
      ),
    }),
  },
];

/** An operation with its path and method, as JSON. What is packed must not grow without end. */
const maximumBytes = 16 * 1024 * 1024;

function unpacked(packed: string, line: number): readonly Carried[] {
  try {
    const text = inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: maximumBytes }).toString('utf8');
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('path' in value) || !('method' in value)) return [];
    const { path, method } = value;
    if (typeof path !== 'string' || typeof method !== 'string') return [];
    return [{ kind: 'document', text: { text, line, packed: true, operation: { path, method: method.toLowerCase() } } }];
  } catch {
    return [];
  }
}
