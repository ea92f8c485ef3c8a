import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadConfig } from '../config/load.js';
import { messageOf } from '../defect.js';
import { type Diagnostic, diagnostic, Failure, type Outcome } from '../diagnostic.js';
import { type ApiModel, type Evidence, formatVersion } from '../model/api.js';
import { type Explanation, explainFact } from '../model/explain.js';
import { placeText } from '../terminal/diagnostics.js';
import { printable, shortened } from '../terminal/printable.js';
import type { CommandResult, Host } from './command.js';

export interface ExplainOptions {
  readonly config?: string | undefined;
  readonly fact: string;
  /** A `model.json` to look in; the pages of the config are read where absent. */
  readonly model?: string | undefined;
}

/** Where a fact comes from. With several APIs in the config, each that knows the fact answers. */
export async function explainCommand(options: ExplainOptions, host: Host): Promise<CommandResult> {
  const models = options.model === undefined ? await modelsOfConfig(options, host) : [await modelFile(options.model, host.cwd)];
  return explainIn(models, options.fact);
}

/** What each of some models says of a fact. */
export function explainIn(models: readonly ApiModel[], fact: string): CommandResult {
  const answers = models.map((model) => explainFact(model, fact));
  const found = answers.flatMap(({ value }) => (value ? [value] : []));
  if (found.length === 0) return { ending: 'failed', diagnostics: answers.flatMap(({ diagnostics }) => diagnostics) };
  return { ending: 'done', data: found.map(explanationText).join('\n'), diagnostics: [] };
}

async function modelsOfConfig({ config }: ExplainOptions, host: Host): Promise<readonly ApiModel[]> {
  const [{ apis }, { scrape }] = await Promise.all([loadConfig(host.cwd, config), import('../pipeline.js')]);
  const models: Outcome<ApiModel>[] = [];
  for (const api of apis) models.push(await scrape(api, { progress: host.progress }));
  return models.map(({ value }) => value);
}

/** The model of a `model.json`. Throws a `Failure` where the file holds none that this version reads. */
export async function modelFile(given: string, cwd: string): Promise<ApiModel> {
  const fail = (message: string, details: Partial<Diagnostic> = {}): never => {
    throw new Failure([diagnostic('model-unreadable', message, { where: { source: given }, ...details })]);
  };
  const text = await readFile(resolve(cwd, given), 'utf8').catch((error: unknown) =>
    fail(`${given} cannot be read: ${messageOf(error)}`),
  );
  const model = parse(text);
  if (!isModel(model)) return fail(`${given} is not a model`, { quote: text.slice(0, 200) });
  if (model.formatVersion !== formatVersion) {
    return fail(`${given} is a model of format ${String(model.formatVersion)}; this version reads format ${formatVersion}`);
  }
  return model;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Enough to tell a model from any other JSON; a model that someone edited by hand is their own affair. */
function isModel(value: unknown): value is ApiModel {
  if (typeof value !== 'object' || value === null) return false;
  const lists = ['operations', 'types', 'errors', 'servers', 'sources'];
  return 'formatVersion' in value && lists.every((list) => Array.isArray(Reflect.get(value, list)));
}

/** The node's path, then each fact with its value, and below it each piece of evidence, strongest first. */
function explanationText({ path, facts }: Explanation): string {
  const lines = facts.flatMap(({ name, value, evidence }) => [
    `  ${printable(name)}: ${value === undefined ? 'not decided' : shortened(JSON.stringify(value))}`,
    ...(evidence.length === 0 ? ['    no page says so; it is the default'] : evidence.flatMap(evidenceLines)),
  ]);
  return `${[printable(path), ...lines].join('\n')}\n`;
}

function evidenceLines({ source, line, anchor, quote, rule, standing }: Evidence): string[] {
  const place = placeText({ source, ...(line === undefined ? {} : { line }) });
  return [
    `    ${standing}  ${place}${anchor === undefined ? '' : ` #${printable(anchor)}`}`,
    ...(quote === '' ? [] : [`      > ${shortened(quote)}`]),
    `      rule: ${printable(rule)}`,
  ];
}
