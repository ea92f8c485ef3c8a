import { inflateSync } from 'node:zlib';
import type { Carried } from '../carried.js';
import { readLiteral } from '../literal.js';
import { isObject } from '../node.js';
import type { Carrier } from './carrier.js';

/** Pages of Docusaurus, which keep an operation in their front matter. */
export const docusaurus: readonly Carrier[] = [
  {
    name: 'the page’s `api` holds an operation, packed',
    hint: /\bapi["']?\s*[:=]\s*["']?eJ[A-Za-z0-9+/]{20}/,
    find: ({ page, lineAt }) => ({
      carried: [...page.text.matchAll(/\bapi["']?\s*[:=]\s*["']?(eJ[A-Za-z0-9+/]{20,}={0,2})/g)].flatMap((match) =>
        operationIn(inflated(match[1] ?? ''), lineAt(match.index)),
      ),
    }),
  },
  {
    name: 'the page’s `api` holds an operation',
    hint: /^api: *\{"/m,
    find: ({ page, lineAt }) => ({
      carried: [...page.text.matchAll(/^api: *(\{".*\}) *$/gm)].flatMap((match) => operationIn(match[1], lineAt(match.index))),
    }),
  },
];

/** What is packed must not grow without end. */
const maximumBytes = 16 * 1024 * 1024;

function inflated(packed: string): string | undefined {
  try {
    return inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: maximumBytes }).toString('utf8');
  } catch {
    return undefined;
  }
}

/** An operation with its path and method beside it, as JSON. */
function operationIn(text: string | undefined, line: number): readonly Carried[] {
  const parsed = text === undefined ? undefined : readLiteral(text);
  if (text === undefined || !parsed || 'fault' in parsed || !isObject(parsed.value)) return [];
  const { path, method } = parsed.value;
  if (typeof path !== 'string' || typeof method !== 'string') return [];
  return [{ kind: 'document', text: { text, line, packed: true, operation: { path, method: method.toLowerCase() } } }];
}
