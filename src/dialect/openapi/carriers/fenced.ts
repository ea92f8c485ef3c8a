import { type Carried, looksLikeDocument } from '../carried.js';
import type { Fence } from '../parts.js';
import type { Carrier } from './carrier.js';

/** Documents in code blocks of Markdown: the exports of Apidog, Apifox, ReadMe and Mintlify, and pages of people's own. */
export const fenced: readonly Carrier[] = [
  {
    name: 'a code block holds an OpenAPI document',
    hint: /^[ \t]*(?:`{3}|~{3})|<pre\b/im,
    find({ fences }) {
      const documents = fences.filter(({ text }) => looksLikeDocument(text));
      return { carried: documents.map(({ text, line }): Carried => ({ kind: 'document', text: { text, line } })) };
    },
  },
  {
    name: 'a code block titled with a file, a method and a path holds one operation',
    hint: /^[ \t]*(?:`{3,}|~{3,})\s*(?:ya?ml|json)\s+\S+\s+[A-Za-z]+\s+\//m,
    find({ fences }) {
      return { carried: fences.flatMap((fence) => operationIn(fence) ?? []) };
    },
  },
];

/** `yaml /openapi.json post /path` above an operation without the document around it. */
function operationIn({ info, text, line }: Fence): Carried | undefined {
  const titled = /^(?:ya?ml|json)\s+(\S+)\s+(get|put|post|delete|patch|head|options|trace)\s+(\/\S*)$/i.exec(info);
  if (!titled || !/^["'{]?\s*["']?(?:paths|responses|request|parameters|operationId|summary)["']?\s*:/m.test(text))
    return undefined;
  const [, , method = '', path = ''] = titled;
  return { kind: 'document', text: { text, line, operation: { method: method.toLowerCase(), path } } };
}
