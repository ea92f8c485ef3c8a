import type { Evidence, Parameter, Property, Schema } from '../../model/api.js';
import type { Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { wordsOf } from './labels.js';
import { schemaIn } from './member.js';

export interface Told {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly evidence: Property['evidence'];
  /** All that is said of it. */
  readonly text: string;
}

/** The entries of definition lists: a name, and below it whether it is needed, its type and words. */
export const entriesIn = (notebook: Notebook, parts: readonly Part[], typed: boolean): readonly Told[] =>
  parts.flatMap((part) =>
    part.kind !== 'terms'
      ? []
      : part.entries.flatMap(({ term, parts: below }) => {
          const first = below.find((one) => one.kind === 'paragraph');
          return first?.kind === 'paragraph' ? entry(notebook, term, first.words, typed) : [];
        }),
  );

const needRule = 'the word “required” says what has to be there';

function entry(notebook: Notebook, term: Words, words: Words, typed: boolean): readonly Told[] {
  const name = term.text.replace(/^:(?=\w)/, '').replace(/\\/g, '');
  if (!/^[\w$.[\]-]+$/.test(name)) {
    notebook.say('part-unplaced', `“${term.text}” is no name of a parameter.`, { at: term.at });
    return [];
  }
  const marked = /^\s*(?:‹(required|optional|deprecated)›|(required)\b(?=\s+[A-Z]))\s*/i.exec(textOf(words));
  const mark = (marked?.[1] ?? marked?.[2] ?? '').toLowerCase();
  const body = marked ? without(words, marked[0].length) : words;
  const required = mark === 'required';
  const said = notebook.cite(words.at, needRule);
  const read = typed ? schemaIn(notebook, body, name) : { schema: textSchema(said), rest: body.text };
  const description = read.rest.trim();
  return [
    {
      name,
      required,
      ...(description === '' ? {} : { description }),
      schema: mark === 'deprecated' ? { ...read.schema, deprecated: true } : read.schema,
      text: words.text,
      evidence: {
        name: [notebook.cite(term.at, 'a term of the list is a parameter')],
        required: [said],
        ...(description === '' ? {} : { description: [notebook.cite(words.at, 'words behind the type describe')] }),
      },
    },
  ];
}

const textSchema = (said: Evidence): Schema => ({
  kind: 'string',
  evidence: { type: [{ ...said, rule: 'a header is text', standing: 'inferred' }] },
});

const textOf = ({ spans }: Words): string => spans.map(({ text }) => text).join('');

function without(words: Words, length: number): Words {
  let left = length;
  const spans = words.spans.flatMap((span) => {
    const cut = Math.min(left, span.text.length);
    left -= cut;
    return cut === span.text.length && cut > 0 ? [] : [{ ...span, text: span.text.slice(cut) }];
  });
  return wordsOf(words, spans);
}

export function asParameter(told: Told, place: Parameter['in'], said: Evidence): Parameter {
  const { deprecated, ...schema } = told.schema;
  return {
    in: place,
    name: told.name,
    ...(told.description === undefined ? {} : { description: told.description }),
    required: place === 'path' || told.required,
    deprecated: deprecated ?? false,
    schema,
    examples: [],
    evidence: { ...told.evidence, in: [said] },
  };
}

export const asProperty = ({ name, required, description, schema, evidence }: Told): Property => ({
  name,
  required,
  schema: {
    ...schema,
    ...(description === undefined ? {} : { description }),
    evidence: { ...schema.evidence, ...(description === undefined ? {} : { description: evidence['description'] ?? [] }) },
  },
  evidence: { name: evidence['name'] ?? [], required: evidence['required'] ?? [] },
});
