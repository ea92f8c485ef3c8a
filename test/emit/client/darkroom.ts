import { fileURLToPath } from 'node:url';
import type { ApiModel } from '../../../src/model/api.js';
import { scrape } from '../../../src/pipeline.js';

/** The model of a page with a REST API: parameters of every place, JSON, forms, files, and pages of two kinds. */
export async function darkroom(): Promise<ApiModel> {
  const root = fileURLToPath(new URL('../../../fixtures/widdershins', import.meta.url));
  const { value, diagnostics } = await scrape({ root, sources: ['darkroom.md'], corrections: [], package: { version: '1.0.0' } });
  const problems = diagnostics.filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return value;
}

interface Roll {
  readonly id: string;
  readonly state: string;
}
export interface Print {
  readonly id: number;
  readonly title: string;
  readonly tags?: readonly string[];
}
interface Paged<Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<unknown>;
}

/** As much of the generated client as tests call. */
export interface DarkroomClient {
  changeRoll(input: object, options?: object): Promise<Roll>;
  listPrints(input?: object, options?: object): Promise<readonly Print[]>;
  addPrint(input: object): Promise<Print>;
  fetchPicture(input: object, options?: object): Promise<Uint8Array>;
  fetchPictureStream(input: object): Promise<ReadableStream<Uint8Array>>;
  sendPicture(input: object): Promise<Print>;
  orderCopies(input: object): Promise<{ readonly order: string; readonly price: number }>;
  removePrint(input: object): Promise<void>;
  paginateListRolls(input?: object, options?: object): Paged<Roll>;
  paginateListPrints(input?: object): Paged<Print>;
  request(what: object, options?: object): Promise<unknown>;
}

export interface DarkroomPackage {
  readonly DarkroomClient: new (options: object) => DarkroomClient;
  readonly NoSuchPrint: new () => Error;
  readonly NoSuchRoll: new () => Error;
  readonly validation: (options: object) => unknown;
  readonly undocumented: (value: object) => { readonly [name: string]: unknown };
}
