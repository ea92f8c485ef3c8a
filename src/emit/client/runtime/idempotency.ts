/**
 * Gives a request a key by which the service tells a second attempt from a second call, where the caller gave none.
 * @param name of the header, in lower case
 */
export function idempotencyKey(name: string): (headers: { [name: string]: string }) => void {
  return (headers) => {
    headers[name] ??= crypto.randomUUID();
  };
}
