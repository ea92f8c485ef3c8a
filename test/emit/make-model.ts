import type { ApiError, ApiModel, NamedType, Operation, Parameter, Property, Schema } from '../../src/model/api.js';

/** A model of one's own, with as little in it as the contract allows. */
export function makeModel(parts: Partial<ApiModel> = {}): ApiModel {
  return {
    formatVersion: 1,
    name: 'shop',
    title: 'Shop',
    protocol: { kind: 'rest-json', patterns: 'search', evidence: {} },
    servers: [{ url: 'https://shop.example', evidence: {} }],
    operations: [],
    types: [],
    errors: [],
    sources: [],
    evidence: {},
    ...parts,
  };
}

export function makeOperation(parts: Partial<Operation> & { readonly id: string }): Operation {
  return {
    method: 'GET',
    path: '/',
    servers: [],
    parameters: [],
    responses: [],
    errors: [],
    examples: [],
    samples: [],
    security: [],
    deprecated: false,
    source: 'page.txt',
    evidence: {},
    ...parts,
  };
}

export const text: Schema = { kind: 'string', evidence: {} };

export const reference = (name: string): Schema => ({ kind: 'reference', name, evidence: {} });

export const property = (name: string, schema: Schema = text, required = true): Property => ({
  name,
  required,
  schema,
  evidence: {},
});

export const objectOf = (...properties: readonly Property[]): Schema => ({ kind: 'object', properties, evidence: {} });

export const namedType = (name: string, schema: Schema): NamedType => ({ name, schema, evidence: {} });

export const apiError = (name: string, parts: Partial<ApiError> = {}): ApiError => ({
  name,
  status: 400,
  evidence: {},
  ...parts,
});

export const parameter = (place: Parameter['in'], name: string, parts: Partial<Parameter> = {}): Parameter => ({
  in: place,
  name,
  required: true,
  deprecated: false,
  schema: text,
  examples: [],
  evidence: {},
  ...parts,
});

export const jsonBody = (schema: Schema, required = true): NonNullable<Operation['requestBody']> => ({
  required,
  contents: [{ mediaType: 'application/json', schema, evidence: {} }],
  evidence: {},
});

export const jsonResponse = (schema: Schema, status = 200): Operation['responses'][number] => ({
  status,
  contents: [{ mediaType: 'application/json', schema, evidence: {} }],
  headers: [],
  evidence: {},
});
