import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { diagnosticsOf, messageOf } from '../defect.js';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { KeyPair } from '../mock/certificate.js';
import { unreadable } from '../mock/data-file.js';
import type { JournalFile } from '../mock/journal-file.js';
import { findPackage } from '../mock/package.js';
import type { RecordingsFile } from '../mock/recordings-file.js';
import { MockSession } from '../mock/session.js';
import { type CommandResult, type Host, terminated } from './command.js';

export interface MockOptions {
  /** Folder of a generated package, or the name of an installed one; the only package of the config's `out` where absent. */
  readonly package?: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly seed?: number | undefined;
  /** Milliseconds. */
  readonly latency?: number | { readonly min: number; readonly max: number } | undefined;
  readonly validate: boolean;
  readonly control: boolean;
  /** Whichever origin asks, or these. */
  readonly cors?: true | { readonly origin: string } | undefined;
  readonly tls: boolean;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly rules?: string | undefined;
  readonly state?: string | undefined;
  readonly proxy?: string | undefined;
  readonly proxyAll: boolean;
  readonly record?: string | undefined;
  readonly replay?: string | undefined;
  readonly match?: 'exact' | 'nearest' | undefined;
  readonly journal?: string | undefined;
  /** Whether rules and package are taken anew when they change. */
  readonly watch: boolean;
}

/** How long answers under way are waited for at the end, in milliseconds. */
const grace = 5000;

const controlPath = '/__mock__';

/** Runs a generated package's mock server until interrupted. */
export function mockCommand(options: MockOptions, host: Host): Promise<CommandResult> {
  return host.untilInterrupted(() => serve(options, host));
}

async function serve(options: MockOptions, host: Host): Promise<CommandResult> {
  const { cwd, signal } = host;
  const [found, rules, inputs, tls] = await Promise.all([
    findPackage(options.package, cwd),
    options.rules === undefined ? undefined : rulesOf(options.rules, cwd),
    inputsOf(options, cwd),
    tlsOf(options, cwd),
  ]);
  const told = new ToldOnce(host);
  const isEndless = (url: string): boolean => options.control && (url === controlPath || url.startsWith(`${controlPath}/`));
  const session = new MockSession({ found, rules, isEndless, server: () => serverOptions(options, inputs, told) }, host);
  told.flush();
  const url = await session.listen({ port: options.port, host: options.host, tls: tls?.pair });
  host.print(url);
  if (options.control) host.say(`Control page: ${url}${controlPath}/`);
  if (tls?.note !== undefined) host.say(tls.note);
  host.say('Listening; interrupt to stop.');
  const watch = options.watch ? await watching(session, options, found.folder, host) : undefined;
  await interrupted(signal);
  await watch?.close();
  const cut = await session.close(grace);
  if (cut > 0) host.say(`${cut} ${cut === 1 ? 'answer was' : 'answers were'} cut off after ${grace / 1000} s.`);
  const problems = await ended(inputs, options, host);
  if (problems.length > 0) return { ending: 'failed', diagnostics: problems };
  return { ending: signal.reason === terminated ? 'done' : 'interrupted', diagnostics: [] };
}

const rulesOf = async (file: string, cwd: string) => (await import('../mock/rules-file.js')).readRules(file, cwd);

/** Files that the server is made with. */
interface Inputs {
  readonly state: object | undefined;
  readonly recordings: readonly unknown[] | undefined;
  readonly recording: RecordingsFile | undefined;
  readonly journal: JournalFile | undefined;
}

/** What cannot be read is told before anything is begun; modules are loaded for what is asked for. */
async function inputsOf({ state, replay, record, journal }: MockOptions, cwd: string): Promise<Inputs> {
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

function serverOptions(options: MockOptions, { state, recordings, recording, journal }: Inputs, told: ToldOnce): object {
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

interface Drift {
  readonly operation: string;
  readonly kind: string;
  readonly status: number;
  readonly place: string;
  readonly message: string;
}

/** What parts from the pages is told when it is first seen: at once, or all that recordings have in one go. */
class ToldOnce {
  readonly #host: Host;
  readonly #told = new Set<string>();
  #waiting: Diagnostic[] | undefined = [];

  constructor(host: Host) {
    this.#host = host;
  }

  readonly drift = ({ operation, kind, status, place, message }: Drift): void => {
    const key = JSON.stringify([operation, kind, status, place.replace(/\[\d+\]/g, '[]')]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const at = place === '' ? '' : `, \`${place}\``;
    const one = diagnostic('mock-drift', `${operation} ${status}${at}: ${message}`);
    if (this.#waiting === undefined) this.#host.tell([one]);
    else this.#waiting.push(one);
  };

  flush(): void {
    if (this.#waiting !== undefined && this.#waiting.length > 0) this.#host.tell(this.#waiting);
    this.#waiting = undefined;
  }
}

interface TlsSetup {
  readonly pair: KeyPair;
  readonly note?: string;
}

async function tlsOf({ tls, cert, key, host }: MockOptions, cwd: string): Promise<TlsSetup | undefined> {
  const read = (file: string) => readFile(resolve(cwd, file), 'utf8').catch((error: unknown) => unreadable(file, error));
  if (cert !== undefined && key !== undefined) return { pair: { cert: await read(cert), key: await read(key) } };
  if (!tls) return undefined;
  const [{ selfSigned }, { keepCertificate }] = await Promise.all([
    import('../mock/certificate.js'),
    import('../mock/certificate-file.js'),
  ]);
  const pair = selfSigned([...new Set(['localhost', '127.0.0.1', '::1', host])], Date.now());
  const file = await keepCertificate(pair.cert);
  return { pair, note: `Its certificate is self-signed, for this run; NODE_EXTRA_CA_CERTS=${file} has Node trust it.` };
}

async function watching(session: MockSession, options: MockOptions, folder: string, host: Host) {
  const { rules } = options;
  const [{ watchMock }, { readRules }] = await Promise.all([import('../mock/reload.js'), import('../mock/rules-file.js')]);
  const file = rules === undefined ? undefined : resolve(host.cwd, rules);
  return watchMock({
    folder,
    rules: file,
    async rulesChanged() {
      if (rules === undefined) return;
      try {
        const count = session.replaceRules(await readRules(rules, host.cwd));
        host.say(`${rules}: ${count} ${count === 1 ? 'rule' : 'rules'} from now on.`);
      } catch (error) {
        host.tell(diagnosticsOf(error));
        host.say(`${rules}: the rules stay as they were.`);
      }
    },
    async packageChanged() {
      try {
        session.replacePackage();
        host.say(
          `${options.package ?? folder}: generated anew; it answers from now on, with store and journal numbers as they were.`,
        );
      } catch (error) {
        host.tell([
          diagnostic('package-not-found', `The package cannot be loaded: ${messageOf(error)}`, {
            help: 'It goes on as it was; the next run is tried again.',
          }),
        ]);
      }
    },
    failed: (error) => host.tell(diagnosticsOf(error)),
  });
}

/** What was still to be written is written. */
async function ended(
  { recording, journal }: Inputs,
  { record, journal: file }: MockOptions,
  host: Host,
): Promise<readonly Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const failed = (source: string | undefined) => (error: unknown) => {
    problems.push(
      diagnostic('mock-file-unreadable', `${source} cannot be written: ${messageOf(error)}.`, {
        where: { source: source ?? '' },
      }),
    );
  };
  await recording?.flush().then(() => host.say(`${record}: ${recording.count} recordings.`), failed(record));
  await journal?.close().catch(failed(file));
  return problems;
}

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
