import { severities } from '../../diff/change.js';
import type { Release } from '../../lock/lock.js';
import { type Html, html } from '../html.js';
import type { ApiReport } from '../report-data.js';
import { standings } from '../standings.js';
import { counted, number, share } from './bars.js';
import { mark } from './marks.js';

/** So many versions are drawn, the newest of them; the table has all. */
const drawn = 24;

/** Of one chart, in CSS pixels. */
const height = 132;
const narrowest = 40;
const widest = 96;
const usual = 520;

/** Severest first, as they are stacked from below. */
const weights = [...severities].reverse();

/** Changes and coverage from version to version, where there is a history. */
export function historySection({ history, lastDiff }: ApiReport, index: number, of: Html): Html | undefined {
  if (history.length === 0) return undefined;
  const shown = history.slice(-drawn);
  const more = history.length - shown.length;
  return html`<section class="history" id="history-${index}" aria-labelledby="history-title-${index}">
<div class="head"><h2 id="history-title-${index}">How it changed${of}</h2><a href="#changes-${index}">What changed last${lastDiff && `: ${lastDiff.from} to ${lastDiff.to}`}</a></div>
<div class="charts">
<figure><figcaption>Changes of each version</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Chart of changes">${changesChart(shown, index)}</div><p class="keyline">${weights.map((weight) => html`<span>${mark(weight)}${weight}</span>`)}</p></figure>
<figure><figcaption>Lines read, and facts documented</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Chart of what was read">${sharesChart(shown, index)}</div><p class="keyline"><span><svg class="line-key" viewBox="0 0 24 8" aria-hidden="true" focusable="false"><path d="M0 4h24" class="l-read"/></svg>lines read</span><span><svg class="line-key" viewBox="0 0 24 8" aria-hidden="true" focusable="false"><path d="M0 4h24" class="l-documented"/></svg>facts documented</span></p></figure>
</div>
<details class="more"><summary>${more > 0 ? `All ${number(history.length)} versions` : 'The same'} as a table</summary><div class="scroll" tabindex="0" role="region" aria-label="All versions"><table><thead><tr><th scope="col">Version</th><th scope="col">Severity</th>${weights.map((weight) => html`<th scope="col">${weight}</th>`)}<th scope="col">Operations</th><th scope="col">Lines read</th>${standings.map((standing) => html`<th scope="col">${standing}</th>`)}</tr></thead><tbody>${[...history].reverse().map(row)}</tbody></table></div></details>
</section>`;
}

function row(release: Release): Html {
  const { version, severity, read } = release;
  return html`<tr><th scope="row">${version}</th><td>${severity ?? 'first'}</td>${weights.map((weight) => html`<td class="number">${number(count(release, weight))}</td>`)}<td class="number">${number(read.operations)}</td><td class="number">${share(read.lines - read.unread, read.lines)}</td>${standings.map((standing) => html`<td class="number">${number(release.standings[standing])}</td>`)}</tr>`;
}

const count = ({ changes }: Release, weight: Release['severity']): number =>
  changes.filter(({ severity }) => severity === weight).length;

/** Columns of changes, severest below. */
function changesChart(history: readonly Release[], index: number): Html {
  const most = Math.max(1, ...history.map(({ changes }) => changes.length));
  const column = columnOf(history);
  const columns = history.map((release, at) => {
    let y = height;
    const bars = weights.map((weight) => {
      const size = (count(release, weight) / most) * (height - 22);
      y -= size;
      return size === 0
        ? undefined
        : html`<rect x="${at * column + column / 5}" y="${y.toFixed(1)}" width="${0.6 * column}" height="${size.toFixed(1)}" class="b-${weight}"/>`;
    });
    const total = release.changes.length + (release.more ?? 0);
    return html`<g><title>${release.version}: ${counted(total, 'change')}</title>${bars}<text x="${at * column + column / 2}" y="${(y - 6).toFixed(1)}" class="top-label">${total === 0 ? 'none' : number(total)}</text>${versionLabel(release.version, (at + 0.5) * column)}</g>`;
  });
  const told = history
    .map((one) => `${one.version}: ${weights.map((weight) => `${count(one, weight)} ${weight}`).join(', ')}`)
    .join('; ');
  return chart(`chart-changes-${index}`, 'Changes of each version by severity', told, history.length * column, columns);
}

/** Two lines from 0 to 100 per cent. */
function sharesChart(history: readonly Release[], index: number): Html {
  const column = columnOf(history);
  const read = history.map(({ read: { lines, unread } }) => part(lines - unread, lines));
  const documented = history.map(({ standings: counts }) =>
    part(
      counts.documented,
      standings.reduce((sum, one) => sum + counts[one], 0),
    ),
  );
  const y = (value: number): string => (8 + (1 - value) * (height - 16)).toFixed(1);
  const points = (values: readonly number[]): string =>
    values.map((value, at) => `${at * column + column / 2},${y(value)}`).join(' ');
  const lines = [
    ...[0, 0.5, 1].map(
      (value) =>
        html`<line x1="0" x2="${history.length * column}" y1="${y(value)}" y2="${y(value)}" class="grid"/><text x="${history.length * column + 4}" y="${y(value)}" class="axis">${value * 100} %</text>`,
    ),
    html`<polyline points="${points(read)}" class="l-read"/><polyline points="${points(documented)}" class="l-documented"/>`,
    ...history.map(
      ({ version }, at) =>
        html`<g><title>${version}: ${Math.floor(100 * (read[at] ?? 0))} % of the lines read, ${Math.floor(100 * (documented[at] ?? 0))} % of the facts documented</title><circle cx="${at * column + column / 2}" cy="${y(read[at] ?? 0)}" r="4" class="dot-read"/><rect x="${at * column + column / 2 - 3.5}" y="${Number(y(documented[at] ?? 0)) - 3.5}" width="7" height="7" class="dot-documented"/>${versionLabel(version, (at + 0.5) * column)}</g>`,
    ),
  ];
  const told = history
    .map(
      ({ version }, at) =>
        `${version}: ${Math.floor(100 * (read[at] ?? 0))} % read, ${Math.floor(100 * (documented[at] ?? 0))} % documented`,
    )
    .join('; ');
  return chart(
    `chart-shares-${index}`,
    'Share of the lines that were read and of the facts that are documented',
    told,
    history.length * column + 48,
    lines,
  );
}

/** Wide where there are few versions, so that the chart fills its place. */
const columnOf = (history: readonly Release[]): number =>
  Math.round(Math.min(widest, Math.max(narrowest, usual / Math.max(1, history.length))));

function chart(id: string, title: string, told: string, width: number, inside: readonly Html[]): Html {
  return html`<svg class="chart" role="img" width="${width}" height="${height + 22}" viewBox="0 0 ${width} ${height + 22}" aria-labelledby="${id}-title ${id}-desc" focusable="false"><title id="${id}-title">${title}</title><desc id="${id}-desc">${told}</desc><line x1="0" x2="${width}" y1="${height}" y2="${height}" class="grid"/>${inside}</svg>`;
}

const versionLabel = (version: string, x: number): Html =>
  html`<text x="${x}" y="${height + 16}" class="axis middle">${version}</text>`;

const part = (count: number, all: number): number => (all === 0 ? 1 : count / all);
