import type { Content, Evidence, Example, Response, Schema } from '../../model/api.js';
import { schemaOfExample } from '../../notation/example-schema.js';
import { withProperties } from '../../notation/field-tree.js';
import { readJsonExample } from '../../notation/json-example.js';
import { schemaOfWords } from '../../notation/type-schema.js';
import { cite, citeHead, type Found, factIn, tell } from './fact.js';
import type { Notes } from './notes.js';
import type { Region } from './region.js';
import { besideRows, fieldsOf, objectOf, type Row, rowsIn } from './rows.js';
import { jsonIn, sayTypeUnknown } from './schema.js';
import type { BodySpec } from './spec.js';
import { typeOf } from './words.js';

export interface ReadBody {
  readonly contents: readonly Content[];
  readonly examples: readonly Example[];
}

/** A body in a region: one type for the whole, fields in rows, or both. `more`: rows that stand elsewhere. */
export function bodyIn(notes: Notes, region: Region, spec: BodySpec, what: string, more: readonly Row[] = []): ReadBody {
  const rows = [...(spec.fields ? rowsIn(notes, spec.fields, region, `a field of ${what}`) : []), ...more];
  const own = besideRows(notes, region, [spec.fields]);
  const media = factIn(notes, own, spec.mediaType, 'mediaType');
  const shown = factIn(notes, own, spec.example, 'example');
  const schema = asShown(notes, wholeOf(notes, own, spec, rows, what), spec, shown);
  const mediaType = media ? (media.value.split(';')[0] ?? '').trim().toLowerCase() : 'application/json';
  if (!schema && !media) return { contents: [], examples: exampleOf(notes, shown, undefined) };
  const said: Evidence = media
    ? cite(notes, media)
    : citeHead(notes, region, 'a body whose media type is not told is taken for JSON', 'unknown');
  const unknown = (): Schema => ({ kind: 'unknown', evidence: { type: [{ ...said, standing: 'unknown' }] } });
  return {
    contents: [{ mediaType, schema: schema ?? unknown(), evidence: { mediaType: [said] } }],
    examples: exampleOf(notes, shown, mediaType),
  };
}

function wholeOf(notes: Notes, region: Region, spec: BodySpec, rows: readonly Row[], what: string): Schema | undefined {
  const found = factIn(notes, region, spec.type, 'type');
  const read = found && typeOf(notes.words, found.value, notes.known);
  if (found && !read) sayTypeUnknown(notes, found, what);
  if (found && read) return withProperties(schemaOfWords(read.type, { type: [cite(notes, found)] }), fieldsOf(notes, rows));
  if (rows.length > 0) return objectOf(notes, rows, 'the fields of a body make up an object');
  return found ? { kind: 'unknown', evidence: { type: [cite(notes, found, 'unknown')] } } : undefined;
}

/** What no type and no row tells, an example may: that the whole is a list, or all of it. */
function asShown(notes: Notes, schema: Schema | undefined, { type }: BodySpec, shown: Found | undefined): Schema | undefined {
  const read = shown && readJsonExample(shown.quote);
  if (!read || type !== undefined) return schema;
  if (!schema)
    return schemaOfExample(read.example, (rule, quote, standing) => ({ ...cite(notes, shown), rule, quote, standing }));
  if (read.example.kind !== 'array' || schema.kind !== 'object') return schema;
  const list = { ...cite(notes, shown), rule: 'the example is a list of what the rows describe', standing: 'inferred' as const };
  return { kind: 'array', items: schema, evidence: { type: [list] } };
}

function exampleOf(notes: Notes, found: Found | undefined, mediaType: string | undefined): readonly Example[] {
  if (!found) return [];
  const value = jsonIn(found.quote);
  const evidence = { value: [cite(notes, found)] };
  if (value !== undefined) return [{ role: 'request', ...(mediaType === undefined ? {} : { mediaType }), value, evidence }];
  tell(notes, 'example-unreadable', 'An example is not JSON.', found);
  return [];
}

/** Examples of an answer. */
export const answered = (examples: readonly Example[], status: Response['status']): readonly Example[] =>
  examples.map((example) => ({ ...example, role: 'response', ...(status === 'default' ? {} : { status }) }));
