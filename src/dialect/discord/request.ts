import type { Content, Evidence, Operation, Parameter, Schema } from '../../model/api.js';
import type { Notebook } from '../notebook.js';
import type { Notes } from './notes.js';
import type { Route } from './route.js';
import type { SentTable } from './sent-tables.js';

export function pathParameters(route: Route, said: Evidence, tables: readonly SentTable[]): readonly Parameter[] {
  const told = tables.filter(({ place }) => place === 'path').flatMap(({ properties }) => properties);
  return route.parameters.map((name): Parameter => {
    const known = told.find((one) => one.name === name);
    const type: Evidence = { ...said, rule: 'a part of a path is text', standing: 'inferred' };
    const schema: Schema = known?.schema ?? { kind: 'string', evidence: { type: [type] } };
    const { description, ...bare } = schema;
    return {
      in: 'path',
      name,
      ...(description === undefined ? {} : { description }),
      required: true,
      deprecated: false,
      schema: bare,
      examples: [],
      evidence: {
        in: [said],
        name: [said],
        required: [said],
        ...(description === undefined ? {} : { description: schema.evidence['description'] ?? [] }),
      },
    };
  });
}

export const queryParameters = (tables: readonly SentTable[]): readonly Parameter[] =>
  tables
    .filter(({ place }) => place === 'query')
    .flatMap(({ said, properties }) =>
      properties.map(({ name, required, schema, evidence }): Parameter => {
        const { description, deprecated, ...bare } = schema;
        return {
          in: 'query',
          name,
          ...(description === undefined ? {} : { description }),
          required,
          deprecated: deprecated ?? false,
          schema: bare,
          examples: [],
          evidence: {
            ...evidence,
            in: [said],
            ...(description === undefined ? {} : { description: schema.evidence['description'] ?? [] }),
          },
        };
      }),
    );

/** `This endpoint supports the X-Audit-Log-Reason header.` */
export const headersIn = (notebook: Notebook, boxes: Notes['boxes']): readonly Parameter[] =>
  boxes.flatMap(({ words, text }): readonly Parameter[] => {
    const name = /\bsupports the ([A-Za-z][\w-]*) header\b/i.exec(text)?.[1];
    if (name === undefined) return [];
    const said = notebook.cite(words.at, 'a box says which header is understood');
    const schema: Schema = { kind: 'string', evidence: { type: [{ ...said, rule: 'a header is text', standing: 'inferred' }] } };
    return [
      {
        in: 'header',
        name,
        required: false,
        deprecated: false,
        schema,
        examples: [],
        evidence: { in: [said], name: [said], required: [said] },
      },
    ];
  });

export function bodyOf(tables: readonly SentTable[], allOptional: Evidence | undefined): Pick<Operation, 'requestBody'> {
  const sent = tables.filter(({ place }) => place === 'json' || place === 'form' || place === 'json-or-form');
  const [first] = sent;
  if (!first) return {};
  const properties = sent.flatMap((table) => table.properties);
  const seen = new Set<string>();
  const schema: Schema = {
    kind: 'object',
    properties: properties.filter(({ name }) => !seen.has(name) && seen.add(name)),
    evidence: { type: [first.said] },
  };
  const types =
    first.place === 'form'
      ? ['multipart/form-data']
      : first.place === 'json'
        ? ['application/json']
        : ['application/json', 'multipart/form-data'];
  const contents = types.map((mediaType): Content => ({ mediaType, schema, evidence: { mediaType: [first.said] } }));
  const required = properties.some((property) => property.required);
  return { requestBody: { required, contents, evidence: { required: allOptional ? [allOptional] : [first.said] } } };
}
