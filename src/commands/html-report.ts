import { mkdir } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { messageOf } from '../defect.js';
import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';
import { readAssets } from '../report/assets.js';
import { apiReport } from '../report/data.js';
import { reportDocument } from '../report/document.js';
import { gather } from '../report/gather.js';
import { openBrowser } from '../report/open-browser.js';
import type { ApiReport } from '../report/report-data.js';
import { serveDocument } from '../report/serve.js';
import { version } from '../version.js';
import { replaceFile } from '../write/replace-file.js';
import type { CommandResult, Host } from './command.js';
import { type FetchOptions, withFetching } from './fetching.js';
import { planRun } from './plan.js';
import { ReportPast } from './report-past.js';

export interface HtmlReportOptions extends FetchOptions {
  readonly config?: string | undefined;
  readonly sources: readonly string[];
  readonly corrections: readonly string[];
  readonly name?: string | undefined;
  /** The file, relative to the working directory; `pagewright-report.html` beside the config where absent. */
  readonly out?: string | undefined;
  /** Serve the report on this machine and show it, until interrupted. */
  readonly open: boolean;
}

const defaultReport = 'pagewright-report.html';

/**
 * Writes one HTML file that shows what was read, from which words, and what changed.
 * @param show has the person see a URL
 */
export async function htmlReportCommand(
  options: HtmlReportOptions,
  host: Host,
  show: (url: string) => unknown = openBrowser,
): Promise<CommandResult> {
  const { config, sources, corrections, name, out } = options;
  const { apis, out: packages } = await planRun({ config, sources, corrections, name }, host.cwd);
  const { document, diagnostics } = await documentOf(
    apis.map((api) => withFetching(api, options, host.cwd)),
    packages,
    host,
  );
  const file = resolve(host.cwd, out ?? resolve(apis[0]?.root ?? host.cwd, defaultReport));
  await host.uninterrupted(() => put(file, document));
  const shown = relative(host.cwd, file).replaceAll('\\', '/');
  if (!options.open) return { ending: 'done', data: `${shown}\n`, diagnostics: [], summary: summaryLines(document, diagnostics) };
  const served = await serveDocument(document);
  host.print(served.url);
  host.say(`Written to ${shown}; interrupt to stop showing it.`);
  void show(served.url);
  await interrupted(host.signal);
  await served.close();
  return { ending: 'interrupted', diagnostics: [] };
}

interface Written {
  readonly document: string;
  readonly diagnostics: readonly Diagnostic[];
}

async function documentOf(apis: readonly ApiConfig[], out: string, { progress }: Host): Promise<Written> {
  const reports: ApiReport[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const api of apis) {
    const past = await ReportPast.open(api, out);
    const { archive, log } = past.history;
    const material = await gather(api, { progress, archive, opened: log.opened, notice: log.notice });
    diagnostics.push(...material.diagnostics);
    reports.push(apiReport({ ...material, ...(await past.tell(material.model)) }));
  }
  await progress.end();
  return { document: reportDocument({ generator: version, apis: reports }, await readAssets()), diagnostics };
}

async function put(file: string, document: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, document);
  } catch (error) {
    throw new Failure([
      diagnostic('output-unwritable', `The report cannot be written: ${messageOf(error)}`, { where: { source: file } }),
    ]);
  }
}

/** What there is to say about the pages stands in the report; here only how much. */
function summaryLines(document: string, diagnostics: readonly Diagnostic[]): readonly string[] {
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = diagnostics.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  const size = `${Math.ceil(Buffer.byteLength(document) / 1024)} kB`;
  return [`${size}${counts.length === 0 ? '' : `, with ${counts.join(' and ')}`}; open it in a browser`];
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
