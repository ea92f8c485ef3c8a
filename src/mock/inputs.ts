import { messageOf } from '../defect.js';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { count } from '../watch/words.js';
import type { DriftTeller } from './drift-teller.js';
import type { JournalFile } from './journal-file.js';
import type { RecordingsFile } from './recordings-file.js';

/** What the server is made with. Files are paths below the working directory. */
export interface InputOptions {
  readonly seed?: number | undefined;
  /** Milliseconds. */
  readonly latency?: number | { readonly min: number; readonly max: number } | undefined;
  readonly validate: boolean;
  readonly control: boolean;
  /** Whichever origin asks, or these. */
  readonly cors?: true | { readonly origin: string } | undefined;
  readonly state?: string | undefined;
  readonly proxy?: string | undefined;
  readonly proxyAll: boolean;
  readonly record?: string | undefined;
  readonly replay?: string | undefined;
  readonly match?: 'exact' | 'nearest' | undefined;
  readonly journal?: string | undefined;
}

/** Files that the server is made with. */
export interface Inputs {
  readonly state: object | undefined;
  readonly recordings: readonly unknown[] | undefined;
  readonly recording: RecordingsFile | undefined;
  readonly journal: JournalFile | undefined;
}

/** What cannot be read is told before anything is begun; modules are loaded for what is asked for. */
export async function inputsOf({ state, replay, record, journal }: InputOptions, cwd: string): Promise<Inputs> {
  const [seed, recordings] = await Promise.all([
    state === undefined ? undefined : (await import('../mock/state-file.js')).readState(state, cwd),
    replay === undefined ? undefined : (await import('../mock/recordings-file.js')).readRecordings(replay, cwd),
  ]);
  return {
    state: seed,
    recordings,
    recording:
      record === undefined ? undefined : await (await import('../mock/recordings-file.js')).RecordingsFile.open(record, cwd),
    journal: journal === undefined ? undefined : await (await import('../mock/journal-file.js')).JournalFile.open(journal, cwd),
  };
}

export function serverOptions(
  options: InputOptions,
  { state, recordings, recording, journal }: Inputs,
  told: DriftTeller,
): object {
  const { seed, latency, validate, control, cors, proxy, proxyAll, match } = options;
  const entries = journal === undefined ? [] : [(server: { onEntry(listen: unknown): void }) => void server.onEntry(journal.add)];
  const record = recording === undefined ? {} : { record: recording.add, placeholders: recording.placeholders };
  return {
    validate,
    control,
    ...(seed === undefined ? {} : { seed }),
    ...(latency === undefined ? {} : { latency }),
    ...(cors === undefined ? {} : { cors }),
    ...(state === undefined ? {} : { store: state }),
    ...(recordings === undefined ? {} : { recordings }),
    ...(match === undefined ? {} : { matchRecordings: match }),
    ...(proxy === undefined ? {} : { proxy: { target: proxy, mode: proxyAll ? 'all' : 'unmatched', ...record } }),
    ...(proxy === undefined && recordings === undefined ? {} : { onDrift: told.drift }),
    extensions: entries,
  };
}

/** What was still to be written is written. */
export async function flush(
  { recording, journal }: Inputs,
  { record, journal: file }: InputOptions,
  say: (line: string) => void,
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const failed = (source: string | undefined) => (error: unknown) => {
    problems.push(
      diagnostic('mock-file-unreadable', `${source} cannot be written: ${messageOf(error)}.`, {
        where: { source: source ?? '' },
      }),
    );
  };
  await recording?.flush().then(() => say(`${record}: ${count(recording.count, 'recording')}.`), failed(record));
  await journal?.close().catch(failed(file));
  return problems;
}
