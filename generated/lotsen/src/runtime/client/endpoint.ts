/** Values for the `{variables}` of a server's URL. */
export interface ServerVariables {
  readonly [name: string]: string | undefined;
}

/** What a value must not hold, lest it leave its place in the URL. */
const notInHost = /[^\p{L}\p{N}._~:-]/u;
const notInPath = /[\s?#\\%]|(?:^|\/)\.{1,2}(?:\/|$)/;

/** `https://{region}.example.com` with its variables filled in. Throws a `TypeError` where one is missing or not fit to stand there. */
export function fillServer(server: string, variables: ServerVariables): string {
  const hostEnd = /^(?:[^/]*\/\/)?[^/]*/.exec(server)?.[0].length ?? server.length;
  return server.replace(/\{([^{}]*)\}/g, (_, name: string, offset: number) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof value !== 'string' || value === '') {
      throw new TypeError(`Say where to send requests: give \`endpoint\`, or \`${name}\` for ${server}`);
    }
    if ((offset < hostEnd ? notInHost : notInPath).test(value)) {
      throw new TypeError(`\`${name}\` cannot stand in ${server}: ${JSON.stringify(value)}`);
    }
    return value;
  });
}

/** An endpoint as paths are put behind it: checked, with neither query nor trailing slash. */
export function baseUrl(endpoint: string | URL): string {
  const url = parse(endpoint);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new TypeError(`An endpoint begins with https:// or http://, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '')
    throw new TypeError('An endpoint holds no user name and no password; use headers');
  if (url.search !== '' || url.hash !== '') throw new TypeError(`An endpoint has no query and no fragment: ${url.href}`);
  return url.href.replace(/\/+$/, '');
}

function parse(endpoint: string | URL): URL {
  try {
    return new URL(endpoint);
  } catch (cause) {
    throw new TypeError(`The endpoint is no URL: ${String(endpoint)}`, { cause });
  }
}
