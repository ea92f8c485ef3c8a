// What runs in the reader's browser. It reads the data that stands in the page, and makes elements of it with texts, never with markup.
import { all, find } from './dom.js';
import { Entry } from './entry.js';
import { listenToKeys } from './keyboard.js';
import { type Api, type Row, rowsOf } from './report.js';
import { targetOf } from './route.js';
import { Search } from './search.js';
import { themeButton } from './theme.js';

performance.mark('pagewright-start');
const { apis } = JSON.parse(document.getElementById('report-data')?.textContent ?? '{"apis":[]}') as {
  readonly apis: readonly Api[];
};
const rows = rowsOf(apis);
const entries = new WeakMap<Row, Entry>();

/** The inside of a row, drawn when it is needed first. */
function entryOf(row: Row): Entry {
  const known = entries.get(row);
  if (known) return known;
  const entry = new Entry(row);
  entries.set(row, entry);
  return entry;
}

for (const row of rows)
  row.details.addEventListener('toggle', () => {
    if (row.details.open) entryOf(row);
  });

function goTo(hash: string): void {
  const target = targetOf(hash, rows);
  if (!target) return;
  const { row, path } = target;
  if (row.item.hidden) showAll();
  row.details.open = true;
  const entry = entryOf(row);
  const index = path === undefined ? -1 : indexFor(entry, path);
  if (index < 0) {
    row.summary.focus({ preventScroll: true });
    row.item.scrollIntoView({ block: 'start' });
    return;
  }
  entry.focus(index);
  entry.toggle(index, true);
  entry.facts[index]?.button.scrollIntoView({ block: 'center' });
}

/** The fact of a path; the first of its node; the one that is called the same, for a path may lead through types. */
function indexFor({ facts }: Entry, path: string): number {
  const node = path.replace(/ [A-Za-z-]+$/, '');
  const last = /[^.\]}>]+$/.exec(node)?.[0];
  const tests: readonly ((shown: string) => boolean)[] = [
    (shown) => shown === path,
    (shown) => shown === node || shown.startsWith(`${node} `),
    (shown) => last !== undefined && shown.endsWith(`.${last}`),
  ];
  for (const test of tests) {
    const found = facts.findIndex((fact) => test(fact.path));
    if (found >= 0) return found;
  }
  return -1;
}

const searchInput = document.querySelector<HTMLInputElement>('#search') ?? document.createElement('input');
const searching = new Search(rows);
const filters = all('.filter');

function search(): void {
  const standings = filters.flatMap((one) =>
    one.getAttribute('aria-pressed') === 'true' ? [one.dataset['standing'] ?? ''] : [],
  );
  const shown = searching.show(searchInput.value, [...new Set(standings)]);
  const found = find('#found');
  const asked = searchInput.value.trim() !== '' || standings.length > 0;
  if (found) found.textContent = asked ? `${shown} of ${rows.length} shown` : '';
  document.documentElement.classList.toggle('searching', searchInput.value.trim() !== '');
  for (const nothing of all('.all > .nothing')) nothing.hidden = shown > 0;
}

/** What is found stands alone on the page; the rest comes back with this. */
function clearSearch(): void {
  if (searchInput.value === '') return;
  searchInput.value = '';
  search();
}

/** Whoever follows a link wants to see where it leads, whatever they looked for before. */
function showAll(): void {
  searchInput.value = '';
  for (const filter of filters) filter.setAttribute('aria-pressed', 'false');
  search();
}

searchInput.addEventListener('input', () => {
  search();
  if (searchInput.value !== '') window.scrollTo(0, 0);
});
searchInput.addEventListener('focus', () => searching.prepare());
for (const filter of filters)
  filter.addEventListener('click', () => {
    filter.setAttribute('aria-pressed', String(filter.getAttribute('aria-pressed') !== 'true'));
    search();
  });

for (const row of rows)
  row.hits.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-line]') : null;
    if (!button) return;
    row.details.open = true;
    entryOf(row).showLine(Number(button.dataset['line']), button.dataset['text'] ?? '');
  });

for (const link of all('.top nav a, .history .head a')) link.addEventListener('click', clearSearch);

const help = document.querySelector<HTMLDialogElement>('#help');
find('#help-button')?.addEventListener('click', () => help?.showModal());
find('#help-close')?.addEventListener('click', () => help?.close());
const theme = find('#theme');
if (theme) themeButton(theme);

listenToKeys({
  rows,
  entryOf,
  search: searchInput,
  clearSearch,
  showChanges() {
    clearSearch();
    const title = find('.changes h2');
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'start' });
  },
  showHelp: () => help?.showModal(),
});

// The address is that of a fact as soon as it was opened: a link to it changes nothing then, and is to lead there all the same.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
  if (link && !event.defaultPrevented && link.hash === location.hash) goTo(location.hash);
});
window.addEventListener('hashchange', () => goTo(location.hash));
// One operation alone is what the reader came for.
const operations = rows.filter(({ entry }) => entry.kind === 'operation');
if (operations.length === 1 && operations[0]) operations[0].details.open = true;
goTo(location.hash);
performance.mark('pagewright-interactive');
