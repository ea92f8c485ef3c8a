import { groupBy } from '../../model/order.js';
import { type Html, html } from '../html.js';
import type { ApiReport, CorrectionReport } from '../report-data.js';
import { number } from './bars.js';
import { factLink } from './links.js';
import { mark } from './marks.js';

/** What people know better than the pages, and whether that still holds. */
export function correctionsSection({ corrections, name }: ApiReport, index: number, of: Html): Html {
  return html`<section class="corrections" id="corrections-${index}" aria-labelledby="corrections-title-${index}">
<h2 id="corrections-title-${index}">Corrections <span class="count">${number(corrections.length)}</span>${of}</h2>
${corrections.length === 0 ? html`<p class="nothing">Nobody has corrected these pages.</p>` : html`<ul>${[...groupBy(corrections, reason)].map(([, own]) => cardMarkup(own, name))}</ul>`}
</section>`;
}

/** What was corrected for one reason is told together. */
const reason = ({ because, link }: CorrectionReport): string => JSON.stringify([because, link]);

function cardMarkup(own: readonly CorrectionReport[], api: string): Html {
  const [first] = own;
  if (!first) return html``;
  const { because, link } = first;
  return html`<li><p class="because">${mark('corrected')}${because}${link !== undefined && linkMarkup(link)}</p>
<ul class="set">${own.map((one) => setMarkup(one, api))}</ul></li>`;
}

const setMarkup = ({ where, was, set, place, problem }: CorrectionReport, api: string): Html =>
  html`<li><a href="${factLink(api, where)}">${where}</a> <span class="values"><del>${was ?? 'nothing'}</del><span aria-hidden="true"> → </span><ins>${set}</ins></span> <span class="place">${place}</span>
${problem && html`<p class="problem">${mark('warning')}<code>${problem.code}</code> ${problem.message} ${problem.help}</p>`}</li>`;

/** Where a link leads is a person's to say; what is no page is no link. */
const linkMarkup = (link: string): Html =>
  /^https?:\/\//i.test(link) ? html` <a href="${link}" rel="noreferrer noopener">${link}</a>` : html` ${link}`;
