import { domOf } from '../../page/dom.js';
import { lineFinder } from '../../page/lines.js';
import type { Page } from '../../page/page.js';
import { type LiteralOptions, type Parsed, readLiteral } from './literal.js';

/** An element that carries or names a document. */
export interface Tag {
  readonly name: string;
  /** By lower-case name. */
  readonly attributes: { readonly [name: string]: string };
  /** Text inside, with the offset at which it stands in the page. */
  readonly text: string;
  readonly at: number;
  readonly line: number;
}

/** A run of script text: what stands in a `script` element, or a whole file. */
export interface Script {
  readonly text: string;
  /** Offset in the page. */
  readonly at: number;
}

/** A block of code: fenced in Markdown, preformatted in HTML. */
export interface Fence {
  /** What stands behind the opening mark: `yaml`, or more. */
  readonly info: string;
  readonly text: string;
  /** 1-based line of the page that the text begins on. */
  readonly line: number;
}

/** More than any page starts of one program. */
const maximumLiterals = 20;
/** More names than lead to a document; each is searched for in all scripts. */
const maximumLookups = 50;

/** A page in the pieces that documents hide in; each is made when a rule first asks. */
export class Parts {
  readonly page: Page;
  readonly lineAt: (offset: number) => number;
  private lookups = 0;
  private foundTags?: readonly Tag[];
  private foundFences?: readonly Fence[];

  constructor(page: Page) {
    this.page = page;
    this.lineAt = lineFinder(page.text);
  }

  /** Scripts and elements with a dash in their name, and those that are named like a renderer. */
  get tags(): readonly Tag[] {
    this.foundTags ??= this.page.format === 'html' ? tagsOf(this.page) : [];
    return this.foundTags;
  }

  /** Scripts of the page that are script, not data; a file that is no markup may be a script as a whole. */
  get scripts(): readonly Script[] {
    if (this.page.format !== 'html') return this.page.format === 'text' ? [{ text: this.page.text, at: 0 }] : [];
    return this.tags.filter(({ name, text }) => name === 'script' && text.trim() !== '').map(({ text, at }) => ({ text, at }));
  }

  get fences(): readonly Fence[] {
    this.foundFences ??= this.page.format === 'html' ? preformatted(this.page) : fencesOf(this.page.raw ?? this.page.text);
    return this.foundFences;
  }

  /** Literals of the page's scripts that stand behind what a pattern matches, each with its offset in the page. */
  literals(pattern: RegExp): readonly Literal[] {
    const places = this.scripts.flatMap(({ text, at }) =>
      [...text.matchAll(pattern)].map((match) => at + match.index + match[0].length),
    );
    return places.slice(0, maximumLiterals).flatMap((at): readonly Literal[] => {
      const parsed = this.literalAt(at);
      return parsed ? [{ parsed, at }] : [];
    });
  }

  /** The literal at an offset of the page; names in it are looked up in the page's scripts. */
  literalAt(at: number): Parsed | undefined {
    const options: LiteralOptions = { script: true, lookup: (name) => this.definitionOf(name) };
    const parsed = readLiteral(this.page.text, at, options);
    return 'fault' in parsed ? undefined : parsed;
  }

  /** Offset of the value that a script gives a name. */
  private definitionOf(name: string): number | undefined {
    this.lookups += 1;
    if (this.lookups > maximumLookups) return undefined;
    const escaped = name.replaceAll('$', '\\$');
    const pattern = new RegExp(`(?:(?:var|let|const)\\s+|window\\.|[;\\n,]\\s*)${escaped}\\s*=(?!=)\\s*`);
    for (const { text, at } of this.scripts) {
      const match = pattern.exec(text);
      if (match) return at + match.index + match[0].length;
    }
    return undefined;
  }
}

export interface Literal {
  readonly parsed: Parsed;
  readonly at: number;
}

const carriers = /^(?:script|redoc|.+-.+)$/;

function tagsOf(page: Page): readonly Tag[] {
  const dom = domOf(page);
  const found: Tag[] = [];
  const visit = (node: typeof dom.root): void => {
    if (node.name !== undefined && carriers.test(node.name)) {
      const inside = node.children?.filter(({ type }) => type === 'text') ?? [];
      const [first] = inside;
      const attributes = Object.entries(node.attribs ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
      found.push({
        name: node.name,
        attributes: Object.fromEntries(attributes),
        text: inside.map(({ data }) => data ?? '').join(''),
        at: first?.startIndex ?? 0,
        line: dom.lineOf(node),
      });
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(dom.root);
  return found;
}

function preformatted(page: Page): readonly Fence[] {
  const { $, lineOf } = domOf(page);
  return $('pre')
    .toArray()
    .map((pre) => ({
      info: '',
      text: $(pre).text().replace(/^\n/, ''),
      line: lineOf(pre as unknown as Parameters<typeof lineOf>[0]),
    }));
}

/** A block ends at a mark like its own, unless that stands deeper than Markdown lets it. */
function fencesOf(text: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: { readonly mark: string; readonly indent: number; readonly info: string; readonly from: number } | undefined;
  const lines = text.split('\n');
  const close = (end: number): void => {
    if (!open) return;
    const { indent, info, from } = open;
    const inside = lines.slice(from, end).map((line) => line.replace(new RegExp(`^ {0,${indent}}`), ''));
    found.push({ info, text: inside.join('\n'), line: from + 1 });
    open = undefined;
  };
  for (const [at, line] of lines.entries()) {
    const mark = /^( *)(`{3,}|~{3,})\s*([^`]*)$/.exec(line);
    if (!mark) continue;
    const [, space = '', fence = '', info = ''] = mark;
    if (!open) open = { mark: fence, indent: space.length, info: info.trim(), from: at + 1 };
    else if (info.trim() === '' && fence.startsWith(open.mark) && space.length <= open.indent + 3) close(at);
  }
  close(lines.length);
  return found;
}
