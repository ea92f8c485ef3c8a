import type { Schema } from '../../model/api.js';
import { schemasIn } from '../../model/walk.js';
import type { ApiView, OperationView } from '../view.js';

/**
 * Where bytes travel, which decides what they can be given as: `json` has only text for them, a `whole` body may come in chunks.
 * In a form, and wherever else, they are text, bytes or a file.
 */
export type BytePlace = 'json' | 'whole';

/** The place of every schema that may be bytes; in more than one place, the one that takes least. */
export function bytePlaces(view: ApiView): ReadonlyMap<Schema, BytePlace> {
  const places = new Map<Schema, BytePlace>();
  const types = new Map(view.types.map(({ type }) => [type.name, type.schema]));
  for (const operation of view.operations) {
    const { schema, mediaType } = sentBody(operation);
    const whole = schema?.kind === 'reference' ? types.get(schema.name) : schema;
    if (whole?.kind === 'binary' && mediaType !== undefined && isWhole(mediaType)) places.set(whole, 'whole');
  }
  for (const schema of below(jsonRoots(view, types), types)) {
    if (schema.kind === 'binary') places.set(schema, 'json');
  }
  return places;
}

const isJson = (mediaType: string): boolean => /(?:\/|\+)json$|json-1\.\d$/.test(mediaType) || mediaType === '*/*';
const isForm = (mediaType: string): boolean => /^(?:multipart\/|application\/x-www-form-urlencoded)/.test(mediaType);
const isText = (mediaType: string): boolean => /^text\/|(?:\/|\+)xml$/.test(mediaType);
const isWhole = (mediaType: string): boolean => !isJson(mediaType) && !isForm(mediaType) && !isText(mediaType);

function sentBody({ input }: OperationView): { readonly schema?: Schema; readonly mediaType?: string } {
  if (input.kind !== 'members' || input.mediaType === undefined) return {};
  const body = input.members.find((member) => member.in === 'body');
  return body === undefined ? {} : { schema: body.schema, mediaType: input.mediaType };
}

/** What bodies of JSON are made of: requests, successes and errors. */
function jsonRoots(view: ApiView, types: ReadonlyMap<string, Schema>): readonly Schema[] {
  const named = (typeName: string): readonly Schema[] => {
    const type = view.types.find((one) => one.typeName === typeName)?.type;
    return type === undefined ? [] : [types.get(type.name) ?? type.schema];
  };
  const bodies = view.operations.flatMap((operation) => {
    const { input, output } = operation;
    const { schema, mediaType } = sentBody(operation);
    return [
      ...(input.kind === 'body' ? named(input.typeName) : []),
      ...(schema !== undefined && mediaType !== undefined && isJson(mediaType) ? [schema] : []),
      ...(output.kind === 'body' && isJson(output.mediaType) ? named(output.typeName) : []),
    ];
  });
  return [...bodies, ...view.errors.flatMap(({ error }) => error.schema ?? [])];
}

function* below(roots: readonly Schema[], types: ReadonlyMap<string, Schema>): Generator<Schema> {
  const tops = new Set(roots);
  for (const top of tops) {
    for (const schema of schemasIn(top)) {
      yield schema;
      const type = schema.kind === 'reference' ? types.get(schema.name) : undefined;
      if (type !== undefined) tops.add(type);
    }
  }
}
