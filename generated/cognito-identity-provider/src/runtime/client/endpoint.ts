/** Values for the `{variables}` of a server's URL. */
export interface ServerVariables {
  readonly [name: string]: string | undefined;
}

/** `https://{region}.example.com` with its variables filled in. Throws a `TypeError` where one is missing or not fit to stand there. */
export function fillServer(server: string, variables: ServerVariables = {}): string {
  return server.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    // What is inherited is no text, and cannot stand there either.
    const value = variables[name];
    if (!value) throw new TypeError(`Say where to send requests: give \`endpoint\`, or \`${name}\` for ${server}`);
    // Lest it leave its place in the URL; what stays in a path may have more of one.
    if (/[^\p{L}\p{N}._~:/-]|\.\./u.test(value) || (value.includes('/') && !server.includes(`/{${name}}`)))
      throw new TypeError(`\`${name}\` cannot stand in ${server}: ${JSON.stringify(value)}`);
    return value;
  });
}

/** An endpoint as paths are put behind it: checked, with neither query nor trailing slash. */
export function baseUrl(endpoint: string | URL): string {
  // Not told in what it is wrong: it may hold a password.
  if (!/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(`${endpoint}`)) {
    throw new TypeError('An endpoint is https:// or http://, a host, maybe a path, and nothing else');
  }
  return new URL(endpoint).href.replace(/\/+$/, '');
}
