import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { diagnosticsOf, messageOf } from '../defect.js';
import { diagnostic } from '../diagnostic.js';
import type { KeyPair } from '../mock/certificate.js';
import { unreadable } from '../mock/data-file.js';
import { DriftTeller } from '../mock/drift-teller.js';
import { flush, type InputOptions, inputsOf, serverOptions } from '../mock/inputs.js';
import { findPackage } from '../mock/package.js';
import { MockSession } from '../mock/session.js';
import { count } from '../watch/words.js';
import { type CommandResult, type Host, terminated } from './command.js';

export interface MockOptions extends InputOptions {
  /** Folder of a generated package, or the name of an installed one; the only package of the config's `out` where absent. */
  readonly package?: string | undefined;
  readonly config?: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly tls: boolean;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly rules?: string | undefined;
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
    findPackage(options, cwd),
    options.rules === undefined ? undefined : rulesOf(options.rules, cwd),
    inputsOf(options, cwd),
    tlsOf(options, cwd),
  ]);
  const told = new DriftTeller((diagnostics) => host.tell(diagnostics));
  const isEndless = (url: string): boolean => options.control && (url === controlPath || url.startsWith(`${controlPath}/`));
  const session = new MockSession({ found, rules, isEndless, server: () => serverOptions(options, inputs, told) }, host);
  told.flush();
  const url = await session.listen({ port: options.port, host: options.host, tls: tls?.pair });
  host.print(url);
  if (options.control) host.say(`Control page: ${url}${controlPath}/`);
  if (tls?.note !== undefined) host.say(tls.note);
  const watch = options.watch ? await watching(session, options, found.folder, host) : undefined;
  host.say('Listening; interrupt to stop.');
  await interrupted(signal);
  await watch?.close();
  const cut = await session.close(grace);
  if (cut > 0) host.say(`Cut off after ${grace / 1000} s: ${count(cut, 'answer')}.`);
  const problems = await flush(inputs, options, (line) => host.say(line));
  if (problems.length > 0) return { ending: 'failed', diagnostics: problems };
  return { ending: signal.reason === terminated ? 'done' : 'interrupted', diagnostics: [] };
}

const rulesOf = async (file: string, cwd: string) => (await import('../mock/rules-file.js')).readRules(file, cwd);

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
        const rulesNow = session.replaceRules(await readRules(rules, host.cwd));
        host.say(`${rules}: ${count(rulesNow, 'rule')} from now on.`);
      } catch (error) {
        host.tell(diagnosticsOf(error));
        host.say(`${rules}: the rules stay as they were.`);
      }
    },
    async packageChanged() {
      try {
        session.replacePackage();
        host.say(
          `${relative(host.cwd, folder) || '.'}: generated anew; it answers from now on, with store and journal numbers as they were.`,
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

const interrupted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
