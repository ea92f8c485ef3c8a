import type { Server } from '../../model/api.js';
import { markerAt } from './marker.js';
import type { Notebook } from './notebook.js';
import type { Head } from './segment.js';

/** What stands between an operation's head and its first section. */
export interface Heading {
  readonly description?: string;
  readonly descriptionAt?: number;
  /** `api-channel:` / `Public` and the like. */
  readonly facts: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  readonly deprecatedAt?: number;
}

/** Buttons and badges of the layout. */
const furniture =
  /^(?:Run|Try it(?: out)?!?|Debug|Copy(?: page)?|Generate Code|Released|Developing|Testing|Pending|Integrating|Published|Maintainers?[:：].*)$/;

export function readHeading(notebook: Notebook, head: Head, to: number): Heading {
  const { lines } = notebook;
  const facts: { key: string; value: string; line: number }[] = [];
  let at = head.after;
  let deprecatedAt: number | undefined;
  for (; at < to; at += 1) {
    const text = lines[at]?.text ?? '';
    const marker = markerAt(lines, at);
    if (marker?.section.kind === 'modified') at = marker.after - 1;
    else if (furniture.test(text)) notebook.pass(at, at + 1, 'buttons and badges say nothing of the operation');
    else if (/^deprecated$/i.test(text)) {
      deprecatedAt = at;
      notebook.pass(at, at + 1, 'a badge says that the operation is deprecated');
    } else {
      const fact = factAt(notebook, at, to, facts.length > 0);
      if (!fact) break;
      facts.push({ key: fact.key, value: fact.value, line: lines[at]?.line ?? 0 });
      notebook.pass(at, at + fact.length, 'a key with a colon and the line below it tell something of the operation');
      at += fact.length - 1;
    }
  }
  if (/^Description$/i.test(lines[at]?.text ?? '') && at < to) {
    notebook.pass(at, at + 1, 'a heading begins the description');
    at += 1;
  }
  const description = lines
    .slice(at, to)
    .map(({ text }) => text)
    .join('\n');
  const deprecated = deprecatedAt === undefined ? {} : { deprecatedAt };
  return { facts, ...deprecated, ...(description === '' ? {} : { description, descriptionAt: at }) };
}

/** `key:` above its value, or with the value behind it: outside a run of such lines only where hyphens tell the key from prose. */
function factAt(
  { lines }: Notebook,
  at: number,
  to: number,
  among: boolean,
): { readonly key: string; readonly value: string; readonly length: number } | undefined {
  const text = lines[at]?.text ?? '';
  const inline = (among ? /^([A-Za-z][\w-]{0,60}): ?(\S.{0,60})$/ : /^([A-Za-z]\w*(?:-\w+)+): ?(\S.{0,200})$/).exec(text);
  if (inline) return { key: inline[1] ?? '', value: inline[2] ?? '', length: 1 };
  const key = /^([A-Za-z][\w-]{0,60}):$/.exec(text)?.[1];
  const value = lines[at + 1]?.text ?? '';
  if (key === undefined || at + 1 >= to || value.endsWith(':') || value.length > 200) return undefined;
  return { key, value, length: 2 };
}

export interface Address {
  readonly path: string;
  readonly servers: readonly Server[];
}

/** A relative path, or a whole URL as server and path. */
export function readAddress(notebook: Notebook, head: Head): Address {
  const url = /^(https?:\/\/[^/?#]+|\{\{[^{}]+\}\})(.*)$/.exec(head.address);
  const path = pathOf(url ? (url[2] ?? '') : head.address);
  const host = url?.[1];
  if (host === undefined || host.startsWith('{{')) return { path, servers: [] };
  const evidence = { url: [notebook.cite(head.addressAt, 'the address is a whole URL: scheme and host are the server')] };
  return { path, servers: [{ url: host, evidence }] };
}

/** Without query and fragment; `:id` becomes `{id}`. */
function pathOf(text: string): string {
  const path = (text.split(/[?#]/)[0] ?? '').replace(/(?<=\/):([A-Za-z_]\w*)(?=\/|$)/g, '{$1}');
  return path === '' ? '/' : path;
}
