import { type Html, html } from '../html.js';
import type { ReportData } from '../report-data.js';

const parts: readonly Html[] = [
  ['overview', 'Overview'],
  ['entries', 'Operations'],
  ['changes', 'Changes'],
  ['diagnostics', 'Diagnostics'],
  ['corrections', 'Corrections'],
].map(([id, title]) => html`<a href="#${id}-0">${title}</a>`);

/** What stays on top: the search, the ways through the page, the theme. */
export function bar({ apis }: ReportData): Html {
  const [first] = apis;
  return html`<header class="top">
<p class="brand"><svg class="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M4 3h11l5 5v13H4z" class="sheet"/><path d="M7.5 10h9M7.5 13.5h9M7.5 17h5" class="words"/></svg><span>${first && apis.length === 1 ? first.title : `${apis.length} APIs`}</span></p>
<div class="search" role="search"><label class="hidden" for="search">Search operations, fields and words of the pages</label><input id="search" type="search" placeholder="Search operations, fields, words" autocomplete="off" spellcheck="false" aria-keyshortcuts="/" aria-describedby="found"><kbd aria-hidden="true">/</kbd></div>
<nav aria-label="Parts of the report">${apis.length === 1 ? parts : apis.map((api, index) => html`<a href="#api-${index}">${api.title}</a>`)}</nav>
<div class="tools"><button type="button" id="theme" aria-label="Colours: as the system has them"><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/></svg></button><button type="button" id="help-button" aria-label="Keys" aria-keyshortcuts="?">?</button></div>
<p id="found" class="hidden" role="status"></p>
</header>
<noscript><p class="notice">Without JavaScript operations cannot be opened or searched; everything else is here.</p></noscript>`;
}

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['/'], 'search'],
  [['j', '↓'], 'next operation; inside of one, the next fact'],
  [['k', '↑'], 'the one before'],
  [['Enter'], 'open; on a fact, show its evidence'],
  [['→', '←'], 'from a fact to its words on the page, and back'],
  [['Esc'], 'out of the fact, the operation, the search'],
  [['d'], 'what changed last'],
  [['?'], 'these keys'],
];

export const help: Html = html`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><dl>${keys.map(
  ([names, does]) => html`<div><dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt><dd>${does}</dd></div>`,
)}</dl><button type="button" id="help-close">Close</button></dialog>`;
