/** What AWS JSON itself puts into the body of an error. */
export const protocolFields: ReadonlySet<string> = new Set(['__type', 'code', 'message', 'Message']);

/** Headers that programs set by themselves: whether they are there says nothing of the API. */
const ownHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'content-type',
  'host',
  'origin',
  'referer',
  'user-agent',
]);

export const isOwnHeader = (name: string): boolean => ownHeaders.has(name.toLowerCase());
