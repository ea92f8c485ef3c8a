import type { Example, Json, Server } from '../../model/api.js';
import type { Line, Notebook } from './line.js';
import { type Message, readMessage } from './message.js';
import type { Section } from './section.js';
import type { NamedValue } from './syntax.js';

/** What calls shown below “Examples” tell beside the rest of the page. */
export interface Samples {
  readonly examples: readonly Example[];
  readonly servers: readonly Server[];
  /** `Prefix.Operation`, of the header that names the operation. */
  readonly target?: NamedValue;
}

const rule = 'calls are shown below “Examples”';

export function readSamples(notebook: Notebook, sections: readonly Section[], operation: string, mediaType: string): Samples {
  const shown = sections.filter(({ kind }) => kind === 'examples').flatMap((section) => blocksIn(notebook, section));
  const examples: Example[] = [];
  const servers: Server[] = [];
  let target: NamedValue | undefined;
  for (const { role, title, code } of shown) {
    const message = readMessage(code);
    const found = exampleOf(notebook, message, role ?? roleOf(message), title, mediaType);
    if (found) examples.push(found);
    sayOlderJson(notebook, message);
    for (const header of message.headers) {
      if (/^x-amz-target$/i.test(header.name) && isTarget(header.value, operation)) target ??= header;
      const url = /^host$/i.test(header.name) ? serverUrl(header.value) : undefined;
      if (url === undefined || servers.some((server) => server.url === url)) continue;
      const evidence = [notebook.cite(header.at, 'a sample request names the host, in some region', 'inferred')];
      servers.push({ url, evidence: { url: evidence } });
    }
  }
  return { examples, servers, ...(target ? { target } : {}) };
}

/** Services of JSON 1.0 want to be told so, and the protocol of a model is 1.1. */
function sayOlderJson(notebook: Notebook, { headers, status }: Message): void {
  const type = headers.find(({ name, value }) => /^content-type$/i.test(name) && /^application\/x-amz-json-1\.0\b/i.test(value));
  if (!type || status !== undefined) return;
  const help = 'Give the client a `content-type` header of your own, if the service does not answer to that of JSON 1.1.';
  notebook.say('part-unplaced', 'A sample request speaks AWS JSON 1.0; the client that is made speaks 1.1.', {
    at: type.at,
    help,
  });
}

const isTarget = (value: string, operation: string): boolean =>
  /^[A-Za-z_][\w.-]*\.\w+$/.test(value) && value.endsWith(`.${operation}`);

interface Shown {
  readonly role?: Example['role'];
  readonly title?: string;
  readonly code: readonly Line[];
}

/** Runs of code, each with the nearest words above it that are a title. */
function blocksIn(notebook: Notebook, { from, to }: Section): readonly Shown[] {
  notebook.pass(from, to, rule);
  const blocks: { role?: Example['role']; title?: string; code: Line[] }[] = [];
  let role: Example['role'] | undefined;
  let title: string | undefined;
  let open: Line[] | undefined;
  for (const line of notebook.lines.slice(from, to)) {
    if (line.kind === 'code') {
      if (open === undefined) {
        open = [];
        blocks.push({ ...(role === undefined ? {} : { role }), ...(title === undefined ? {} : { title }), code: open });
      }
      open.push(line);
      continue;
    }
    open = undefined;
    const named = /^(?:Sample|Example) (Request|Response)s?$/i.exec(line.text)?.[1];
    if (named !== undefined) role = /^request$/i.test(named) ? 'request' : 'response';
    else if (line.kind === 'heading') [role, title] = [undefined, line.text];
  }
  return blocks;
}

const roleOf = ({ method, status, headers }: Message): Example['role'] | undefined =>
  status === undefined ? (method !== undefined || headers.length > 0 ? 'request' : undefined) : 'response';

function exampleOf(
  notebook: Notebook,
  { body, bodyAt, status, headers }: Message,
  role: Example['role'] | undefined,
  title: string | undefined,
  fallback: string,
): Example | undefined {
  if (role === undefined || bodyAt === undefined || !/^\s*[{[]/.test(body)) return undefined;
  const value = parse(body);
  if (value === undefined) {
    notebook.say('example-unreadable', 'An example is not valid JSON; nothing was read from it.', { at: bodyAt });
    return undefined;
  }
  const type = headers.find(({ name }) => /^content-type$/i.test(name))?.value.split(';')[0];
  const mediaType = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type.toLowerCase() : fallback;
  return {
    role,
    ...(title === undefined ? {} : { title }),
    ...(role === 'response' ? { status: status ?? 200 } : {}),
    mediaType,
    value,
    evidence: { value: [notebook.cite(bodyAt, rule)] },
  };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const region = /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/;

/** `https://bells.{region}.amazonaws.com` of `bells.us-east-1.amazonaws.com`; none where the host is one caller's own. */
export function serverUrl(host: string): string | undefined {
  const labels = host
    .trim()
    .replace(/;$/, '')
    .replace(/[<{]domain[>}]/i, 'amazonaws.com')
    .split('.')
    .map((label) => (region.test(label) || /^[<{]?(?:aws-?)?region[>}]?$/i.test(label) ? '{region}' : label.toLowerCase()));
  const [first = ''] = labels;
  if (labels.length > 8 || !/^amazonaws\.com(?:\.cn)?$/.test(labels.slice(labels.indexOf('amazonaws')).join('.')))
    return undefined;
  if (!labels.every((label) => label === '{region}' || /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label))) return undefined;
  return /\d{6}/.test(first) || labels.length > 5 ? undefined : `https://${labels.join('.')}`;
}
