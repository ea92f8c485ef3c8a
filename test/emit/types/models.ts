import { readFileSync } from 'node:fs';
import { buildView } from '../../../src/emit/build-view.js';
import type { ApiView } from '../../../src/emit/view.js';
import type { ApiModel, NamedType, Operation, Property, Schema } from '../../../src/model/api.js';

const evidence = {};

/** Distributes over the union, so that each kind keeps its own members. */
type Bare<S> = S extends Schema ? Omit<S, 'evidence'> : never;

/** A schema without the evidence, which tests have no use for. */
export const schema = (bare: Bare<Schema>): Schema => ({ ...bare, evidence }) as Schema;

/** An object; a property whose name ends in `?` is optional. */
export function object(
  members: Readonly<Record<string, Schema>>,
  more: { description?: string; partial?: boolean } = {},
): Schema {
  const properties = Object.entries(members).map(
    ([name, member]): Property => ({
      name: name.replace(/\?$/, ''),
      required: !name.endsWith('?'),
      schema: member,
      evidence,
    }),
  );
  return { kind: 'object', properties, ...more, evidence };
}

export const text = schema({ kind: 'string' });
export const reference = (name: string): Schema => schema({ kind: 'reference', name });
export const words = (...values: string[]): Schema => schema({ kind: 'enum', type: 'string', values });

interface ModelParts {
  readonly types?: Readonly<Record<string, Schema>>;
  /** Name of the type that an operation `Call` sends, and of the one it receives. */
  readonly sends?: string;
  readonly receives?: string;
  readonly parameters?: Operation['parameters'];
  readonly patterns?: 'whole' | 'search';
}

export function modelOf({ types = {}, sends, receives, parameters = [], patterns = 'whole' }: ModelParts): ApiModel {
  const content = (name: string) => [{ mediaType: 'application/json', schema: reference(name), evidence }];
  const operation: Operation = {
    id: 'Call',
    method: 'POST',
    path: '/call',
    servers: [],
    parameters,
    ...(sends === undefined ? {} : { requestBody: { required: true, contents: content(sends), evidence } }),
    responses: receives === undefined ? [] : [{ status: 200, contents: content(receives), headers: [], evidence }],
    errors: [],
    examples: [],
    samples: [],
    security: [],
    deprecated: false,
    source: 'page.txt',
    evidence,
  };
  return {
    formatVersion: 1,
    name: 'example',
    title: 'Example',
    protocol: { kind: 'rest-json', patterns, evidence },
    servers: [],
    operations: [operation],
    types: Object.entries(types).map(([name, type]): NamedType => ({ name, schema: type, evidence })),
    errors: [],
    sources: [],
    evidence,
  };
}

export const viewOf = (model: ApiModel): ApiView => buildView(model, { version: '1.0.0' });

/** The first page's model, committed. */
export function fixtureModel(): ApiModel {
  const file = new URL('../../../fixtures/apidog/update-user-attributes/model.json', import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ApiModel;
}
