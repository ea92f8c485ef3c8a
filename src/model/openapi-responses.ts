import type { ApiError, ApiModel, Operation, Response } from './api.js';
import { contentObject } from './openapi-content.js';
import { placesIn } from './places.js';
import { type JsonObject, type JsonSchemaOptions, present, schemaToJsonSchema } from './schema-to-json-schema.js';

export function responses(operation: Operation, model: ApiModel, options: JsonSchemaOptions): JsonObject {
  const found = new Map<string, JsonObject>();
  for (const response of operation.responses) found.set(statusKey(response), responseObject(response, operation, options));
  const places = placesIn(model).errors;
  for (const { name, documentedStatus } of operation.errors) {
    const error = model.errors[places.get(name) ?? -1];
    const wanted = documentedStatus ?? error?.status ?? 400;
    const key = freeStatus(wanted, found);
    found.set(key, errorObject(name, error, wanted, key, options));
  }
  return Object.fromEntries(found);
}

const statusKey = ({ status, range }: Response): string =>
  typeof status === 'number' && range ? `${Math.floor(status / 100)}XX` : String(status);

function responseObject(response: Response, operation: Operation, options: JsonSchemaOptions): JsonObject {
  const examples = operation.examples.filter(
    (example) => example.role === 'response' && (example.status === undefined || example.status === response.status),
  );
  const headers = Object.fromEntries(
    response.headers.map((header) => [
      header.name,
      present({
        description: header.description,
        required: header.required ? true : undefined,
        schema: schemaToJsonSchema(header.schema, options),
      }),
    ]),
  );
  return present({
    description: response.description ?? response.title ?? '',
    headers: response.headers.length === 0 ? undefined : headers,
    content: response.contents.length === 0 ? undefined : contentObject(response.contents, examples, options),
  });
}

function errorObject(
  name: string,
  error: ApiError | undefined,
  documented: number,
  key: string,
  options: JsonSchemaOptions,
): JsonObject {
  const onWire = error?.status ?? documented;
  return present({
    description: name,
    'x-description': error?.description,
    'x-status': String(onWire) === key ? undefined : onWire,
    content:
      error?.schema === undefined ? undefined : { 'application/json': { schema: schemaToJsonSchema(error.schema, options) } },
  });
}

/** OpenAPI has one response a status: the second error of a status takes the next number that nothing else means. */
function freeStatus(wanted: number, taken: ReadonlyMap<string, JsonObject>): string {
  if (!taken.has(String(wanted))) return String(wanted);
  const start = wanted >= 500 ? 560 : 460;
  const candidates = [...range(start, start + 39), ...range(400, 599)];
  const free = candidates.find((status) => !taken.has(String(status)));
  return String(free ?? wanted);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
