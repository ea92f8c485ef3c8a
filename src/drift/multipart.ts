import type { Pair } from './exchange.js';

/** Fields of a multipart form, with their text; files have none. `undefined` where the text is no such form. */
export function multipartFields(contentType: string, text: string): readonly Pair[] | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const [, ...parts] = `\r\n${text}`.split(`\r\n--${boundary}`);
  if (parts.length === 0) return undefined;
  return parts.flatMap((part) => {
    const end = part.indexOf('\r\n\r\n');
    if (part.startsWith('--') || end < 0) return [];
    const disposition =
      part
        .slice(0, end)
        .split('\r\n')
        .find((line) => /^content-disposition:/i.test(line)) ?? '';
    const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
    if (name === undefined) return [];
    return [{ name, value: /;\s*filename\*?=/i.test(disposition) ? '' : part.slice(end + 4) }];
  });
}
