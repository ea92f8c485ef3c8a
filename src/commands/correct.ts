import type { ApiConfig } from '../config/config.js';
import { sameFact, withCorrection } from '../config/correction-file.js';
import { storeCorrections } from '../config/correction-store.js';
import type { CorrectionEntry } from '../config/correction-text.js';
import { givenValue } from '../config/given-value.js';
import { loadConfig } from '../config/load.js';
import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';
import type { ApiModel, Json } from '../model/api.js';
import { checkModel } from '../model/check.js';
import { correctModel } from '../model/correct.js';
import type { Correction } from '../model/correction.js';
import { formatFactPath } from '../model/fact-path.js';
import { type FoundFact, findFact, nearFacts } from '../model/find-fact.js';
import { wordsOfPage } from '../model/judge-correction.js';
import { readPages } from '../pipeline.js';
import { printable, shortened } from '../terminal/printable.js';
import type { CommandResult, Host } from './command.js';
import { type CorrectionsFile, checked, fileFor, has, namedApis, nameIn, nextRun } from './correct-files.js';

export interface CorrectOptions {
  readonly config?: string | undefined;
  /** Fact path, such as `UpdateUser.request.Name maxLength`. */
  readonly fact: string;
  /** What is true, in YAML. What a correction of the fact says already stays where this or one of the following is absent. */
  readonly set?: string | undefined;
  readonly because?: string | undefined;
  readonly link?: string | undefined;
  /** The corrections file; where absent, the one that has the fact, or the last of the API. */
  readonly file?: string | undefined;
  /** The API that has the fact, where several have it. */
  readonly api?: string | undefined;
  /** Print the file, and write nothing. */
  readonly dryRun: boolean;
}

/** Writes a correction with what the page says now, or brings the one of the same fact up to date. */
export async function correctCommand(options: CorrectOptions, host: Host): Promise<CommandResult> {
  const { apis } = await loadConfig(host.cwd, options.config);
  const place = await placeOf(options, namedApis(apis, options.api), host);
  const { file, api, pages } = place;
  const entry = entryFor(options, place);
  const text = withCorrection(file.text, file.name, entry);
  const diagnostics = consequences(place, checked(text, file.name), options.fact);
  if (options.dryRun) return { ending: 'done', data: text, diagnostics };
  const summary = [
    `${printable(file.name)}: \`${printable(options.fact)}\` is ${valueWords(entry.set)}; ${pageWords(entry.was)}.`,
    ...overruledLines(place, options.fact),
    ...(place.configured ? [] : configLines(file.name, api, pages.name)),
    nextRun(options),
  ];
  if (text === file.text)
    return {
      ending: 'done',
      diagnostics,
      summary: [`${printable(file.name)} says so already; nothing was written.`, ...summary],
    };
  await host.uninterrupted(() => storeCorrections(new Map([[file.name, text]]), api.root));
  return { ending: 'done', diagnostics, summary: [`Wrote ${summary[0] ?? ''}`, ...summary.slice(1)] };
}

/** Where a correction belongs, and what is known of its fact. */
interface Place {
  readonly api: ApiConfig;
  /** As the pages tell it. */
  readonly pages: ApiModel;
  readonly found: FoundFact;
  readonly file: CorrectionsFile;
  /** All of the API, and `file`. */
  readonly files: readonly CorrectionsFile[];
  /** Whether the API reads `file`. */
  readonly configured: boolean;
}

async function placeOf({ fact, file, api: named }: CorrectOptions, apis: readonly ApiConfig[], host: Host): Promise<Place> {
  const places: Place[] = [];
  const problems: Diagnostic[] = [];
  for (const api of apis) {
    const { value: pages } = await readPages(api, { progress: host.progress });
    if (named !== undefined && pages.name !== named) continue;
    const home = await fileFor(fact, file === undefined ? undefined : nameIn(api.root, file, host.cwd), api);
    const others = home.files.flatMap(({ corrections }) => corrections).filter(({ where }) => !sameFact(where, fact));
    const model = correctModel(pages, others).value;
    const found = findFact(model, { where: fact, set: '', because: '', source: home.file.name, line: 1 });
    if ('layer' in found) places.push({ api, pages, found, ...home });
    else
      problems.push(
        found.code === 'correction-unmatched'
          ? unknownFact(model, fact, home.file.name)
          : { ...found, where: { source: home.file.name, fact } },
      );
  }
  // An API that has the fact is meant rather than one that the correction would add it to.
  const having = places.filter(({ found }) => found.adds === undefined);
  const [place, another] = having.length > 0 ? having : places;
  if (place === undefined) throw new Failure(problems.length > 0 ? problems : [noApi(named ?? '')]);
  if (another === undefined) return place;
  const names = (having.length > 0 ? having : places).map(({ pages }) => pages.name).join(', ');
  throw new Failure([
    diagnostic('correction-ambiguous', `Several APIs of the config can have \`${fact}\`: ${names}`, {
      help: 'Say which is meant: `--api <name>`.',
    }),
  ]);
}

const noApi = (name: string): Diagnostic => diagnostic('api-not-found', `The config has no API \`${name}\``);

const unknownFact = (model: ApiModel, fact: string, source: string): Diagnostic =>
  diagnostic('fact-not-found', `The model has no \`${fact}\`, and nothing that could be added there.`, {
    where: { source, fact },
    help: `${nearFacts(model, fact)} What no page has is added by its \`type\`, a response by its \`description\`, where what it belongs to is there.`,
  });

/** What the file is to say. What was not given stays as the file has it; what the page says is always that of now. */
function entryFor({ fact, set, because, link }: CorrectOptions, { file, pages, found }: Place): CorrectionEntry {
  const before = file.corrections.findLast(({ where }) => sameFact(where, fact));
  const value = set === undefined ? before?.set : givenValue(set, found.layer, found.fact);
  const reason = because ?? before?.because;
  if (value === undefined || reason === undefined)
    throw new Failure([
      diagnostic(
        'correction-missing',
        `${file.name} does not correct \`${fact}\` yet, so what is true has to be said, and how it is known.`,
        {
          where: { source: file.name, fact },
          help: 'Add `--set <value> --because <words>`.',
        },
      ),
    ]);
  const was = wordsOfPage(pages, found);
  const source = link ?? before?.link;
  return {
    where: formatFactPath(found.path),
    ...(was === undefined ? {} : { was }),
    set: value,
    because: reason,
    ...(source === undefined ? {} : { link: source }),
  };
}

/**
 * What is to be said of the API's corrections with those that the file now has and was not to be said before.
 * Throws a `Failure` where the new one cannot be applied, is not needed, or leaves a model that no package can be made of.
 */
function consequences({ pages, file, files }: Place, corrections: readonly Correction[], fact: string): readonly Diagnostic[] {
  const all = (of: (one: CorrectionsFile) => readonly Correction[]): readonly Diagnostic[] => {
    const corrected = correctModel(pages, files.flatMap(of));
    return [...corrected.diagnostics, ...checkModel(corrected.value).diagnostics];
  };
  const known = new Set(all((one) => one.corrections).map(sameWords));
  const now = all((one) => (one === file ? corrections : one.corrections));
  const line = corrections.findLast(({ where }) => sameFact(where, fact))?.line;
  const own = now.filter(({ where }) => where?.source === file.name && where.line === line);
  const refused = own.filter(
    ({ code, severity }) => severity === 'error' || code === 'correction-unmatched' || code === 'correction-redundant',
  );
  if (refused.length > 0) throw new Failure(refused.map((one) => unwritten(one, !has(file, fact))));
  const others = now.filter((one) => !own.includes(one) && !known.has(sameWords(one)));
  if (others.some(({ severity }) => severity === 'error')) throw new Failure(others);
  return [...own, ...others];
}

/** The lines of a file that is not written are nowhere to be seen, and what is not in it cannot be removed. */
function unwritten({ help, where, ...told }: Diagnostic, isNew: boolean): Diagnostic {
  const { line: _line, ...place } = where ?? { source: '' };
  const redundant = told.code === 'correction-redundant';
  const next = redundant ? `There is nothing to correct.${isNew ? '' : ` ${help}`}` : 'Give another value with `--set`.';
  return { ...told, where: place, help: `Nothing was written. ${next}` };
}

const sameWords = ({ code, message }: Diagnostic): string => `${code} ${message}`;

const valueWords = (value: Json): string => (value === null ? 'taken away' : shortened(JSON.stringify(value)));

const pageWords = (was: Json | undefined): string =>
  was === undefined ? 'the page says nothing of it' : `the page says ${shortened(JSON.stringify(was))}`;

/** Of two files the later counts, whichever was written last. */
function overruledLines({ file, files }: Place, fact: string): readonly string[] {
  const later = files.slice(files.indexOf(file) + 1).findLast((one) => has(one, fact));
  const counting = later?.corrections.findLast(({ where }) => sameFact(where, fact));
  if (later === undefined || counting === undefined) return [];
  return [`${printable(later.name)} comes later and counts: there it is ${valueWords(counting.set)}.`];
}

/** In words that YAML, JSON and TypeScript all understand. */
function configLines(name: string, { corrections }: ApiConfig, api: string): readonly string[] {
  const [only = '""', ...more] = [...corrections, name].map((one) => JSON.stringify(one));
  const value = more.length === 0 ? only : `[${[only, ...more].join(', ')}]`;
  return [`The config does not name this file yet. Add to the API ${api}:`, `  corrections: ${printable(value)}`];
}
