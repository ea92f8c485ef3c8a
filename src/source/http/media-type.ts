/** `text/html; charset=utf-8` in its parts, in lower case. */
export interface MediaType {
  readonly type: string;
  readonly charset?: string;
}

export function parseMediaType(header: string | undefined): MediaType | undefined {
  if (header === undefined) return undefined;
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim());
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type)) return undefined;
  const charset = parameters.map((one) => /^charset\s*=\s*"?([^"\s]+)"?$/i.exec(one)?.[1]).find((found) => found !== undefined);
  return { type: type.toLowerCase(), ...(charset === undefined ? {} : { charset: charset.toLowerCase() }) };
}

/** Whether it may be a page or a document that pages refer to. Servers that know no better say `application/octet-stream`. */
export const isReadable = (type: string): boolean =>
  type.startsWith('text/') ||
  /^application\/(?:xhtml\+xml|xml|json|yaml|x-yaml|markdown|x-markdown|octet-stream|[\w.-]+\+(?:json|yaml))$/.test(type) ||
  /^application\/vnd\.oai\./.test(type);

/** Types that tell of a page what it is; the others leave it to its content and its name. */
export const isTelling = (type: string): boolean => /html|markdown/.test(type);
