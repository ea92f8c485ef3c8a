import type { ApiConfig } from '../config/config.js';
import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';
import type { Drifted } from '../drift/verify.js';
import type { ApiModel } from '../model/api.js';
import type { CommandResult, Host } from './command.js';
import { namedApis } from './correct-files.js';
import { modelFile } from './explain.js';
import { type FetchOptions, withFetching } from './fetching.js';
import { planRun } from './plan.js';

export interface VerifyOptions extends FetchOptions {
  readonly config?: string | undefined;
  readonly sources: readonly string[];
  readonly corrections: readonly string[];
  /** The one API of the config that is meant. */
  readonly api?: string | undefined;
  /** A `model.json` to compare with, instead of reading pages. */
  readonly model?: string | undefined;
  /** HTTP archives. */
  readonly har: readonly string[];
  /** Journals of mock servers. */
  readonly journal: readonly string[];
  /** What mock servers recorded of the real API. */
  readonly recording: readonly string[];
  /** Hosts to which calls count; those that the pages name where there are none. */
  readonly host: readonly string[];
  readonly format: 'yaml' | 'json' | 'text';
}

/** Compares recorded traffic with what the pages say, and proposes corrections. Nothing is written. */
export async function verifyCommand(options: VerifyOptions, host: Host): Promise<CommandResult> {
  // What cannot be read is told before pages are fetched.
  const recordings = await recordingsOf(options, host.cwd);
  const { models, diagnostics: said } = await modelsOf(options, host);
  const [{ verifyTraffic }, { propose }, { told }, print] = await Promise.all([
    import('../drift/verify.js'),
    import('../drift/propose.js'),
    import('../drift/told.js'),
    import('../drift/print.js'),
  ]);
  const drifted = models.map((model) => verifyTraffic(model, recordings, options.host));
  const skipped = recordings.flatMap(({ diagnostics }) => diagnostics);
  if (drifted.every(({ counts, findings }) => counts.compared === 0 && findings.length === 0))
    throw new Failure([
      ...said,
      ...skipped,
      foreign(
        drifted,
        recordings.map(({ source }) => source),
      ),
    ]);
  const answered = drifted.map((one) => ({ ...one, proposed: propose(one.model, one.findings) }));
  const found = answered.flatMap(({ model, proposed }) => proposed.map((one) => told(model, one)));
  const printers = { yaml: print.printCorrections, json: print.printReport, text: print.printText };
  return {
    ending: found.length === 0 ? 'done' : 'stale',
    data: printers[options.format](answered),
    diagnostics: [...said, ...skipped, ...(options.format === 'text' ? [] : found)],
    summary: [...drifted.flatMap((one) => print.summaryLines(one)), ...(options.format === 'yaml' ? print.howTo(answered) : [])],
  };
}

async function recordingsOf({ har, journal, recording }: VerifyOptions, cwd: string) {
  const [{ readRecording }, { parseHar }, { parseJournal }, { parseRecorded }] = await Promise.all([
    import('../drift/recording.js'),
    import('../drift/har.js'),
    import('../drift/journal.js'),
    import('../drift/mock-recording.js'),
  ]);
  const files = [
    ...har.map((source) => ({ source, parse: parseHar })),
    ...journal.map((source) => ({ source, parse: parseJournal })),
    ...recording.map((source) => ({ source, parse: parseRecorded })),
  ];
  const recordings = [];
  // One after the other: recordings are large.
  for (const { source, parse } of files) recordings.push(parse(await readRecording(source, cwd), source));
  return recordings;
}

async function modelsOf(
  options: VerifyOptions,
  host: Host,
): Promise<{ models: readonly ApiModel[]; diagnostics: readonly Diagnostic[] }> {
  if (options.model !== undefined) return { models: [await modelFile(options.model, host.cwd)], diagnostics: [] };
  const planned = await planRun(options, host.cwd);
  const apis = namedApis(planned.apis, options.api);
  const { scrape } = await import('../pipeline.js');
  const scraped: Awaited<ReturnType<typeof scrape>>[] = [];
  for (const api of apis.map((one: ApiConfig) => withFetching(one, options, host.cwd)))
    scraped.push(await scrape(api, { progress: host.progress }));
  await host.progress.end();
  // What pages themselves give rise to say is said by `run`; here only what may have made a difference.
  const diagnostics = scraped.flatMap((one) =>
    one.diagnostics.filter(({ severity, code }) => severity !== 'info' && code.startsWith('correction-')),
  );
  return { models: scraped.map(({ value }) => value), diagnostics };
}

function foreign(drifted: readonly Drifted[], sources: readonly string[]): Diagnostic {
  const names = drifted.map(({ model }) => model.name).join(', ');
  const hosts = [...new Set(drifted.flatMap((one) => one.hosts))].slice(0, 5);
  return diagnostic('traffic-foreign', `No call in ${sources.join(', ')} is one of ${names}.`, {
    where: { source: sources[0] ?? '-' },
    ...(hosts.length === 0
      ? {}
      : {
          help: `Calls went to ${hosts.join(', ')}. If one of these is the API, name it, and what its paths begin with before those of the page: \`--host ${hosts[0]}\`, \`--host ${hosts[0]}/v1\`.`,
        }),
  });
}
