import type {
  ApiError,
  ApiModel,
  Evidence,
  NamedType,
  Operation,
  Parameter,
  Property,
  Response,
  Schema,
} from '../../src/model/api.js';

/** Words on a page, of no matter. */
export const said = (quote: string, line = 1): Evidence => ({
  source: 'page.txt',
  line,
  quote,
  rule: 'a line says so',
  standing: 'documented',
});

export const text: Schema = { kind: 'string', evidence: {} };
export const whole: Schema = { kind: 'integer', evidence: {} };
export const flag: Schema = { kind: 'boolean', evidence: {} };
export const ref = (name: string): Schema => ({ kind: 'reference', name, evidence: {} });
export const words = (...values: readonly string[]): Schema => ({ kind: 'enum', type: 'string', values, evidence: {} });
export const list = (items: Schema): Schema => ({ kind: 'array', items, evidence: {} });
export const either = (...members: readonly Schema[]): Schema => ({ kind: 'union', mode: 'one-of', members, evidence: {} });
export const nothing: Schema = { kind: 'null', evidence: {} };

/** Names that end in `!` are required. */
export function object(fields: Readonly<Record<string, Schema>>): Schema {
  const properties = Object.entries(fields).map(
    ([name, schema]): Property => ({ name: name.replace(/!$/, ''), required: name.endsWith('!'), schema, evidence: {} }),
  );
  return { kind: 'object', properties, evidence: {} };
}

export const type = (name: string, schema: Schema): NamedType => ({ name, schema, evidence: {} });

export const error = (name: string, more: Partial<ApiError> = {}): ApiError => ({ name, status: 400, evidence: {}, ...more });

export const query = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  in: 'query',
  name,
  required: false,
  deprecated: false,
  schema: text,
  examples: [],
  evidence: {},
  ...more,
});

export const answer = (schema: Schema, more: Partial<Response> = {}): Response => ({
  status: 200,
  contents: [{ mediaType: 'application/json', schema, evidence: {} }],
  headers: [],
  evidence: {},
  ...more,
});

export function operation(
  id: string,
  more: Partial<Operation> & { readonly takes?: Schema; readonly gives?: Schema } = {},
): Operation {
  const { takes, gives, ...rest } = more;
  return {
    id,
    method: 'POST',
    path: `/${id}`,
    servers: [],
    parameters: [],
    ...(takes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            contents: [{ mediaType: 'application/json', schema: takes, evidence: {} }],
            evidence: {},
          },
        }),
    responses: gives === undefined ? [] : [answer(gives)],
    errors: [],
    examples: [],
    samples: [],
    security: [],
    deprecated: false,
    source: 'page.txt',
    evidence: {},
    ...rest,
  };
}

export const api = (more: Partial<ApiModel> = {}): ApiModel => ({
  formatVersion: 1,
  name: 'ferry',
  title: 'Ferry',
  protocol: { kind: 'rest-json', patterns: 'search', evidence: {} },
  servers: [],
  operations: [],
  types: [],
  errors: [],
  sources: [],
  evidence: {},
  ...more,
});
