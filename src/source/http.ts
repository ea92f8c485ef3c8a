import { diagnostic, type Outcome } from '../diagnostic.js';
import type { Source } from './source.js';

/** The place of HTTP sources: until pages can be fetched, a URL is refused with the way around. */
export function refuseUrl(url: string): Outcome<readonly Source[]> {
  const message = `${url} is a URL, and pages are not fetched yet.`;
  return { value: [], diagnostics: [diagnostic('source-http-unsupported', message, { where: { source: url }, quote: url })] };
}
