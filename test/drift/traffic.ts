import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiConfig } from '../../src/config/config.js';
import { parseCorrections } from '../../src/config/corrections.js';
import { parseHar } from '../../src/drift/har.js';
import { parseJournal } from '../../src/drift/journal.js';
import { printCorrections } from '../../src/drift/print.js';
import { propose } from '../../src/drift/propose.js';
import type { Recording } from '../../src/drift/recording.js';
import { verifyTraffic } from '../../src/drift/verify.js';
import type { ApiModel, Json } from '../../src/model/api.js';
import { correctModel } from '../../src/model/correct.js';
import { scrape } from '../../src/pipeline.js';

/** A folder of `fixtures/drift`, and what is to be known to verify its traffic. */
export interface Case {
  readonly name: string;
  readonly page: string;
  readonly corrections?: string;
  readonly hosts?: readonly string[];
}

export const cases: readonly Case[] = [
  { name: 'kiosk', page: 'page.json' },
  {
    name: 'user-pool',
    page: '../../apidog/update-user-attributes/page.txt',
    corrections: '../../apidog/update-user-attributes/corrections.yaml',
  },
  { name: 'forms', page: 'page.json' },
  { name: 'no-server', page: 'page.md', hosts: ['anywhere.example/api'] },
  { name: 'hostile', page: 'page.json' },
  { name: 'loose', page: 'page.json' },
  { name: 'agrees', page: 'page.json' },
];

export const folderOf = ({ name }: Case): string => join('fixtures/drift', name);

export async function modelOf({ name, page, corrections }: Case): Promise<ApiModel> {
  const api: ApiConfig = {
    name,
    root: folderOf({ name, page }),
    sources: [page],
    corrections: corrections === undefined ? [] : [corrections],
    package: { version: '0.0.0' },
  };
  return (await scrape(api)).value;
}

export const harOf = async (one: Case): Promise<Recording> =>
  parseHar(await readFile(join(folderOf(one), 'traffic.har'), 'utf8'), 'traffic.har');

export function verified(model: ApiModel, recordings: readonly Recording[], hosts: readonly string[] = []) {
  const drifted = verifyTraffic(model, recordings, hosts);
  const proposed = propose(model, drifted.findings);
  const kinds = drifted.findings.map(({ drift, where }) => `${drift.kind} ${where}`);
  return { ...drifted, proposed, kinds, yaml: printCorrections([{ ...drifted, proposed }]) };
}

/** The model with proposals applied, as people apply them: through a file. */
export function corrected(model: ApiModel, yaml: string) {
  const { value: corrections, diagnostics: misread } = parseCorrections(yaml, 'proposed.yaml');
  const { value, diagnostics } = correctModel(model, corrections);
  return { model: value, codes: [...misread, ...diagnostics].map(({ code }) => code) };
}

/** A call, as a browser would have recorded it. */
export interface RecordedCall {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly request?: Json;
  readonly status?: number;
  readonly answer?: Json;
  readonly answerHeaders?: Readonly<Record<string, string>>;
}

export function harText(calls: readonly RecordedCall[]): string {
  const pairs = (record: Readonly<Record<string, string>>) => Object.entries(record).map(([name, value]) => ({ name, value }));
  const entries = calls.map(({ method = 'GET', url, headers = {}, request, status = 200, answer, answerHeaders = {} }) => ({
    request: {
      method,
      url,
      headers: pairs(headers),
      ...(request === undefined ? {} : { postData: { mimeType: 'application/json', text: JSON.stringify(request) } }),
    },
    response: {
      status,
      statusText: '',
      headers: pairs(answerHeaders),
      content: answer === undefined ? { size: 0 } : { mimeType: 'application/json', text: JSON.stringify(answer) },
    },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

export const recorded = (...calls: readonly RecordedCall[]): Recording => parseHar(harText(calls), 'traffic.har');

export const journalled = (entries: readonly Json[]): Recording => parseJournal(JSON.stringify(entries), 'journal.json');
