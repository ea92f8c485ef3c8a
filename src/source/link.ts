import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.js';
import type { Link } from '../model/reading.js';
import type { Address, FileAddress, UrlAddress } from './address.js';
import type { Archive } from './archive.js';
import { within } from './file.js';
import { isWithin, originOf, withoutFragment } from './scope.js';

/** Where a link leads, or why it is not followed. A link to a place within its own page has neither. */
export interface Resolved {
  readonly address?: Address;
  readonly problem?: Diagnostic;
  /** Files that were looked for and are not there, as ids. */
  readonly absent: readonly string[];
}

export interface LinkContext {
  /** Where the page with the link was found. */
  readonly from: Address;
  /** `<base href>` of the page. */
  readonly base?: string | undefined;
  /** Beginnings of URLs that links of files may lead to. */
  readonly scope: readonly string[] | undefined;
  /** A document that the page itself loads may be anywhere on the page's own site; a page is followed in its folder only. */
  readonly reach: 'page' | 'document';
  /** Where files are looked for in place of the disk. */
  readonly archive?: Pick<Archive, 'has'> | undefined;
}

/** What a page may have been saved as. */
const pageEndings = ['.html', '.htm', '.md', '.markdown', '.txt', '.text'] as const;

export async function resolveLink(link: Pick<Link, 'url' | 'line'>, context: LinkContext): Promise<Resolved> {
  const { from } = context;
  const url = rebased(link.url.trim(), context);
  if (url === '' || url.startsWith('#')) return { absent: [] };
  switch (from.kind) {
    case 'url':
      return resolveUrl(link, URL.canParse(url, from.url) ? new URL(url, from.url) : undefined, from, scopeOf(from, context));
    case 'file':
    case 'standard input':
      if (hasScheme(url) || url.startsWith('//')) {
        return resolveUrl(link, URL.canParse(url) ? new URL(url) : undefined, from, context.scope ?? []);
      }
      if (from.kind === 'file')
        return context.archive ? resolveArchived(link, url, from, context.archive) : resolveFile(link, url, from);
      return {
        problem: refusal('link-unusable', 'standard input has no place that links could start from', link, from),
        absent: [],
      };
  }
}

/** A relative link of a page with a `<base>`, as it would be written without one. */
function rebased(url: string, { from, base = '', scope }: LinkContext): string {
  if (base === '' || url === '' || url.startsWith('#') || hasScheme(url)) return url;
  if (from.kind === 'url') {
    const start = URL.canParse(base, from.url) ? new URL(base, from.url) : undefined;
    return start && /^https?:$/.test(start.protocol) && URL.canParse(url, start) ? new URL(url, start).href : url;
  }
  if (/^https?:\/\//i.test(base)) {
    // A page that was saved still names its place on the web. Its neighbours were saved beside it, unless somebody lets links lead there.
    const target = scope && URL.canParse(url, base) ? withoutFragment(new URL(url, base)) : undefined;
    return target && isWithin(target, scope ?? []) ? target : url;
  }
  if (hasScheme(base) || base.startsWith('/') || /^[/?]/.test(url)) return url;
  return /^[^?#]*\/|^/.exec(base)?.[0] + url;
}

const hasScheme = (url: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(url);

const scopeOf = (from: UrlAddress, { scope, reach }: LinkContext): readonly string[] =>
  reach === 'document' && scope === undefined ? [...from.scope, originOf(from.url)] : from.scope;

function resolveUrl(link: Pick<Link, 'url' | 'line'>, url: URL | undefined, from: Address, scope: readonly string[]): Resolved {
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    return { problem: refusal('link-unusable', 'it is no address of the web', link, from), absent: [] };
  }
  const target = withoutFragment(url);
  if (from.kind === 'url' && target === from.url) return { absent: [] };
  if (!isWithin(target, scope)) {
    const whither =
      scope.length === 0 ? 'links of files are followed to other files only' : `it is outside of ${scope.join(' and ')}`;
    return { problem: refusal('link-outside', whither, link, from), absent: [] };
  }
  return { address: { kind: 'url', id: target, url: target, scope: from.kind === 'url' ? from.scope : scope }, absent: [] };
}

/** A file in the folder of the named source, under the name that the link says or another that the page was saved under. */
async function resolveFile(link: Pick<Link, 'url' | 'line'>, url: string, from: FileAddress): Promise<Resolved> {
  const named = fileNameOf(url);
  if (named === undefined) return { problem: refusal('link-unusable', 'it names no file', link, from), absent: [] };
  if (named === '') return { absent: [] };
  const { folder } = from;
  const absent: string[] = [];
  for (const name of spellings(named)) {
    const file = path.resolve(path.dirname(from.file), name);
    const inside = path.relative(folder.path, file).replaceAll('\\', '/');
    if (!isInside(inside))
      return { problem: refusal('link-outside', 'it leads out of the folder of the page', link, from), absent };
    const id = within(folder.id, inside);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) {
      absent.push(id);
      continue;
    }
    // A symbolic link may lead elsewhere than its name says.
    const [real, base] = await Promise.all([realpath(file), realpath(folder.path)]);
    if (!isInside(path.relative(base, real).replaceAll('\\', '/'))) {
      return { problem: refusal('link-outside', 'it leads out of the folder of the page', link, from), absent };
    }
    return file === from.file ? { absent } : { address: { kind: 'file', id, file, folder }, absent };
  }
  return { problem: refusal('link-missing', `there is no file ${absent[0] ?? named}`, link, from), absent };
}

/** The same among the pages of an earlier run, which has gone into what is too far away. */
function resolveArchived(
  link: Pick<Link, 'url' | 'line'>,
  url: string,
  from: FileAddress,
  archive: Pick<Archive, 'has'>,
): Resolved {
  const named = fileNameOf(url);
  if (named === undefined || named === '') return { absent: [] };
  const ids = spellings(named).map((name) => path.posix.join(path.posix.dirname(from.id), name));
  const id = ids.find((one) => archive.has(one));
  if (id === undefined) return { problem: refusal('link-missing', 'the archive does not have it', link, from), absent: ids };
  return id === from.id ? { absent: [] } : { address: { ...from, id, file: path.resolve(from.folder.path, id) }, absent: [] };
}

/** The path of a relative link, decoded; nothing where it cannot be the path of a file. */
function fileNameOf(url: string): string | undefined {
  const [written = ''] = url.split(/[?#]/, 1);
  if (written.startsWith('/') || written.includes('\\')) return undefined;
  try {
    const parts = written.split('/').map((part) => decodeURIComponent(part));
    // What is decoded is one name and no path.
    return parts.some((part) => /[/\\\0]/.test(part)) ? undefined : parts.join('/');
  } catch {
    return undefined;
  }
}

function spellings(name: string): readonly string[] {
  const ending = pageEndings.find((one) => name.toLowerCase().endsWith(one));
  if (ending === undefined && /\.[a-z]{1,8}$/i.test(name)) return [name];
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  return [name, ...pageEndings.map((other) => stem + other).filter((other) => other !== name)];
}

const isInside = (relative: string): boolean =>
  relative !== '' && relative !== '..' && !relative.startsWith('../') && !path.isAbsolute(relative);

function refusal(code: DiagnosticCode, why: string, { url, line }: Pick<Link, 'url' | 'line'>, from: Address): Diagnostic {
  const where = { source: from.id, ...(line === undefined ? {} : { line }) };
  return diagnostic(code, `The link to ${shortened(url)} is not followed: ${why}.`, { where, quote: shortened(url) });
}

const shortened = (url: string): string => (url.length > 300 ? `${url.slice(0, 299)}…` : url);
