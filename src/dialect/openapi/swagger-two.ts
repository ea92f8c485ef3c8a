import type { Content, Evidence, Property, RequestBody, Server } from '../../model/api.js';
import { type Contents, described, exampleOf, mediaTypeOf, type ReadBody, schemaOf } from './body.js';
import { survey } from './left-out.js';
import { items, member, members, type Node, textAt } from './node.js';
import { withoutWords } from './parameters.js';
import type { Reader } from './reader.js';
import { schemaAt } from './schema.js';

// What Swagger 2 writes in another place than OpenAPI 3 does.

/** `schemes`, `host` and `basePath` of a document. */
export function serversOfTwo(reader: Reader, root: Node): readonly Server[] {
  const [host, base] = [member(root, 'host'), member(root, 'basePath')];
  const named = typeof host?.value === 'string' ? host.value.trim().replace(/\/+$/, '') : '';
  const path = typeof base?.value === 'string' ? base.value.trim().replace(/\/+$/, '') : '';
  const place = host ?? base;
  if (!place || (named === '' && path === '')) return [];
  const schemes = items(member(root, 'schemes'))
    .map(({ value }) => String(value))
    .filter((scheme) => /^https?$/.test(scheme));
  const listed = member(root, 'schemes');
  if (listed) reader.notes.passAll(listed, '`schemes`, `host` and `basePath` make the URL of a server');
  if (base) reader.notes.pass(base, '`schemes`, `host` and `basePath` make the URL of a server');
  const evidence = { url: [reader.notes.cite(place, '`schemes`, `host` and `basePath` make the URL of a server')] };
  const starts =
    named === '' ? [''] : [...new Set(schemes.length > 0 ? schemes : ['https'])].map((scheme) => `${scheme}://${named}`);
  return starts.map((start) => ({ url: `${start}${path}`, evidence }));
}

/** The media types of an operation, or of the whole document where it has none of its own. */
function mediaTypes(
  operation: Node,
  root: Node,
  key: 'consumes' | 'produces',
  otherwise: string,
): readonly Node[] | readonly string[] {
  const own = member(operation, key) ?? member(root, key);
  const nodes = items(own).filter(({ value }) => typeof value === 'string' && value !== '');
  return nodes.length > 0 ? nodes : [otherwise];
}

const typeOfMedia = (one: Node | string): string => mediaTypeOf(typeof one === 'string' ? one : String(one.value));

function mediaEvidence(reader: Reader, one: Node | string, place: Node): readonly Evidence[] {
  return typeof one === 'string'
    ? [reader.notes.cite(place, 'a body without a media type is JSON', 'inferred')]
    : [reader.notes.cite(one, '`consumes` and `produces` list media types')];
}

/** A body is a parameter, or is made of the parameters that are its form's fields. */
export function bodyOfTwo(reader: Reader, operation: Node, path: Node, root: Node): ReadBody {
  const all = [...items(member(operation, 'parameters')), ...items(member(path, 'parameters'))].flatMap(
    (node) => reader.follow(node) ?? [],
  );
  const whole = all.find((node) => textAt(node, 'in') === 'body');
  const fields = all.filter((node) => textAt(node, 'in') === 'formData');
  if (!whole && fields.length === 0) return { examples: [] };
  for (const node of whole ? [whole] : fields) survey(reader, node, 'parameter');
  const place = whole ?? fields[0] ?? operation;
  const isFile = fields.some((node) => textAt(node, 'type') === 'file');
  const usual = whole ? 'application/json' : isFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const listed = [...mediaTypes(operation, root, 'consumes', usual)];
  const fitting = whole ? listed : listed.filter((one) => /^(?:multipart\/|application\/x-www-form)/.test(typeOfMedia(one)));
  const types = fitting.length > 0 ? fitting : [usual];
  const schema = whole
    ? schemaOf(reader, member(whole, 'schema'), [reader.notes.cite(whole, 'a parameter in `body` is the body')])
    : formSchema(reader, fields);
  const contents = new Map<string, Content>();
  for (const one of types) {
    const mediaType = typeOfMedia(one);
    if (!contents.has(mediaType))
      contents.set(mediaType, { mediaType, schema, evidence: { mediaType: mediaEvidence(reader, one, place) } });
  }
  const description = whole && described(reader, whole, 'description', 'a body is described');
  const required = whole
    ? member(whole, 'required')
    : fields.map((node) => member(node, 'required')).find((node) => node?.value === true);
  const body: RequestBody = {
    ...(description ? { description: description.value } : {}),
    required: required?.value === true,
    contents: [...contents.values()],
    evidence: {
      ...(required ? { required: [reader.notes.cite(required, 'a body says whether it is required')] } : {}),
      ...(description ? { description: description.evidence } : {}),
    },
  };
  return { body, examples: [] };
}

function formSchema(reader: Reader, fields: readonly Node[]): Content['schema'] {
  const properties = fields.flatMap((node): readonly Property[] => {
    const [name, required] = [member(node, 'name'), member(node, 'required')];
    if (typeof name?.value !== 'string') return [];
    const description = described(reader, node, 'description', 'a field is described');
    const schema = withoutWords(schemaAt(reader, node));
    return [
      {
        name: name.value,
        required: required?.value === true,
        schema: {
          ...schema,
          ...(description ? { description: description.value } : {}),
          evidence: { ...schema.evidence, ...(description ? { description: description.evidence } : {}) },
        },
        evidence: {
          name: [reader.notes.cite(name, 'a parameter in `formData` is a field of the body')],
          ...(required ? { required: [reader.notes.cite(required, 'a field says whether it is required')] } : {}),
        },
      },
    ];
  });
  const [first] = fields;
  const type = first ? [reader.notes.cite(first, 'parameters in `formData` make an object')] : [];
  return { kind: 'object', properties, evidence: { type } };
}

/** An answer's `schema` goes for every media type that the operation produces. */
export function contentsOfTwo(reader: Reader, response: Node, operation: Node, root: Node, status: number | undefined): Contents {
  const schemaNode = member(response, 'schema');
  const shown = member(response, 'examples');
  const about = { role: 'response' as const, ...(status === undefined ? {} : { status }) };
  const examples = (shown ? members(shown) : []).flatMap(([key, node]) => {
    const mediaType = key.includes('/') ? mediaTypeOf(key) : undefined;
    return exampleOf(reader, node, mediaType === undefined ? key : undefined, mediaType, about) ?? [];
  });
  if (!schemaNode) return { contents: [], examples };
  const schema = schemaAt(reader, schemaNode);
  const isFile = schema.kind === 'binary';
  const contents = new Map<string, Content>();
  for (const one of mediaTypes(operation, root, 'produces', isFile ? 'application/octet-stream' : 'application/json')) {
    const mediaType = typeOfMedia(one);
    if (!contents.has(mediaType))
      contents.set(mediaType, { mediaType, schema, evidence: { mediaType: mediaEvidence(reader, one, schemaNode) } });
  }
  return { contents: [...contents.values()], examples };
}
