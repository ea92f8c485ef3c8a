/** A URL as addresses carry it: without the fragment, which names a place within the page. */
export function withoutFragment(url: URL): string {
  const plain = new URL(url);
  plain.hash = '';
  return plain.href;
}

/** The folder that a page is in: its URL up to the last slash of the path. */
export const folderOf = (url: string): string => new URL('.', url).href.replace(/[?#].*$/s, '');

export const originOf = (url: string): string => `${new URL(url).origin}/`;

/** Whether a URL lies at or below one of the scopes; `https://a.example/api` holds `/api` and `/api/x`, and not `/apis`. */
export function isWithin(url: string, scopes: readonly string[]): boolean {
  return scopes.some((scope) => {
    const base = scope.replace(/\/$/, '');
    return url === base || (url.startsWith(base) && /^[/?]/.test(url.slice(base.length)));
  });
}
