import type { Evidence } from '../../model/api.js';
import type { Gathered } from './gathered.js';
import type { Notebook } from './line.js';

const mediaTypePattern = /\b(application\/(?:[\w.+-]+)|multipart\/form-data|text\/(?:plain|csv|xml|html))\b/i;

/** From a header of an example, from what curl sends, or from a line that names a media type. */
export function mediaTypeOf(
  notebook: Notebook,
  { requests, lines }: Gathered,
): { readonly value: string; readonly evidence: Evidence } | undefined {
  for (const { text, at, topic } of lines) {
    if (topic?.kind === 'response' || topic?.kind === 'errors') continue;
    const named = /content[- ]type|encod|media type|format|body|sen[dt]/i.test(text)
      ? mediaTypePattern.exec(text)?.[1]
      : undefined;
    if (named !== undefined)
      return { value: named.toLowerCase(), evidence: notebook.cite(at, 'a line names the media type', 'documented', named) };
    if (
      /\b(?:as|in|with|a) (?:an? )?json\b(?: (?:body|object|payload))?|\bjson (?:body|payload)\b/i.test(text) &&
      /\b(?:send|body|payload|post|put|accept|request)/i.test(text)
    )
      return { value: 'application/json', evidence: notebook.cite(at, 'a line says that the body is JSON') };
  }
  for (const { request, at } of requests) {
    const header = request.headers
      .find(({ name }) => name.toLowerCase() === 'content-type')
      ?.value.split(';')[0]
      ?.trim()
      .toLowerCase();
    if (header !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(header))
      return {
        value: header,
        evidence: notebook.cite(at, 'a header of the request states the media type', 'documented', header),
      };
    if (request.formKind === 'multipart')
      return {
        value: 'multipart/form-data',
        evidence: notebook.cite(at, 'a command sends a form with parts', 'inferred', request.quote),
      };
    if (request.formKind === 'urlencoded' && request.form.length > 0)
      return {
        value: 'application/x-www-form-urlencoded',
        evidence: notebook.cite(at, 'a command sends pairs as a form', 'inferred', request.quote),
      };
  }
  return undefined;
}
