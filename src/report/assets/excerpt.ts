import type { Excerpt, LineReport, PageReport } from '../report-data.js';
import { element } from './dom.js';
import type { ShownFact } from './fact.js';
import { type Api, linkTo } from './report.js';

/** Words of one line that facts were read from. */
interface Words {
  readonly from: number;
  readonly to: number;
  /** Place among the entry's facts. */
  readonly fact: number;
  readonly standing: string;
}

/** Lines around quoted ones that stay in sight, and fewest lines that are folded away. */
const around = 2;
const fewest = 4;

/** A part of a page with the words marked that the entry's facts were read from. */
export function excerptElement(api: Api, { page: at, from, to }: Excerpt, facts: readonly ShownFact[]): HTMLElement {
  const page = api.pages[at];
  if (!page) return element('div');
  const words = wordsOn(at, page, facts);
  const line = (place: number): HTMLElement => lineElement(page.lines[place], words.get(place) ?? [], api, facts);
  const list = element('ol', { class: 'lines' });
  for (const run of runs(from, to, (place) => words.has(place) || page.lines[place]?.rule === undefined)) {
    const places = Array.from({ length: run.to - run.from + 1 }, (_, index) => run.from + index);
    if (run.kept) list.append(...places.map(line));
    else list.append(foldElement(places, line));
  }
  const name = `Words of ${page.source}`;
  return element('div', { class: 'excerpt', attributes: { role: 'group', 'aria-label': name } }, [
    element('p', { class: 'page-head' }, [
      element('span', { class: 'source', text: page.source }),
      element('span', {
        class: 'how',
        text: `${page.dialect ?? 'no dialect'} · ${page.counted - page.unread} of ${page.counted} lines read`,
      }),
    ]),
    list,
  ]);
}

interface Run {
  readonly kept: boolean;
  readonly from: number;
  readonly to: number;
}

/** Lines in runs that are shown and runs that are folded. */
function runs(from: number, to: number, matters: (place: number) => boolean): readonly Run[] {
  const shown = new Set<number>();
  for (let place = from; place <= to; place += 1)
    if (matters(place)) for (let near = place - around; near <= place + around; near += 1) shown.add(near);
  const found: Run[] = [];
  for (let place = from; place <= to; place += 1) {
    const kept = shown.has(place);
    const last = found.at(-1);
    if (last?.kept === kept) found[found.length - 1] = { ...last, to: place };
    else found.push({ kept, from: place, to: place });
  }
  return found.map((run) => (run.kept || run.to - run.from + 1 >= fewest ? run : { ...run, kept: true }));
}

function foldElement(places: readonly number[], line: (place: number) => HTMLElement): HTMLElement {
  const button = element('button', {
    text: `${places.length} lines without a fact`,
    attributes: { type: 'button', tabindex: '-1' },
  });
  const item = element('li', { class: 'fold' }, [button]);
  button.addEventListener('click', () => item.replaceWith(...places.map(line)));
  return item;
}

function wordsOn(at: number, { lines }: PageReport, facts: readonly ShownFact[]): ReadonlyMap<number, readonly Words[]> {
  const found = new Map<number, Words[]>();
  for (const [index, { fact }] of facts.entries())
    for (const { at: span, standing } of fact.cites) {
      if (span?.page !== at) continue;
      for (let place = span.line; place <= (span.last ?? span.line); place += 1) {
        const length = lines[place]?.text.length ?? 0;
        const own = found.get(place) ?? [];
        own.push({ from: span.from ?? 0, to: Math.min(span.to ?? length, length), fact: index, standing });
        found.set(place, own);
      }
    }
  return found;
}

function lineElement(line: LineReport | undefined, words: readonly Words[], api: Api, facts: readonly ShownFact[]): HTMLElement {
  const unread = line?.rule === undefined;
  const rule = line?.rule === undefined ? undefined : api.rules[line.rule];
  return element(
    'li',
    {
      class: unread ? 'unread' : words.length > 0 ? 'quoted' : 'plain',
      ...(rule === undefined ? {} : { attributes: { title: rule } }),
    },
    [
      element('span', { class: 'number', text: String(line?.number ?? '') }),
      element('span', { class: 'text' }, [
        ...segments(line?.text ?? '', words, api, facts),
        ...(unread ? [element('span', { class: 'flag', text: 'not read' })] : []),
      ]),
    ],
  );
}

/** A text cut where words begin and end; what several facts share is one piece with all of them. */
function segments(text: string, words: readonly Words[], api: Api, facts: readonly ShownFact[]): readonly (Node | string)[] {
  if (words.length === 0) return [text];
  const cuts = [...new Set([0, text.length, ...words.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const piece = text.slice(from, cuts[index + 1]);
    const over = words.filter((one) => one.from <= from && one.to > from).sort((a, b) => a.to - a.from - (b.to - b.from));
    const [narrowest] = over;
    const fact = narrowest && facts[narrowest.fact];
    if (!narrowest || !fact || piece === '') return piece;
    const ids = [...new Set(over.map((one) => one.fact))].join(' ');
    return element('a', {
      class: `words w-${narrowest.standing}`,
      text: piece,
      attributes: { href: linkTo(api, fact.path), tabindex: '-1', 'data-facts': ids },
    });
  });
}
