import { type Endpoint, methodOf, type NameAndValue, readAddress, readEndpoint, readQuery } from './endpoint.js';

/** A request as an example shows it: a command for curl, or the lines of HTTP. */
export interface ShownRequest extends Endpoint {
  readonly headers: readonly NameAndValue[];
  /** The body's text. */
  readonly body?: string;
  /** Fields of a form. */
  readonly form: readonly NameAndValue[];
  readonly formKind?: 'urlencoded' | 'multipart';
  /** Whether credentials are given as a user and a password. */
  readonly basic: boolean;
  /** Whether the example says the method itself; curl's own is concluded from what is sent. */
  readonly saysMethod: boolean;
}

/** Longer commands than this are no examples. */
const longest = 50_000;

/** Reads the first request of a block of code: a curl command, or HTTP. `undefined` where it shows none. */
export function readShownRequest(code: string): ShownRequest | undefined {
  if (code.length > longest) return undefined;
  return readCurl(code) ?? readHttp(code);
}

/** `POST /path HTTP/1.1`, headers, an empty line, the body. */
export function readHttp(code: string): ShownRequest | undefined {
  const lines = code.replace(/^\s*\n/, '').split('\n');
  const endpoint = readEndpoint(lines[0] ?? '');
  if (!endpoint) return undefined;
  const { rule: _, ...address } = endpoint;
  const headers: NameAndValue[] = [];
  let at = 1;
  for (; at < lines.length; at += 1) {
    const header = /^([A-Za-z][\w-]*):\s*(.*)$/.exec(lines[at]?.trim() ?? '');
    if (!header) break;
    headers.push({ name: header[1] ?? '', value: header[2] ?? '' });
  }
  const body = lines.slice(at).join('\n').trim();
  const host = headerValue(headers, 'host');
  const server = address.server ?? (host !== undefined && /^[\w.-]+(?::\d+)?$/.test(host) ? `https://${host}` : undefined);
  const urlencoded = /^application\/x-www-form-urlencoded/i.test(headerValue(headers, 'content-type') ?? '');
  return {
    ...address,
    ...(server === undefined ? {} : { server }),
    headers: headers.filter(({ name }) => !/^host$/i.test(name)),
    ...(body === '' || urlencoded ? {} : { body }),
    form: urlencoded ? readQuery(body.replace(/\s*\n\s*/g, '')) : [],
    ...(urlencoded ? { formKind: 'urlencoded' as const } : {}),
    basic: /^basic\b/i.test(headerValue(headers, 'authorization') ?? ''),
    saysMethod: true,
  };
}

const headerValue = (headers: readonly NameAndValue[], name: string): string | undefined =>
  headers.find((one) => one.name.toLowerCase() === name)?.value;

/** What an option of curl does. */
type OptionKind = 'method' | 'header' | 'data' | 'data-urlencode' | 'json' | 'form' | 'user' | 'url' | 'get' | 'head' | 'value';

const options: Readonly<Record<string, OptionKind>> = {
  '-X': 'method',
  '--request': 'method',
  '-H': 'header',
  '--header': 'header',
  '-d': 'data',
  '--data': 'data',
  '--data-raw': 'data',
  '--data-binary': 'data',
  '--data-ascii': 'data',
  '--data-urlencode': 'data-urlencode',
  '--json': 'json',
  '-F': 'form',
  '--form': 'form',
  '--form-string': 'form',
  '-u': 'user',
  '--user': 'user',
  '--url': 'url',
  '-G': 'get',
  '--get': 'get',
  '-I': 'head',
  '--head': 'head',
  '-o': 'value',
  '--output': 'value',
  '-A': 'value',
  '--user-agent': 'value',
  '-b': 'value',
  '--cookie': 'value',
  '--max-time': 'value',
  '-m': 'value',
  '-T': 'value',
};

function readCurl(code: string): ShownRequest | undefined {
  const start = /(?:^|\n)[ \t]*(?:\$|>|%|#)?[ \t]*curl(?=\s)/.exec(code);
  if (!start) return undefined;
  const words = shellWords(code.slice(start.index + start[0].length));
  const headers: NameAndValue[] = [];
  const data: string[] = [];
  const form: NameAndValue[] = [];
  let url: string | undefined;
  let said: string | undefined;
  let basic = false;
  let inQuery = false;
  let head = false;
  for (let at = 0; at < words.length; at += 1) {
    const [word, attached] = optionOf(words[at] ?? '');
    const kind = Object.hasOwn(options, word) ? options[word] : undefined;
    if (kind === undefined) {
      if (!word.startsWith('-')) url ??= word;
      continue;
    }
    if (kind === 'get') inQuery = true;
    if (kind === 'head') head = true;
    if (kind === 'get' || kind === 'head') continue;
    const value = attached ?? words[at + 1] ?? '';
    if (attached === undefined) at += 1;
    if (kind === 'method') said = value.toUpperCase();
    else if (kind === 'url') url ??= value;
    else if (kind === 'user') basic = true;
    else if (kind === 'data' || kind === 'data-urlencode' || kind === 'json') data.push(value);
    else if (kind === 'header') headers.push(...headerOf(value));
    else if (kind === 'form') form.push(...readPair(value));
    if (kind === 'json') headers.push({ name: 'Content-Type', value: 'application/json' });
  }
  const address = url === undefined ? undefined : readAddress(withScheme(url));
  const concluded = data.length > 0 && !inQuery ? 'POST' : form.length > 0 ? 'POST' : head ? 'HEAD' : 'GET';
  const verb = methodOf(said ?? concluded);
  if (!address || !verb || (address.server === undefined && !/^[/{<$]/.test(url ?? ''))) return undefined;
  const pairs = data.flatMap(readPair);
  const isForm = data.length > 0 && pairs.length >= data.length && !data.some((one) => /^\s*[[{<]/.test(one));
  return {
    method: verb,
    path: address.path,
    ...(address.server === undefined ? {} : { server: address.server }),
    query: inQuery ? [...address.query, ...pairs] : address.query,
    quote: `curl${said === undefined ? '' : ` -X ${said}`} ${url}`,
    headers,
    ...(data.length > 0 && !isForm && !inQuery ? { body: data.join('&') } : {}),
    form: isForm && !inQuery ? pairs : form,
    ...(isForm && !inQuery ? { formKind: 'urlencoded' as const } : form.length > 0 ? { formKind: 'multipart' as const } : {}),
    basic: basic || headers.some(({ name, value }) => /^authorization$/i.test(name) && /^basic\b/i.test(value)),
    saysMethod: said !== undefined,
  };
}

/** curl takes a host without a scheme. */
const withScheme = (url: string): string =>
  /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/|$|\?)|^localhost\b/.test(url) ? `https://${url}` : url;

/** `-XPOST` and `--request=POST` hold their value. */
function optionOf(word: string): readonly [string, string | undefined] {
  const long = /^(--[a-z-]+)=(.*)$/s.exec(word);
  if (long) return [long[1] ?? '', long[2]];
  const short = /^(-[XHdFuAom])(.+)$/s.exec(word);
  return short ? [short[1] ?? '', short[2]] : [word, undefined];
}

function headerOf(text: string): readonly NameAndValue[] {
  const found = /^\s*([\w-]+)\s*[:;]\s*(.*)$/s.exec(text);
  return found ? [{ name: found[1] ?? '', value: (found[2] ?? '').trim() }] : [];
}

/** `name=value`, or several joined by `&`; the type behind a form's value is left off. */
const readPair = (text: string): readonly NameAndValue[] => {
  if (!/^[\w.[\]$-]{1,100}=/.test(text)) return [];
  return /&[\w.[\]$-]{1,100}=/.test(text)
    ? readQuery(text)
    : [{ name: text.slice(0, text.indexOf('=')), value: text.slice(text.indexOf('=') + 1).replace(/;\s*type=\S+$/, '') }];
};

/** The words of a shell command up to where it ends: quotes, `\` before a line's end, `|`, `;`, a comment. */
function shellWords(text: string): readonly string[] {
  const found: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' || (sign === '^' && text[at + 1] === '\n')) {
      const next = text[at + 1] ?? '';
      at += 1;
      // Writers put white space behind the sign that continues the line, which a shell would not allow.
      const blank = /^[ \t]*\n/.exec(text.slice(at, at + 20));
      if (blank) at += blank[0].length - 1;
      else if (next !== '\n') word = (word ?? '') + next;
    } else if (sign === "'" || sign === '"') {
      const end = closingQuote(text, at, sign);
      const inside = text.slice(at + 1, end);
      word = (word ?? '') + (sign === '"' ? inside.replace(/\\(["\\$`])/g, '$1') : inside);
      at = end;
    } else if (/\s/.test(sign)) {
      if (word !== undefined) found.push(word);
      word = undefined;
      if (sign === '\n' && !continues(text.slice(at + 1, at + 200))) break;
    } else if (sign === '|' || sign === ';' || sign === '&' || (sign === '#' && word === undefined)) break;
    else word = (word ?? '') + sign;
  }
  if (word !== undefined) found.push(word);
  return found;
}

/** Options on a line of their own belong to the command even where the `\` before them was lost. */
const continues = (next: string): boolean => /^\s*(?:-{1,2}[A-Za-z]|https?:\/\/|"https?:|'https?:)/.test(next);

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (quote === '"' && text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
}
