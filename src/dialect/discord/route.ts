import type { HttpMethod } from '../../model/api.js';
import { methodOf } from '../../notation/endpoint.js';
import { domOf } from '../../page/dom.js';
import type { Page } from '../../page/page.js';
import type { Words } from '../../page/structure/index.js';
import type { Section } from '../section.js';

/** Where an operation is called. */
export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  /** Names within braces, and the words that they link with. */
  readonly parameters: readonly string[];
  readonly title: string;
  /** The words that hold method and path. */
  readonly words: Words;
  readonly rule: string;
}

/** Methods of `<Route method="GET">` by the line that they stand on. */
export type RouteMethods = ReadonlyMap<number, HttpMethod>;

export function routeMethods(page: Page): RouteMethods {
  if (page.format === 'text' || !/<Route\b/i.test(page.text)) return new Map();
  const { $, lineOf } = domOf(page);
  const found = new Map<number, HttpMethod>();
  for (const node of $('route').toArray()) {
    const method = methodOf($(node).attr('method')?.toUpperCase());
    if (method) found.set(lineOf(node), method);
  }
  return found;
}

const verb = '(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)';

/** The first that finds an address in a section is right. */
const routeRules: readonly {
  readonly name: string;
  find(section: Section, methods: RouteMethods): Omit<Route, 'rule' | 'parameters'> | undefined;
}[] = [
  {
    name: 'a heading gives method and path behind a percent sign',
    find: ({ heading: { words } }) => {
      const found = new RegExp(`^(.+?)\\s+%\\s+${verb}(?:\\/${verb})?\\s+(\\/\\S+)$`).exec(words.text);
      const method = methodOf(found?.[2]);
      return found && method ? { title: found[1] ?? '', method, path: found[4] ?? '', words } : undefined;
    },
  },
  {
    name: 'an element “Route” gives method and path',
    find: ({ heading, parts }, methods) => {
      const part = parts.find((one) => one.kind === 'paragraph' && methods.has(one.words.line) && one.words.text.startsWith('/'));
      const method = part?.kind === 'paragraph' ? methods.get(part.words.line) : undefined;
      return part?.kind === 'paragraph' && method
        ? { title: heading.words.text, method, path: part.words.text, words: part.words }
        : undefined;
    },
  },
  {
    name: 'method and path stand in one line below the heading',
    find: ({ heading, parts }) => {
      const [part] = parts;
      const found = part?.kind === 'paragraph' ? new RegExp(`^${verb}\\s*(\\/\\S*)$`).exec(part.words.text) : null;
      const method = methodOf(found?.[1]);
      return part?.kind === 'paragraph' && method
        ? { title: heading.words.text, method, path: found?.[2] ?? '', words: part.words }
        : undefined;
    },
  },
  {
    name: 'a heading ends with method and path',
    find: ({ heading: { words } }) => {
      const found = new RegExp(`^(.*[^A-Z\\s])\\s*${verb}\\s*(\\/\\S+)$`).exec(words.text);
      const method = methodOf(found?.[2]);
      return found && method ? { title: found[1] ?? '', method, path: found[3] ?? '', words } : undefined;
    },
  },
];

export function routeOf(section: Section, methods: RouteMethods): Route | undefined {
  for (const { name, find } of routeRules) {
    const found = find(section, methods);
    if (!found) continue;
    const path = plainPath(found.path);
    return { ...found, path, parameters: [...path.matchAll(/\{([^{}]+)\}/g)].map(([, one = '']) => one), rule: name };
  }
  return undefined;
}

/** `{channel.id#DOCS_RESOURCES_CHANNEL/channel-object}` → `{channel.id}`; `{@me#…}` is no parameter; backslashes of Markdown go. */
const plainPath = (path: string): string =>
  path
    .replace(/\\/g, '')
    .replace(/\{([^{}#]+)(?:#[^{}]*)?\}/g, (_, name: string) =>
      name.startsWith('@') ? name : `{${name.trim().replace(/\s+/g, '_')}}`,
    );
