import type { Evidence, Schema } from '../../model/api.js';
import { describedSchema } from '../../notation/described-schema.js';
import type { Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { orNull, readType } from './type-text.js';
import { withValues } from './values.js';

/** Code in ticks again, however the page shows it: that is how values are told from words. */
const ticked = (words: Words): string => words.spans.map(({ text, code }) => (code ? `\`${text}\`` : text)).join('');

/** The schema of a parameter or an attribute from the words that begin with its type, and what is left to describe it. */
export function schemaIn(notebook: Notebook, words: Words, name: string): { readonly schema: Schema; readonly rest: string } {
  const cite = (rule: string, standing: Evidence['standing'] = 'documented'): Evidence =>
    notebook.cite(words.at, rule, standing, quoteOf(words));
  const found = readType(words, cite);
  if (!found) {
    notebook.say('type-unknown', `The type of ${name} is told in words that are not known.`, {
      at: words.at,
      quote: quoteOf(words),
    });
    return {
      schema: { kind: 'unknown', evidence: { type: [cite('a type in words that are not known', 'unknown')] } },
      rest: words.text,
    };
  }
  const valued = withValues(fileOr(found.schema, found.rest, cite), ticked(words), cite);
  const told = describedSchema(valued, ticked(words), (rule, quote) => notebook.cite(words.at, rule, 'inferred', quote));
  const most = schemaLimit(found.rest);
  if (told.kind === 'integer' && told.maximum === undefined && most !== undefined) {
    const maximum = [cite('a sentence says how many there are at most', 'inferred')];
    return { schema: { ...told, maximum: most, evidence: { ...told.evidence, maximum } }, rest: found.rest };
  }
  return { schema: found.nullable ? orNull(told, cite('a value may be null')) : told, rest: found.rest };
}

/** `Object. The file …, encoded using multipart form data.` */
function fileOr(schema: Schema, rest: string, cite: (rule: string, standing: Evidence['standing']) => Evidence): Schema {
  if ((schema.kind !== 'object' && schema.kind !== 'string') || !/\bmultipart[ /]form[ -]data\b/i.test(rest)) return schema;
  return { kind: 'binary', evidence: { type: [cite('what is sent as a part of a form is a file', 'inferred')] } };
}

const quoteOf = ({ text }: Words): string => text.slice(0, 400);

/** `Max 40 statuses.`: a number of things, not of characters. */
function schemaLimit(text: string): number | undefined {
  const most = /(?:^|[.(]\s*)Max(?:imum)?(?: of)? (\d{1,9}) [a-z]+(?=[.)]|$)/.exec(text)?.[1];
  return most === undefined ? undefined : Number(most);
}
