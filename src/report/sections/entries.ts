import { type Html, html } from '../html.js';
import type { ApiReport, EntryReport } from '../report-data.js';
import { standings } from '../standings.js';
import { number, type Part, stackedBar } from './bars.js';
import { mark } from './marks.js';

const kinds = [
  { kind: 'operation', title: 'Operations' },
  { kind: 'type', title: 'Types' },
  { kind: 'api', title: 'The API as a whole' },
] as const satisfies readonly { kind: EntryReport['kind']; title: string }[];

/** A row for each operation and type; what is in it is drawn when it is opened. */
export function entriesSection(api: ApiReport, index: number, of: Html): Html {
  const numbered = api.entries.map((entry, at) => ({ entry, at }));
  const groups = kinds.flatMap(({ kind, title }) => {
    const own = numbered.filter(({ entry }) => entry.kind === kind);
    if (own.length === 0) return [];
    const note = kind === 'type' ? 'that more than one operation holds, or none; the others stand in their operation' : undefined;
    return html`<div class="kind"><h3>${title} <span class="count">${number(own.length)}</span></h3>${note !== undefined && html`<p class="note">${note}</p>`}
<ul class="entries">${own.map(({ entry, at }) => entryRow(entry, api, `${index}-${at}`))}</ul></div>`;
  });
  return html`<section class="all" id="entries-${index}" aria-labelledby="entries-title-${index}">
<div class="head"><h2 id="entries-title-${index}">What was read${of}</h2>
<div class="filters" role="group" aria-label="Only what has facts that are">${standings.map(
    (standing) =>
      html`<button type="button" class="filter" data-standing="${standing}" aria-pressed="false">${mark(standing)}${standing}</button>`,
  )}<button type="button" class="filter" data-standing="unread" aria-pressed="false"><svg class="mark c-unread" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><rect x="1.5" y="1.5" width="13" height="13" rx="2" class="b-unread"/></svg>lines not read</button></div></div>
${groups}
<p class="nothing" hidden>Nothing matches.</p>
</section>`;
}

function entryRow(entry: EntryReport, api: ApiReport, id: string): Html {
  const parts = standings.map((kind): Part => {
    return { kind, count: entry.standings[kind], label: `${number(entry.standings[kind])} ${kind}` };
  });
  return html`<li class="entry" data-entry="${id}"><details id="entry-${id}"><summary>${entry.method !== undefined && html`<span class="method">${entry.method}</span>`}<span class="id">${entry.id}</span>${entry.path !== undefined && html`<span class="path">${entry.path}</span>`}${entry.deprecated && html`<span class="tag">deprecated</span>`}<span class="name">${aboutText(entry, api)}</span><span class="meter">${stackedBar('Facts', parts, 'small')}</span></summary><div class="body"></div></details><ul class="hits" hidden></ul></li>`;
}

/** Longest text of a row, in characters; what does not fit on it is cut by the browser. */
const longest = 160;

/** The title, or else how the description begins. */
function aboutText({ kind, id, title, groups }: EntryReport, { types }: ApiReport): string {
  if (title !== undefined && title !== id) return title;
  const type = kind === 'type' ? types.find(({ name }) => name === id) : undefined;
  const [node] = type?.nodes ?? groups[0]?.nodes ?? [];
  const description = node?.facts.find(({ name }) => name === 'description');
  if (description?.value !== undefined) return [...description.value].slice(0, longest).join('');
  const users = type?.usedBy.length;
  return users === undefined ? '' : users === 0 ? 'in no operation' : `in ${number(users)} operations`;
}
