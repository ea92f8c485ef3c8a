import type { Cause, Change, Effect, Severity, Told } from '../../diff/change.js';
import { sentence } from '../../diff/sentence.js';
import { type Html, html } from '../html.js';
import type { ApiReport } from '../report-data.js';
import { visibleStart } from '../visible.js';
import { number } from './bars.js';
import { lineMarkup } from './change-line.js';
import { factLink } from './links.js';
import { mark } from './marks.js';
import { wordDiff } from './word-diff.js';

const weights = ['breaking', 'minor', 'patch'] as const satisfies readonly Severity[];

const titles: Readonly<Record<Severity, string>> = { breaking: 'Breaking', minor: 'New', patch: 'Also changed' };

const longestValue = 1200;

/** The last diff, each change with what was told before and after; of an older one only its lines are kept. */
export function changesSection(api: ApiReport, index: number, of: Html): Html {
  return html`<section class="changes" id="changes-${index}" aria-labelledby="changes-title-${index}">
<h2 id="changes-title-${index}" tabindex="-1">What changed last${of}</h2>
${api.lastDiff ? diffMarkup(api.lastDiff, api.name) : linesMarkup(api)}
</section>`;
}

function diffMarkup({ from, to, changes }: NonNullable<ApiReport['lastDiff']>, api: string): Html {
  if (changes.length === 0) return html`<p class="nothing">Nothing changed from ${from} to ${to}.</p>`;
  return html`<p class="note">From ${from} to ${to}: ${weights.map((weight) => `${number(ofWeight(changes, weight).length)} ${weight}`).join(', ')}.</p>
${weights.map((weight) => {
  const own = ofWeight(changes, weight);
  return own.length === 0
    ? undefined
    : html`<h3>${mark(weight)}${titles[weight]} <span class="count">${number(own.length)}</span></h3><ul class="diff">${own.map((change) => changeMarkup(change, api))}</ul>`;
})}`;
}

const ofWeight = (changes: readonly Change[], weight: Severity): readonly Change[] =>
  changes.filter(({ impact }) => impact.severity === weight);

function changeMarkup(change: Change, api: string): Html {
  const { where, before, after, impact, cause, operations } = change;
  const words = sentence(change).map((word, at) =>
    typeof word === 'string' ? (at === 0 ? capital(word) : word) : html`<code>${word.code}</code>`,
  );
  const effects = [
    effectText('callers', impact.callers),
    effectText('readers', impact.readers),
    impact.compile ? 'code may no longer compile' : undefined,
    causeText(cause),
  ];
  const values = wordDiff(plain(before), plain(after));
  const quotes = wordDiff(quoteOf(before), quoteOf(after));
  return html`<li class="change"><p class="what">${words}</p>
<div class="sides">${sideMarkup('Before', before, values.before, quotes.before)}${sideMarkup('After', after, values.after, quotes.after)}</div>
<p class="effects">${effects.filter((text) => text !== undefined).join(' · ')}</p>
<p class="place"><a href="${factLink(api, where)}">${where}</a>${operations.length > 0 && ` in ${operations.slice(0, 5).join(', ')}${operations.length > 5 ? ` and ${operations.length - 5} more` : ''}`}</p></li>`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What one side tells; `marked` is its value and `words` its quote with the words marked that the other side does not have. */
function sideMarkup(title: string, told: Told | undefined, marked: Html | undefined, words: Html | undefined): Html {
  const side = title.toLowerCase();
  if (told === undefined) return html`<div class="side ${side}"><h4>${title}</h4><p class="absent">not there</p></div>`;
  const { evidence } = told;
  const value = plain(told) ?? (evidence?.standing === 'unknown' ? 'not decided' : undefined);
  // A description is its own quote.
  const quote = quoteOf(told);
  const isQuote = quote === undefined || quote === '' || value === quote;
  return html`<div class="side ${side}"><h4>${title}</h4>${value !== undefined && html`<p class="value">${marked ?? value}</p>`}${
    !isQuote && html`<blockquote>${words ?? quote}</blockquote>`
  }${
    evidence &&
    html`<p class="place">${mark(evidence.standing)}${evidence.standing} · ${evidence.source}${evidence.line !== undefined && `:${evidence.line}`}</p>`
  }</div>`;
}

const quoteOf = (told: Told | undefined): string | undefined => told?.evidence && visibleStart(told.evidence.quote, longestValue);

function plain(told: Told | undefined): string | undefined {
  if (told?.value === undefined) return undefined;
  return visibleStart(typeof told.value === 'string' ? told.value : JSON.stringify(told.value), longestValue);
}

function effectText(who: string, effect: Effect): string | undefined {
  switch (effect) {
    case 'breaks':
      return `breaks ${who}`;
    case 'breaks-closed':
      return `breaks ${who} that take the documented values for all there are`;
    case 'adds':
      return `new for ${who}`;
    case 'none':
      return undefined;
  }
}

function causeText(cause: Cause): string {
  switch (cause) {
    case 'page':
      return 'the page changed';
    case 'extractor':
      return 'the page is read otherwise';
    case 'correction':
      return 'a correction changed';
    case 'settings':
      return 'the config changed';
    case 'undecided':
      return 'the cause cannot be told';
  }
}

/** What the lock says of the newest version. */
function linesMarkup({ history }: ApiReport): Html {
  const last = history.at(-1);
  if (!last) return html`<p class="nothing">There is no earlier version to compare with.</p>`;
  if (last.changes.length === 0) return html`<p class="nothing">${last.version} is the first version.</p>`;
  return html`<p class="note">Version ${last.version}, as the lock has it.</p><ul class="lines">${last.changes.map(
    ({ severity, line }) => html`<li>${mark(severity)}<span class="hidden">${severity}: </span>${lineMarkup(line)}</li>`,
  )}</ul>${last.more !== undefined && html`<p class="note">and ${number(last.more)} more</p>`}`;
}
