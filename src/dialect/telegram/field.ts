import type { Evidence, Property, Schema } from '../../model/api.js';
import type { Row, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { cellOf, type FieldTable } from './field-table.js';
import { withLimits } from './limits.js';
import { type Names, namedText } from './names.js';
import { sentencesOf } from './sentences.js';
import { typeInWords } from './type-words.js';
import { withDefault, withValues } from './values.js';

/** The rows of a table as properties. */
export const propertiesIn = (notebook: Notebook, names: Names, fields: FieldTable): readonly Property[] =>
  fields.table.rows.flatMap((row) => propertyIn(notebook, names, fields, row));

function propertyIn(notebook: Notebook, names: Names, fields: FieldTable, row: Row): readonly Property[] {
  const name = cellOf(fields, row, 'name')?.words;
  const description = cellOf(fields, row, 'description')?.words;
  if (!name || !/^[\w$.[\]-]+$/.test(name.text)) {
    if (name && name.text !== '') notebook.say('part-unplaced', `“${name.text}” is no name of a field.`, { at: name.at });
    return [];
  }
  const evidence: { [fact: string]: readonly Evidence[] } = {
    name: [notebook.cite(name.at, 'a row of the table is a field')],
  };
  const need = needOf(notebook, fields, row, description);
  if (need.said) evidence['required'] = [need.said];
  const schema = schemaIn(notebook, names, fields, row, name);
  return [
    {
      name: name.text,
      required: need.required,
      schema: description ? described(notebook, schema, description) : schema,
      evidence,
    },
  ];
}

function schemaIn(notebook: Notebook, names: Names, fields: FieldTable, row: Row, name: Words): Schema {
  const words = cellOf(fields, row, 'type')?.words;
  const text = words ? namedText(words, names) : '';
  const at = words?.at ?? name.at;
  const read = typeInWords(text, notebook.cite(at, ''));
  if (read) return read;
  notebook.say('type-unknown', `The type “${text}” of ${name.text} is not one that is known.`, { at, quote: text });
  const said = notebook.cite(at, 'a type in words that are not known', 'unknown');
  return { kind: 'unknown', evidence: { type: [said] } };
}

/** What a description says beyond describing: values, limits, what is taken where nothing is sent. */
function described(notebook: Notebook, schema: Schema, words: Words): Schema {
  const sentences = sentencesOf(words);
  const cite = (at: number, rule: string, quote: string): Evidence => notebook.cite(at, rule, 'inferred', quote);
  const limited = withLimits(withValues(schema, sentences, cite), sentences, cite);
  const whole = withDefault(limited, sentences, cite);
  const description = words.text.replace(/^(?:Optional|Required)\.\s*/i, '');
  const cited = notebook.cite(words.at, 'the last column describes');
  if (description === '') return whole;
  const deprecated = sentences.find(({ text }) => /^(?:this (?:field|parameter) is )?deprecated\b/i.test(text));
  return {
    ...whole,
    description,
    ...(deprecated ? { deprecated: true } : {}),
    evidence: {
      ...whole.evidence,
      description: [cited],
      ...(deprecated ? { deprecated: [cite(words.at, 'a sentence says that it is deprecated', deprecated.text)] } : {}),
    },
  };
}

interface Need {
  readonly required: boolean;
  readonly said?: Evidence;
}

function needOf(notebook: Notebook, fields: FieldTable, row: Row, description: Words | undefined): Need {
  const cell = cellOf(fields, row, 'required')?.words;
  if (cell) {
    const required = /^(?:yes|required|true|✓|\+)/i.test(cell.text);
    const known = required || /^(?:no|optional|false|-|—)?$/i.test(cell.text);
    const header = fields.table.header[fields.place.get('required') ?? 0]?.words.text ?? '';
    const rule = 'the column “Required” says what has to be there';
    const said = notebook.cite(cell.at, rule, known ? 'documented' : 'unknown');
    return { required: /^optional/i.test(header) ? !required : required, said };
  }
  if (!description) return { required: false };
  const optional = /^optional\b/i.test(description.text);
  const rule = optional
    ? 'a description that begins with “Optional” says that it may be missing'
    : 'what is not called optional is there';
  return { required: !optional, said: notebook.cite(description.at, rule) };
}
