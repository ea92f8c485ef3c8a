import type { Answer } from './client.js';

/** A page that only sends on is no larger, in bytes. */
const largest = 4096;

/** Where a page sends on to as soon as it is shown: what sites have in the place of a redirect that they cannot give. */
export function refreshTarget({ bytes, type, url }: Answer): string | undefined {
  if (type !== 'text/html' || bytes.length > largest) return undefined;
  const text = new TextDecoder('latin1').decode(bytes);
  for (const [tag] of text.matchAll(/<meta\b[^>]*>/gi)) {
    if (!/\bhttp-equiv\s*=\s*["']?refresh\b/i.test(tag)) continue;
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const to = /^\s*0*\d(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?([^"'\s]+)/i.exec(content?.[1] ?? content?.[2] ?? '')?.[1];
    if (to !== undefined && URL.canParse(to, url)) return new URL(to.replaceAll('&amp;', '&'), url).href;
  }
  return undefined;
}
