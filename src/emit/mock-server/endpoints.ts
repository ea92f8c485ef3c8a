import type { ApiModel } from '../../model/api.js';

/** Every whole URL that the API, or an operation of it, is documented to be at; variables in braces. */
export function endpoints({ servers, operations }: ApiModel): readonly string[] {
  const urls = [...servers, ...operations.flatMap((operation) => operation.servers)].map(({ url }) => url);
  return [...new Set(urls.filter((url) => /^https?:\/\/[^/]/i.test(url)))];
}
