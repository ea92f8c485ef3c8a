import type { Cite, FactReport, NodeReport } from '../report-data.js';
import { element, hidden, mark } from './dom.js';
import type { Api, ShownNode } from './report.js';

/** One fact on the page, and where it is said. */
export interface ShownFact {
  readonly path: string;
  readonly fact: FactReport;
  readonly button: HTMLButtonElement;
}

/** Values that are longer stand in a line of their own, in UTF-16 units. */
const short = 42;

/** A node with its facts; each fact is put into the list. */
export function nodeElement({ node, also }: ShownNode, facts: ShownFact[], note?: string): HTMLElement {
  const named = node.facts.find(({ name }) => name === 'name' || name === 'id' || name === 'status');
  const head =
    named && named.cites.length > 0
      ? factButton(node, named, facts, node.name)
      : element('span', { class: 'node-name', text: node.name });
  const rest = [node, ...also]
    .flatMap((one) => one.facts.map((fact) => ({ one, fact })))
    .filter(({ fact }) => !isTold(fact, named));
  const own = ({ one, fact }: { readonly one: NodeReport; readonly fact: FactReport }): HTMLElement =>
    factButton(one, fact, facts);
  const chips = rest.filter(({ fact }) => isShort(fact)).map(own);
  const lines = rest.filter(({ fact }) => !isShort(fact)).map(own);
  return element('div', { class: `node depth-${Math.min(node.depth, 6)}`, attributes: { 'data-path': node.path } }, [
    element('div', { class: 'chips' }, [head, ...(note === undefined ? [] : [element('small', { text: note })]), ...chips]),
    ...lines,
  ]);
}

/** What the head of a node or of its group says already. */
const isTold = (fact: FactReport, named: FactReport | undefined): boolean =>
  fact === named || (named !== undefined && (fact.name === 'in' || fact.name === 'name'));

const isShort = ({ name, value = '' }: FactReport): boolean =>
  name !== 'description' && value.length <= short && !value.includes('\n');

function factButton({ path }: NodeReport, fact: FactReport, facts: ShownFact[], title?: string): HTMLButtonElement {
  const { name, value, standing } = fact;
  const [key, said] = title === undefined ? wordsFor(fact) : [undefined, title];
  const button = element(
    'button',
    {
      class: `fact ${isShort(fact) || title !== undefined ? 'chip' : 'line'} s-${standing ?? 'default'}${title === undefined ? '' : ' title'}`,
      attributes: { type: 'button', tabindex: '-1', 'aria-expanded': 'false', 'data-fact': String(facts.length) },
    },
    [
      ...(standing === undefined ? [] : [mark(standing)]),
      ...(key === undefined ? [] : [element('span', { class: 'key', text: key }), ' ']),
      element('span', { class: value === undefined ? 'value open' : 'value', text: said }),
      hidden(standing === undefined ? ', by default' : `, ${standing}`),
    ],
  );
  facts.push({ path: title === undefined || name !== 'name' ? `${path} ${name}` : path, fact, button });
  return button;
}

/** Facts of which the value tells what they are. */
const selfEvident: ReadonlySet<string> = new Set(['type', 'method', 'path', 'mediaType', 'description', 'title', 'value']);

/** Facts that are their own name say it in a word. */
function wordsFor({ name, value }: FactReport): readonly [key: string | undefined, said: string] {
  switch (`${name} ${value}`) {
    case 'required true':
      return [undefined, 'required'];
    case 'required false':
      return [undefined, 'optional'];
    case 'deprecated true':
      return [undefined, 'deprecated'];
    default:
      return [selfEvident.has(name) && value !== undefined ? undefined : name, value ?? 'not decided'];
  }
}

/** Where a fact was read: each place with its words and the rule that read them, strongest first. */
export function evidenceElement(api: Api, { fact, path }: ShownFact): HTMLElement {
  const shown = fact.cites.slice(0, 6);
  const more = fact.cites.length - shown.length;
  return element('div', { class: 'evidence' }, [
    element('p', { class: 'path' }, [element('code', { text: path })]),
    ...(shown.length === 0 ? [element('p', { text: 'No page says so; it is the default.' })] : []),
    element(
      'ul',
      {},
      shown.map((cite) => citeElement(api, cite)),
    ),
    ...(more > 0 ? [element('p', { text: `and ${more} more places that say the same` })] : []),
  ]);
}

function citeElement(api: Api, cite: Cite): HTMLElement {
  return element('li', {}, [
    element('p', { class: 'place' }, [mark(cite.standing), `${cite.standing} · ${placeOf(api, cite)}`]),
    element('blockquote', { text: quoteOf(api, cite) }),
    element('p', { class: 'rule', text: api.rules[cite.rule] ?? '' }),
  ]);
}

function placeOf({ pages }: Api, { at, place = '' }: Cite): string {
  const page = at && pages[at.page];
  return at && page ? `${page.source}:${page.lines[at.line]?.number ?? ''}` : place;
}

function quoteOf({ pages }: Api, { at, quote }: Cite): string {
  return quote ?? (at ? (pages[at.page]?.lines[at.line]?.text.slice(at.from, at.to) ?? '') : '');
}
