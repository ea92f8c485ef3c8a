import type { Evidence, Property, Schema } from '../../model/api.js';
import type { Part, Row, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { type ListedField, listedFields } from './field-list.js';
import { cellOf, type FieldTable, fieldTable } from './field-table.js';
import { withLimits } from './limits.js';
import { type Names, namedText } from './names.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { typeInWords } from './type-words.js';
import { withDefault, withValues, withValuesBelow } from './values.js';

/** One field, whether a row of a table or an item of a list tells it. */
interface Told {
  readonly name: Words;
  readonly type: Words | undefined;
  readonly description: Words | undefined;
  /** Limits that stand beside the type. */
  readonly more: readonly Sentence[];
  readonly need: Need;
}

const listRule = 'an item that begins with a name in bold and a type in brackets is a field';

/** The fields that parts list, in tables or in lists. */
export function propertiesIn(notebook: Notebook, names: Names, parts: readonly Part[], sent: boolean): readonly Property[] {
  return parts.flatMap((part): readonly Property[] => {
    if (part.kind === 'list')
      return listedFields(part).flatMap((field) => {
        const need = listedNeed(notebook, field, sent);
        return propertyOf(notebook, names, { ...field, need }, listRule);
      });
    const fields = part.kind === 'table' ? fieldTable(part) : undefined;
    if (!fields) return [];
    for (const { words } of fields.table.header) notebook.cite(words.at, 'a table below a heading lists fields');
    return fields.table.rows.flatMap((row) => {
      const name = cellOf(fields, row, 'name')?.words;
      const description = cellOf(fields, row, 'description')?.words;
      if (!name) return [];
      const told = {
        name,
        type: cellOf(fields, row, 'type')?.words,
        description,
        more: [],
        need: needOf(notebook, fields, row, description),
      };
      return propertyOf(notebook, names, told, 'a row of the table is a field');
    });
  });
}

/** Whether parts list fields. */
export const listsFields = (parts: readonly Part[]): boolean =>
  parts.some((part) =>
    part.kind === 'table' ? fieldTable(part) !== undefined : part.kind === 'list' && listedFields(part).length > 0,
  );

function propertyOf(notebook: Notebook, names: Names, told: Told, rule: string): readonly Property[] {
  const { name, description, need } = told;
  if (!/^[\w$.[\]-]+$/.test(name.text)) {
    if (name.text !== '') notebook.say('part-unplaced', `“${name.text}” is no name of a field.`, { at: name.at });
    return [];
  }
  const schema = schemaIn(notebook, names, told);
  return [
    {
      name: name.text,
      required: need.required,
      schema: description ? described(notebook, schema, description, told.more) : schema,
      evidence: { name: [notebook.cite(name.at, rule)], ...(need.said ? { required: [need.said] } : {}) },
    },
  ];
}

function schemaIn(notebook: Notebook, names: Names, { type: words, name }: Told): Schema {
  const text = words ? namedText(words, names) : '';
  const at = words?.at ?? name.at;
  const read = typeInWords(text, notebook.cite(at, ''));
  if (read) return read;
  notebook.say('type-unknown', `The type “${text}” of ${name.text} is not one that is known.`, { at, quote: text });
  const said = notebook.cite(at, 'a type in words that are not known', 'unknown');
  return { kind: 'unknown', evidence: { type: [said] } };
}

/** What a description says beyond describing: values, limits, what is taken where nothing is sent. */
function described(notebook: Notebook, schema: Schema, words: Words, more: readonly Sentence[]): Schema {
  const sentences = [...more, ...sentencesOf(words)];
  const cite = (at: number, rule: string, quote: string): Evidence => notebook.cite(at, rule, 'inferred', quote);
  const below = withValuesBelow(schema, words.text, (rule, quote) => cite(words.at, rule, quote));
  const limited = withLimits(withValues(below, sentences, cite), sentences, cite);
  const whole = withDefault(limited, sentences, cite);
  const description = words.text.replace(/^(?:Optional|Required)\b[.,]?\s*/i, '');
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

/** In a list, what is sent is called required where it is; what is received is called optional where it is. */
function listedNeed(notebook: Notebook, { description }: ListedField, sent: boolean): Need {
  const called = /^(required|optional)\b/i.exec(description.text)?.[1]?.toLowerCase();
  const rule =
    called === undefined
      ? 'an item without “Required” or “Optional” is as the others of its kind are'
      : `an item says that it is ${called}`;
  return { required: called === undefined ? !sent : called === 'required', said: notebook.cite(description.at, rule) };
}
