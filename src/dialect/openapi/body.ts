import type { Content, Evidence, Example, RequestBody, Schema } from '../../model/api.js';
import { untold } from './kinds.js';
import { survey } from './left-out.js';
import { isObject, jsonOf, member, members, type Node } from './node.js';
import type { Reader } from './reader.js';
import { schemaAt } from './schema.js';

/** Contents with the examples that stand beside them. */
export interface Contents {
  readonly contents: readonly Content[];
  readonly examples: readonly Example[];
}

export const nothing: Contents = { contents: [], examples: [] };

type About = { readonly role: 'request' } | { readonly role: 'response'; readonly status?: number };

/** `application/JSON; charset=utf-8` → `application/json`. */
export const mediaTypeOf = (key: string): string => (key.split(';')[0] ?? '').trim().toLowerCase() || 'application/octet-stream';

/** The `content` of a body or a response, one entry a media type. */
export function contentsOf(reader: Reader, holder: Node, about: About): Contents {
  const content = member(holder, 'content');
  const found = new Map<string, Content>();
  const examples: Example[] = [];
  for (const [key, own] of content ? members(content) : []) {
    const mediaType = mediaTypeOf(key);
    if (found.has(mediaType)) {
      reader.notes.leaveOut('a second content of one media type', own);
      continue;
    }
    const node = reader.follow(own) ?? own;
    survey(reader, node, 'media');
    const told = [reader.notes.cite(own, 'a key of `content` is a media type')];
    found.set(mediaType, { mediaType, schema: schemaOf(reader, member(node, 'schema'), told), evidence: { mediaType: told } });
    examples.push(...examplesOf(reader, node, mediaType, about));
  }
  return { contents: [...found.values()], examples };
}

/** The schema of a content; where none is given, nothing is told. */
export const schemaOf = (reader: Reader, node: Node | undefined, told: readonly Evidence[]): Schema =>
  node ? schemaAt(reader, node) : untold(told);

export function examplesOf(reader: Reader, node: Node, mediaType: string | undefined, about: About): readonly Example[] {
  const single = member(node, 'example');
  const named = member(node, 'examples');
  const listed = named && isObject(named.value) ? members(named) : [];
  return [
    ...(single ? [exampleOf(reader, single, undefined, mediaType, about)] : []),
    ...listed.map(([key, own]) => {
      const example = reader.follow(own) ?? own;
      const external = member(example, 'externalValue');
      if (external) reader.notes.leaveOut('examples that stand elsewhere (`externalValue`)', external);
      reader.notes.passAll(example, 'a value is taken whole');
      const value = member(example, 'value') ?? member(example, 'dataValue');
      const summary = member(example, 'summary')?.value;
      return value
        ? exampleOf(reader, value, typeof summary === 'string' && summary !== '' ? summary : key, mediaType, about)
        : undefined;
    }),
  ].flatMap((example) => example ?? []);
}

export function exampleOf(
  reader: Reader,
  node: Node,
  title: string | undefined,
  mediaType: string | undefined,
  about: About,
): Example | undefined {
  const value = jsonOf(node.value);
  const told = [reader.notes.cite(node, 'an example is given')];
  reader.notes.passAll(node, 'a value is taken whole');
  if (value === undefined) return undefined;
  const status = about.role === 'response' && about.status !== undefined ? { status: about.status } : {};
  return {
    role: about.role,
    ...(title === undefined ? {} : { title }),
    ...status,
    ...(mediaType === undefined ? {} : { mediaType }),
    value,
    evidence: { value: told },
  };
}

/** Text of a member with the words for it. */
export function described(reader: Reader, node: Node, key: string, rule: string) {
  const found = member(node, key);
  const value = found?.value;
  if (!found || typeof value !== 'string' || value.trim() === '') return undefined;
  const evidence: readonly Evidence[] = [reader.notes.cite(found, rule)];
  return { value, evidence };
}

/** What a request carries, with the examples beside it. */
export interface ReadBody {
  readonly body?: RequestBody;
  readonly examples: readonly Example[];
}

export function bodyOf(reader: Reader, operation: Node): ReadBody {
  const own = member(operation, 'requestBody');
  if (!own) return { examples: [] };
  const node = reader.follow(own);
  if (!node) {
    reader.lost(own);
    return { examples: [] };
  }
  survey(reader, node, 'body');
  const { contents, examples } = contentsOf(reader, node, { role: 'request' });
  const description = described(reader, node, 'description', 'a body is described');
  const required = member(node, 'required');
  if (contents.length === 0) return { examples };
  return {
    body: {
      ...(description ? { description: description.value } : {}),
      required: required?.value === true,
      contents,
      evidence: {
        ...(required ? { required: [reader.notes.cite(required, 'a body says whether it is required')] } : {}),
        ...(description ? { description: description.evidence } : {}),
      },
    },
    examples,
  };
}
