import { all, element, find } from './dom.js';
import { excerptElement } from './excerpt.js';
import { evidenceElement, nodeElement, type ShownFact } from './fact.js';
import { blocksOf, linkTo, type Row } from './report.js';

/** Milliseconds that a pointer rests on a fact before the page beside it moves. */
const patience = 140;

/** What is inside of an open row: the facts on one side, the page's own words on the other, and what ties them together. */
export class Entry {
  readonly row: Row;
  readonly facts: readonly ShownFact[];
  readonly #words: ReadonlyMap<number, readonly HTMLElement[]>;
  #resting: number | undefined;

  constructor(row: Row) {
    this.row = row;
    const facts: ShownFact[] = [];
    const { api, entry, body } = row;
    const blocks = blocksOf(api, entry).map(({ title, note, nodes }) =>
      element(
        'div',
        { class: note === undefined ? 'block' : 'block behind', attributes: { role: 'group', 'aria-label': title } },
        [
          element('h4', note === undefined ? { text: title } : { class: 'hidden', text: title }),
          ...nodes.map((node, index) => nodeElement(node, facts, index === 0 ? note : undefined)),
        ],
      ),
    );
    const excerpts = entry.excerpts.map((excerpt) => excerptElement(api, excerpt, facts));
    const page = element(
      'div',
      {
        class: 'page',
        attributes: {
          tabindex: '0',
          role: 'region',
          'aria-label': `The page’s words for ${entry.kind} ${entry.id} of ${api.name}`,
        },
      },
      excerpts,
    );
    body.replaceChildren(element('div', { class: 'facts' }, blocks), page);
    this.facts = facts;
    this.#words = wordsByFact(body);
    facts[0]?.button.setAttribute('tabindex', '0');
    this.#listen();
  }

  /** Puts the focus on a fact. */
  focus(index: number): void {
    for (const { button } of this.facts) button.tabIndex = -1;
    const button = this.facts[index]?.button;
    if (!button) return;
    button.tabIndex = 0;
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: 'nearest' });
  }

  /** The place of the fact that an element belongs to. */
  indexOf(target: Element | null): number | undefined {
    const given =
      target?.closest<HTMLElement>('[data-fact]')?.dataset['fact'] ??
      target?.closest<HTMLElement>('[data-facts]')?.dataset['facts']?.split(' ')[0];
    return given === undefined ? undefined : Number(given);
  }

  firstWords(index: number): HTMLElement | undefined {
    return this.#words.get(index)?.[0];
  }

  /** Opens or closes the evidence of a fact; at most one of an entry is open. */
  toggle(index: number, open = this.facts[index]?.button.getAttribute('aria-expanded') !== 'true'): void {
    find('.evidence', this.row.body)?.remove();
    for (const { button } of this.facts) button.setAttribute('aria-expanded', 'false');
    const shown = this.facts[index];
    if (!shown || !open) return;
    shown.button.setAttribute('aria-expanded', 'true');
    const evidence = evidenceElement(this.row.api, shown);
    const holder = shown.button.classList.contains('line') ? shown.button : (shown.button.closest('.chips') ?? shown.button);
    holder.after(evidence);
    history.replaceState(null, '', linkTo(this.row.api, shown.path));
  }

  /** Marks facts and all words that they were read from. */
  light(indexes: readonly number[]): void {
    for (const lit of all('.lit', this.row.body)) lit.classList.remove('lit');
    for (const index of indexes) {
      this.facts[index]?.button.classList.add('lit');
      for (const words of this.#words.get(index) ?? []) words.classList.add('lit');
    }
  }

  /** Moves the page beside the facts so far that a fact's words are in sight. */
  reveal(index: number): void {
    const words = this.firstWords(index);
    const page = find('.page', this.row.body);
    if (!words || !page || page.scrollHeight <= page.clientHeight) return;
    const top = words.getBoundingClientRect().top - page.getBoundingClientRect().top;
    if (top < 40 || top > page.clientHeight - 60) page.scrollTop += top - page.clientHeight / 3;
  }

  /** Shows a line of the page, unfolding it where it is folded away. */
  showLine(number: number, text: string): void {
    const isIt = (line: HTMLElement): boolean =>
      find('.number', line)?.textContent === String(number) && (find('.text', line)?.textContent ?? '').startsWith(text);
    let line = all('.lines > li', this.row.body).find(isIt);
    if (!line) {
      for (const fold of all('.fold button', this.row.body)) fold.click();
      line = all('.lines > li', this.row.body).find(isIt);
    }
    for (const found of all('.found', this.row.body)) found.classList.remove('found');
    line?.classList.add('found');
    line?.scrollIntoView({ block: 'center' });
  }

  #listen(): void {
    const { body } = this.row;
    const lightFor = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : null;
      const index = this.indexOf(target);
      window.clearTimeout(this.#resting);
      if (index === undefined || !target) {
        this.light([]);
        return;
      }
      const words = target.closest<HTMLElement>('[data-facts]');
      this.light(words ? (words.dataset['facts'] ?? '').split(' ').map(Number) : [index]);
      if (!words) this.#resting = window.setTimeout(() => this.reveal(index), event.type === 'focusin' ? 0 : patience);
    };
    body.addEventListener('pointerover', lightFor);
    body.addEventListener('focusin', lightFor);
    body.addEventListener('pointerleave', () => {
      window.clearTimeout(this.#resting);
      const index = this.indexOf(document.activeElement);
      this.light(index === undefined || !body.contains(document.activeElement) ? [] : [index]);
    });
    body.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const index = this.indexOf(target);
      if (index === undefined) return;
      event.preventDefault();
      const fromWords = target?.closest('[data-facts]') !== null;
      this.focus(index);
      this.toggle(index, fromWords ? true : undefined);
    });
  }
}

function wordsByFact(body: HTMLElement): ReadonlyMap<number, readonly HTMLElement[]> {
  const found = new Map<number, HTMLElement[]>();
  for (const words of all('[data-facts]', body))
    for (const index of (words.dataset['facts'] ?? '').split(' ').map(Number)) {
      const own = found.get(index);
      if (own) own.push(words);
      else found.set(index, [words]);
    }
  return found;
}
