import type { MockApi, MockOperation, MockResponse } from './api.js';
import { isPlaceholder } from './redact.js';
import { dereference, type SchemaNode, type TypeTable } from './schema.js';

/** Where an answer of the real API and the pages part. */
export interface Drift {
  readonly operation: string;
  /**
   * - `status`: no response or error of that status is documented
   * - `error`: an error of that name is not documented for the operation
   * - `invalid`: the body breaks the response's schema
   * - `field`: the body has a property that the schema has not
   */
  readonly kind: 'status' | 'error' | 'invalid' | 'field';
  readonly status: number;
  /** Path into the body, `Users[0].Name`; empty for the answer as a whole. */
  readonly place: string;
  readonly message: string;
}

/** How an answer differs from what the pages say. Never says more than once what is the same in every item of a list. */
export class DriftCheck {
  readonly #types: TypeTable;
  readonly #errors: MockApi['errors'];
  readonly #operations: ReadonlyMap<string, MockOperation>;

  constructor(api: MockApi) {
    this.#types = new Map(api.types.map(({ name, schema }) => [name, schema]));
    this.#errors = api.errors;
    this.#operations = new Map(api.operations.map((operation) => [operation.name, operation]));
  }

  /** @param json the body, where it is JSON */
  check(name: string | undefined, status: number, errorName: string | undefined, json: unknown): readonly Drift[] {
    const operation = name === undefined ? undefined : this.#operations.get(name);
    if (operation === undefined) return [];
    const drifts: Drift[] = [];
    const tell = (kind: Drift['kind'], place: string, message: string): void => {
      const same = (each: Drift): boolean => each.kind === kind && inAnyItem(each.place) === inAnyItem(place);
      if (!drifts.some(same)) drifts.push({ operation: operation.name, kind, status, place, message });
    };
    if (errorName !== undefined) {
      if (!operation.errors.some((error) => error.name === errorName))
        tell('error', '', `${operation.name} documents no error ${errorName}.`);
      return drifts;
    }
    const response = operation.responses.find((each) => each.status === status);
    if (response !== undefined) {
      if (json !== undefined) this.#compare(response, json, tell);
    } else if (status !== 304 && !this.#isErrorStatus(operation, status)) {
      tell('status', '', `${operation.name} documents no answer ${status}.`);
    }
    return drifts;
  }

  #isErrorStatus(operation: MockOperation, status: number): boolean {
    return operation.errors.some(
      ({ name, documentedStatus }) =>
        documentedStatus === status || this.#errors.some((error) => error.name === name && error.status === status),
    );
  }

  #compare(response: MockResponse, json: unknown, tell: (kind: Drift['kind'], place: string, message: string) => void): void {
    for (const { path, message } of response.validate?.(json).issues ?? []) {
      // What stands for a secret need not look like one.
      if (!isPlaceholder(valueAt(json, path))) tell('invalid', placeOf(path), message);
    }
    if (response.schema === undefined) return;
    for (const path of this.#undocumented(response.schema, json, [])) {
      tell('field', placeOf(path), `The pages know no ${placeOf(path)}.`);
    }
  }

  /** Paths to properties that the schema has not. Unions are left alone: which member is meant is not known for sure. */
  *#undocumented(schema: SchemaNode, value: unknown, path: Path): Iterable<Path> {
    const node = dereference(schema, this.#types);
    if (typeof value !== 'object' || value === null) return;
    if (node.kind === 'array' && Array.isArray(value)) {
      for (const [index, item] of value.entries()) yield* this.#undocumented(node.items, item, [...path, index]);
    } else if (node.kind === 'map') {
      for (const [name, inner] of Object.entries(value)) yield* this.#undocumented(node.values, inner, [...path, name]);
    } else if (node.kind === 'object' && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) {
        const property = node.properties.find((each) => each.name === name);
        if (property === undefined) yield [...path, name];
        else yield* this.#undocumented(property.schema, inner, [...path, name]);
      }
    }
  }
}

type Path = readonly (string | number)[];

function placeOf(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}

function inAnyItem(place: string): string {
  return place.replace(/\[\d+\]/g, '[]');
}

function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step)) return undefined;
    inner = (inner as Record<string | number, unknown>)[step];
  }
  return inner;
}

/** Name of the error that an answer says it is, as services of AWS and their likes say it. */
export function errorNameOf(
  headers: { readonly [name: string]: string | undefined },
  json: unknown,
  status: number,
): string | undefined {
  if (status < 400) return undefined;
  const inBody = typeof json === 'object' && json !== null && '__type' in json ? json.__type : undefined;
  const said = headers['x-amzn-errortype'] ?? inBody;
  return typeof said === 'string' ? said.replace(/:.*$/s, '').replace(/^.*#/s, '') : undefined;
}
