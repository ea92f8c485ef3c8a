import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel, Evidence, NumberSchema, Schema, StringSchema } from '../model/api.js';
import { mapChildren, mapOperationSchemas } from '../model/walk.js';
import { awsJson } from './aws-json.js';
import { epochSeconds, isDate, secondsSince1970 } from './epoch-seconds.js';
import { exampleDates } from './wire-examples.js';

/** What a date is in JSON of AWS, whatever a page makes of it for readers. */
const rule = 'AWS JSON carries a date as a number: seconds since 1970, maybe with a fraction';

/**
 * The model as its values travel. Pages of an AWS JSON API document dates as `string <date-time>`; what is on the wire is a
 * number of seconds since 1970. Whatever is made of a model for use on the wire is made of this one; the documented one stays
 * what the pages say. Other protocols travel as they are documented.
 */
export function asItTravels(model: ApiModel): Outcome<ApiModel> {
  if (!awsJson(model.protocol)) return { value: model, diagnostics: [] };
  const dates: StringSchema[] = [];
  const change = (schema: Schema): Schema => {
    if (!isDate(schema)) return mapChildren(schema, change);
    dates.push(schema);
    return travellingDate(schema);
  };
  const types = model.types.map((type) => ({ ...type, schema: change(type.schema) }));
  const errors = model.errors.map((error) => (error.schema === undefined ? error : { ...error, schema: change(error.schema) }));
  const operations = model.operations.map((operation) =>
    mapOperationSchemas(operation, (schema, { part }) => (part === 'request' || part === 'response' ? change(schema) : schema)),
  );
  if (dates.length === 0) return { value: model, diagnostics: [] };
  const toWire = exampleDates(model);
  const value = {
    ...model,
    types,
    errors,
    operations: operations.map((operation, index) => toWire(operation, model.operations[index] ?? operation)),
  };
  return { value, diagnostics: [told(dates)] };
}

function travellingDate({ title, description, deprecated, default: initial, examples, evidence }: StringSchema): NumberSchema {
  const place = evidence['format'] ?? evidence['type'] ?? [];
  const inferred: readonly Evidence[] = place.slice(0, 1).map((said) => ({ ...said, rule, standing: 'inferred' }));
  const { pattern: _, minLength: __, maxLength: ___, ...kept } = evidence;
  const seconds = initial === undefined ? undefined : secondsSince1970(initial);
  const shown = examples?.flatMap((example) => secondsSince1970(example) ?? []);
  return {
    kind: 'number',
    format: epochSeconds,
    ...(title === undefined ? {} : { title }),
    description: [description, 'In seconds since 1970-01-01 00:00 UTC.'].filter((text) => text !== undefined).join('\n\n'),
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(seconds === undefined ? {} : { default: seconds }),
    ...(shown === undefined ? {} : { examples: shown }),
    evidence: { ...kept, type: inferred, format: inferred },
  };
}

function told(dates: readonly StringSchema[]): Diagnostic {
  const [first] = dates.flatMap(({ evidence }) => (evidence['format'] ?? evidence['type'] ?? []).slice(0, 1));
  const count = dates.length === 1 ? 'One date is' : `${dates.length} dates are`;
  const place = first?.line === undefined ? {} : { line: first.line };
  return diagnostic(
    'date-travels-as-number',
    `${count} documented as text and described as what AWS JSON sends: seconds since 1970.`,
    {
      ...(first === undefined ? {} : { where: { source: first.source, ...place }, quote: first.quote }),
    },
  );
}
