import { type Html, html } from '../html.js';
import type { ApiReport, CorrectionReport } from '../report-data.js';
import { number } from './bars.js';
import { factLink } from './links.js';
import { mark } from './marks.js';

/** What people know better than the pages, and whether that still holds. */
export function correctionsSection({ corrections, name }: ApiReport, index: number): Html {
  return html`<section class="corrections" id="corrections-${index}" aria-labelledby="corrections-title-${index}">
<h2 id="corrections-title-${index}">Corrections <span class="count">${number(corrections.length)}</span></h2>
${corrections.length === 0 ? html`<p class="nothing">Nobody has corrected these pages.</p>` : html`<ul>${corrections.map((one) => oneMarkup(one, name))}</ul>`}
</section>`;
}

function oneMarkup({ where, was, set, because, link, place, problem }: CorrectionReport, api: string): Html {
  return html`<li><p class="where">${mark('corrected')}<a href="${factLink(api, where)}">${where}</a></p>
<p class="values"><del>${was ?? 'nothing'}</del><span aria-hidden="true"> → </span><ins>${set}</ins></p>
<p>${because}${link !== undefined && linkMarkup(link)}</p>
${problem && html`<p class="problem">${mark('warning')}<code>${problem.code}</code> ${problem.message} ${problem.help}</p>`}
<p class="place">${place}</p></li>`;
}

/** Where a link leads is a person's to say; what is no page is no link. */
const linkMarkup = (link: string): Html =>
  /^https?:\/\//i.test(link) ? html` <a href="${link}" rel="noreferrer noopener">${link}</a>` : html` ${link}`;
