import type { Call } from './call.js';
import { coerceObject, coerceText, searchTexts, type Texts, uniqueNames } from './coerce.js';
import { dereference, type SchemaNode, setProperty, type TypeTable } from './schema.js';
import { type ReadInput, refusal } from './wire.js';

type Reader = (body: Body) => ReadInput | Promise<ReadInput>;

interface Body {
  readonly call: Call;
  readonly text: string;
  readonly contentType: string;
  readonly schema: SchemaNode;
  readonly types: TypeTable;
}

/** What reads a body, by its media type; the first that fits. */
const readers: readonly { readonly fits: RegExp; readonly read: Reader }[] = [
  { fits: /^application\/json$|\+json$|^text\/json$|^application\/x-amz-json/, read: readJson },
  { fits: /^application\/x-www-form-urlencoded$/, read: readForm },
  { fits: /^multipart\//, read: readMultipart },
  { fits: /^text\/|\/xml$|\+xml$/, read: ({ text, schema, types }) => input(coerceText(text, schema, types)) },
  { fits: /^/, read: ({ call }) => input(call.body) },
];

/**
 * Reads a body by its content type.
 * @param accepted documented media types; anything goes where there are none
 * @returns an input of `undefined` where there is no body
 */
export function readBody(
  call: Call,
  text: string,
  accepted: readonly string[],
  schema: SchemaNode,
  types: TypeTable,
): ReadInput | Promise<ReadInput> {
  if (call.body.length === 0) return input(undefined);
  const contentType = call.headers['content-type'] ?? accepted[0] ?? 'application/json';
  const mediaType = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (accepted.length > 0 && !accepted.some((each) => accepts(each, mediaType))) {
    const accept = accepted.join(', ');
    return refusal(415, 'Unsupported Media Type', `The body is ${mediaType}; documented is ${accept}.`, { headers: { accept } });
  }
  const reader = readers.find(({ fits }) => fits.test(mediaType));
  return reader === undefined ? input(call.body) : reader.read({ call, text, contentType, schema, types });
}

const json = /^application\/json$|\+json$/;

function accepts(documented: string, actual: string): boolean {
  if (documented === actual || documented === '*/*') return true;
  if (documented.endsWith('/*')) return actual.startsWith(documented.slice(0, -1));
  return json.test(documented) && json.test(actual);
}

function input(value: unknown): ReadInput {
  return { kind: 'input', input: value };
}

function readJson({ text }: Body): ReadInput {
  try {
    return input(JSON.parse(text));
  } catch {
    return refusal(400, 'Bad Request', 'The body is not JSON.');
  }
}

function readForm({ text, schema, types }: Body): ReadInput {
  return input(coerceObject(searchTexts(new URLSearchParams(text)), schema, types));
}

/** The platform reads multipart itself. Fields are text to be coerced, files stay the Blobs that they are. */
async function readMultipart({ call, contentType, schema, types }: Body): Promise<ReadInput> {
  let form: FormData;
  try {
    form = await new Response(call.body.slice(), { headers: { 'content-type': contentType } }).formData();
  } catch {
    return refusal(400, 'Bad Request', 'The body is not a multipart form.');
  }
  const value = coerceObject(formTexts(form), schema, types);
  if (typeof value === 'object' && value !== null) addFiles(form, value as Record<string, unknown>, schema, types);
  return input(value);
}

function addFiles(form: FormData, value: Record<string, unknown>, schema: SchemaNode, types: TypeTable): void {
  const node = dereference(schema, types);
  for (const name of uniqueNames((visit) =>
    form.forEach((_, each) => {
      visit(each);
    }),
  )) {
    const files = form.getAll(name).filter((each) => typeof each !== 'string');
    if (files.length === 0) continue;
    const property = node.kind === 'object' ? node.properties.find((each) => each.name === name) : undefined;
    const isList = property !== undefined && dereference(property.schema, types).kind === 'array';
    setProperty(value, name, isList ? files : files[0]);
  }
}

function formTexts(form: FormData): Texts {
  const texts = (name: string) => form.getAll(name).filter((each) => typeof each === 'string');
  return {
    all: texts,
    names: () =>
      uniqueNames((visit) =>
        form.forEach((_, each) => {
          visit(each);
        }),
      ).filter((name) => texts(name).length > 0),
  };
}
