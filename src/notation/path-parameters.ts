import type { Evidence, Parameter } from '../model/api.js';
import { pathParameters } from './endpoint.js';

/** Parameters that nothing but the path itself tells of: they have to be there, and their type is not known. */
export const pathParametersOf = (path: string, cited: Evidence): readonly Parameter[] =>
  pathParameters(path).map((name) => ({
    in: 'path',
    name,
    required: true,
    deprecated: false,
    schema: { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } },
    examples: [],
    evidence: { in: [cited], name: [cited], required: [cited] },
  }));
