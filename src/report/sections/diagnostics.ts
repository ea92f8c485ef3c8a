import { catalog, type Diagnostic, type Severity } from '../../diagnostic.js';
import { groupBy } from '../../model/order.js';
import { type Html, html } from '../html.js';
import type { ApiReport } from '../report-data.js';
import { visibleStart } from '../visible.js';
import { number } from './bars.js';
import { factLink } from './links.js';
import { mark } from './marks.js';

const order: readonly Severity[] = ['error', 'warning', 'info'];

const longestQuote = 400;

/** What there is to say about the pages, gravest first, by code. */
export function diagnosticsSection({ diagnostics, name }: ApiReport, index: number, of: Html): Html {
  const groups = order.flatMap((severity) => [
    ...groupBy(
      diagnostics.filter((one) => one.severity === severity),
      ({ code }) => code,
    ),
  ]);
  return html`<section class="diagnostics" id="diagnostics-${index}" aria-labelledby="diagnostics-title-${index}">
<h2 id="diagnostics-title-${index}">Diagnostics <span class="count">${number(diagnostics.length)}</span>${of}</h2>
${diagnostics.length === 0 && html`<p class="nothing">There is nothing to say about these pages.</p>`}
${groups.map(([code, own]) => codeMarkup(code, own, name))}
</section>`;
}

function codeMarkup(code: string, own: readonly Diagnostic[], api: string): Html {
  const [first] = own;
  if (!first) return html``;
  const { severity } = first;
  return html`<details class="code"><summary>${mark(severity)}<span class="word">${severity}</span> <code>${code}</code> <span class="count">${number(own.length)}</span><span class="meaning">${catalog[first.code].meaning}</span></summary>
<ul>${own.map((one) => oneMarkup(one, api))}</ul></details>`;
}

function oneMarkup({ message, where, quote, help }: Diagnostic, api: string): Html {
  return html`<li><p>${message}</p>
${quote !== undefined && quote !== '' && html`<blockquote>${visibleStart(quote, longestQuote)}</blockquote>`}
<p class="place">${where && placeText(where)}${where?.fact !== undefined && html` · <a href="${factLink(api, where.fact)}">${where.fact}</a>`}</p><p class="do">${help}</p></li>`;
}

const placeText = ({ source, line, column }: NonNullable<Diagnostic['where']>): string =>
  [source, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
