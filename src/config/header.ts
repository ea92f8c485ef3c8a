/** Headers that say how a message travels: that is the program's affair. */
const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
  'expect',
  'accept-encoding',
  'proxy-authorization',
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'range',
]);

/** Why a header cannot be sent; `undefined` where it can. Never holds the value, which may be a secret. */
export function headerProblem(name: string, value: string): string | undefined {
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name)) return 'its name is not one that a header can have';
  if (reserved.has(name.toLowerCase())) return `\`${name}\` is not yours to set`;
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) return 'its value has characters that a header cannot hold';
  return undefined;
}

/** `Name: value` in its two parts; nothing where it has no colon. */
export function splitHeader(written: string): readonly [name: string, value: string] | undefined {
  const colon = written.indexOf(':');
  return colon < 0 ? undefined : [written.slice(0, colon).trim(), written.slice(colon + 1).trim()];
}
