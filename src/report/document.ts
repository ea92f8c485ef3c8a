import { createHash } from 'node:crypto';
import type { Assets } from './assets.js';
import { Html, html, scriptJson } from './html.js';
import type { ApiReport, ReportData } from './report-data.js';
import { changesSection } from './sections/changes.js';
import { correctionsSection } from './sections/corrections.js';
import { diagnosticsSection } from './sections/diagnostics.js';
import { entriesSection } from './sections/entries.js';
import { bar, help } from './sections/frame.js';
import { historySection } from './sections/history.js';
import { sprite } from './sections/marks.js';
import { overviewSection } from './sections/overview.js';

/** One HTML file that needs nothing else: no request leaves it, and nothing but its own script and style is let do anything. */
export function reportDocument(data: ReportData, { script, style }: Assets): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hash(script)}'`,
    `style-src '${hash(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = data.apis.map((api) => api.title).join(', ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · what was read</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
${sprite}
<a class="skip" href="#content">Skip to the content</a>
${bar(data)}
<main id="content" tabindex="-1">
${data.apis.map((api, index) => apiMarkup(api, index, data))}
</main>
<footer>Written by pagewright ${data.generator}. Nothing in this file comes from anywhere else, and nothing leaves it.</footer>
${help}
<script type="application/json" id="report-data">${scriptJson({ apis: data.apis.map(inBrowser) })}</script>
<script>${new Html(script)}</script>
</body>
</html>
`.markup;
}

function apiMarkup(api: ApiReport, index: number, { apis, generator }: ReportData): Html {
  // With several APIs on one page, whoever does not see where a heading stands is told.
  const of = apis.length > 1 ? html`<span class="hidden"> of ${api.name}</span>` : html``;
  return html`<article class="api" data-api="${index}" aria-labelledby="api-${index}">
${overviewSection(api, index, generator, of)}
${historySection(api, index, of)}
${entriesSection(api, index, of)}
${changesSection(api, index, of)}
${diagnosticsSection(api, index, of)}
${correctionsSection(api, index, of)}
</article>`;
}

/** What entries are made of when they are opened; the rest stands in the markup. */
const inBrowser = ({ name, rules, pages, entries, types, errors }: ApiReport): Partial<ApiReport> => ({
  name,
  rules,
  pages,
  entries,
  types,
  errors,
});

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
