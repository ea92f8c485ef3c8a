import { all, find } from './dom.js';
import type { Entry } from './entry.js';
import type { Row } from './report.js';

/** What keys do, as far as they need the page. */
export interface Actions {
  readonly rows: readonly Row[];
  entryOf(row: Row): Entry;
  search: HTMLInputElement;
  clearSearch(): void;
  showChanges(): void;
  showHelp(): void;
}

/** One way or the other through a list. */
const steps: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };

export function listenToKeys(actions: Actions): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || find('dialog[open]')) return;
    if (handled(event.key, event.target instanceof Element ? event.target : document.body, actions)) event.preventDefault();
  });
}

function handled(key: string, target: Element, actions: Actions): boolean {
  if (target === actions.search) return inSearch(key, actions);
  const row = actions.rows.find(({ item }) => item.contains(target));
  switch (key) {
    case '/':
      actions.search.focus();
      actions.search.select();
      return true;
    case 'd':
      actions.showChanges();
      return true;
    case '?':
      actions.showHelp();
      return true;
    default:
      if (row && target.closest('.body')) return inEntry(key, target, row, actions.entryOf(row));
      return amongRows(key, target, row, actions);
  }
}

function inSearch(key: string, { rows, clearSearch, search }: Actions): boolean {
  const [first] = rows.filter(isShown);
  switch (key) {
    case 'Escape':
      if (search.value === '') search.blur();
      clearSearch();
      return true;
    case 'Enter':
      if (first) {
        first.details.open = true;
        first.summary.focus();
      }
      return true;
    case 'ArrowDown':
      first?.summary.focus();
      return true;
    default:
      return false;
  }
}

const isShown = ({ item }: Row): boolean => item.offsetParent !== null;

function amongRows(key: string, target: Element, row: Row | undefined, { rows, entryOf }: Actions): boolean {
  const step = steps[key];
  if (step !== undefined) {
    // Arrows are the browser's own where something else has the focus that they move.
    if (key.startsWith('Arrow') && !row && target !== document.body && target.id !== 'content') return false;
    const shown = rows.filter(isShown);
    const at = row ? shown.indexOf(row) : -1;
    const next = row ? shown[at + step] : shown[0];
    next?.summary.focus();
    return true;
  }
  if (!row) return false;
  if (key === 'Escape' && row.details.open) {
    row.details.open = false;
    row.summary.focus();
    return true;
  }
  if (key === 'ArrowRight' && target === row.summary) {
    row.details.open = true;
    entryOf(row).focus(0);
    return true;
  }
  return false;
}

function inEntry(key: string, target: Element, row: Row, entry: Entry): boolean {
  const index = entry.indexOf(target);
  const words = target.closest<HTMLElement>('.words');
  const step = steps[key];
  if (key === 'Escape') {
    if (words && index !== undefined) entry.focus(index);
    else if (index !== undefined && find('.evidence', row.body)) entry.toggle(index, false);
    else row.summary.focus();
    return true;
  }
  if (index === undefined) return false;
  if (step !== undefined) {
    if (words) {
      const links = all('.words', row.body);
      links[links.indexOf(words) + step]?.focus();
    } else if (index + step < 0) row.summary.focus();
    else entry.focus(Math.min(index + step, entry.facts.length - 1));
    return true;
  }
  if (key === 'ArrowRight' && !words) {
    entry.firstWords(index)?.focus();
    return true;
  }
  if (key === 'ArrowLeft') {
    if (words) entry.focus(index);
    else row.summary.focus();
    return true;
  }
  return false;
}
