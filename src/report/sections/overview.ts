import { type Html, html } from '../html.js';
import type { ApiReport, PageReport, StandingCounts } from '../report-data.js';
import { meanings, standings } from '../standings.js';
import { counted, number, type Part, share, stackedBar } from './bars.js';
import { mark } from './marks.js';
import { type LineKind, lineKinds, minimap } from './minimap.js';

/** Pages with the most lines that were not read are shown; the others are in the table. */
const worst = 4;

/** What the API is, how sure its facts are, and how much of its pages was read. */
export function overviewSection(api: ApiReport, index: number, generator: string, of: Html): Html {
  const operations = api.entries.filter(({ kind }) => kind === 'operation').length;
  const dialects = [...new Set(api.pages.flatMap(({ dialect }) => dialect ?? []))];
  return html`<section class="overview" id="overview-${index}" aria-labelledby="api-${index}">
<div class="title"><h1 id="api-${index}" tabindex="-1">${api.title}${of}</h1>
<p>${counted(operations, 'operation')} and ${counted(api.types.length, 'type')}, read from ${counted(api.pages.length, 'page')}${dialects.length === 0 ? '' : ` of ${dialects.join(', ')}`} by pagewright ${generator}</p>
${api.description !== undefined && html`<p class="about">${api.description}</p>`}</div>
${standingCard(api.standings, index)}
${coverageCard(api, index)}
</section>`;
}

function standingCard(counts: StandingCounts, index: number): Html {
  const all = standings.reduce((sum, standing) => sum + counts[standing], 0);
  const parts = standings.map((kind): Part => ({ kind, count: counts[kind], label: `${number(counts[kind])} ${kind}` }));
  return html`<div class="card" role="group" aria-labelledby="facts-${index}"><h2 id="facts-${index}">How sure the facts are</h2>
<p class="figure"><strong>${share(counts.documented, all)}</strong> of ${counted(all, 'fact')} documented</p>
${stackedBar('Facts by standing', parts, 'big')}
<dl class="legend">${standings.map(
    (standing) =>
      html`<div><dt>${mark(standing)}${standing}</dt><dd class="count">${number(counts[standing])}</dd><dd class="meaning">${meanings[standing]}</dd></div>`,
  )}</dl></div>`;
}

function coverageCard(api: ApiReport, index: number): Html {
  const { pages } = api;
  const kinds = lineKinds(api);
  const lines = pages.reduce((sum, page) => sum + page.counted, 0);
  const unread = pages.reduce((sum, page) => sum + page.unread, 0);
  const quoted = kinds.flat().filter((kind) => kind === 'quoted').length;
  const parts: readonly Part[] = [
    { kind: 'line-quoted', count: quoted, label: `${number(quoted)} quoted by facts` },
    {
      kind: 'line-read',
      count: Math.max(0, lines - unread - quoted),
      label: `${number(Math.max(0, lines - unread - quoted))} read without a fact of their own`,
    },
    { kind: 'line-unread', count: unread, label: `${number(unread)} not read` },
  ];
  const sorted = [...pages.entries()].sort(([, a], [, b]) => b.unread - a.unread);
  const shown = sorted.slice(0, worst);
  return html`<div class="card" role="group" aria-labelledby="coverage-${index}"><h2 id="coverage-${index}">How much of the pages was read</h2>
<p class="figure"><strong>${share(lines - unread, lines)}</strong> of ${counted(lines, 'line')}; ${unread === 0 ? 'none is' : number(unread)} left over</p>
${stackedBar('Lines of the pages', parts, 'big')}
<p class="keyline">${parts.map(({ kind, label }) => html`<span><svg class="swatch" aria-hidden="true" focusable="false"><rect width="100%" height="100%" rx="2" class="b-${kind}"/></svg>${label}</span>`)}</p>
<ul class="pages">${shown.map(([at, page]) => pageRow(page, kinds[at] ?? []))}</ul>
${pages.length > shown.length && html`<details class="more"><summary>All ${number(pages.length)} pages as a table</summary>${pageTable(sorted.map(([, page]) => page))}</details>`}</div>`;
}

const pageRow = (page: PageReport, kinds: readonly LineKind[]): Html =>
  html`<li><p><span class="source">${page.source}</span><span class="count">${share(page.counted - page.unread, page.counted)}</span></p>${minimap(page, kinds)}</li>`;

const pageTable = (pages: readonly PageReport[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Lines of all pages"><table><thead><tr><th scope="col">Page</th><th scope="col">Dialect</th><th scope="col">Lines</th><th scope="col">Not read</th></tr></thead><tbody>${pages.map(
    (page) =>
      html`<tr><th scope="row">${page.source}</th><td>${page.dialect ?? 'none'}</td><td class="number">${number(page.counted)}</td><td class="number">${number(page.unread)}</td></tr>`,
  )}</tbody></table></div>`;
