import type { NamedType, Schema } from '../../model/api.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { listsFields, propertiesIn } from './field.js';
import { isTypeName, type Names } from './names.js';
import { unionIn } from './union.js';

/** Words by which a heading's paragraph says that it is a type: needed where neither table nor list shows it. */
const speaksOfType = /^(?:This object\b|Represents?\b|Describes?\b|Contains?\b|A placeholder\b|An? \w+ object\b|Object\b)/i;

export function isType({ heading, parts }: Section): boolean {
  if (!isTypeName(heading.words.text)) return false;
  return parts.some((part) => {
    if (part.kind === 'table' || part.kind === 'list') return listsFields([part]);
    return part.kind === 'paragraph' && speaksOfType.test(part.words.text);
  });
}

export function readType(notebook: Notebook, names: Names, { heading, parts }: Section): NamedType {
  const { words } = heading;
  const name = notebook.cite(words.at, 'a heading that is one word with a capital names a type');
  const union = unionIn(notebook, names, parts);
  const paragraphs = parts.flatMap((part) => (part.kind === 'paragraph' ? [part.words] : []));
  const description = paragraphs.map(({ text }) => text).join('\n\n');
  const described = paragraphs.map(({ at }) => notebook.cite(at, 'paragraphs below the heading describe'));
  const schema = union ?? objectIn(notebook, names, { heading, parts, above: [] }, description);
  return {
    name: words.text,
    schema: {
      ...schema,
      ...(description === '' ? {} : { description }),
      evidence: { ...schema.evidence, ...(description === '' ? {} : { description: described }) },
    },
    evidence: { name: [name] },
  };
}

function objectIn(notebook: Notebook, names: Names, { heading, parts }: Section, description: string): Schema {
  const properties = propertiesIn(notebook, names, parts, false);
  const { at } = heading.words;
  if (listsFields(parts))
    return { kind: 'object', properties, evidence: { type: [notebook.cite(at, 'fields below a heading are those of a type')] } };
  if (/\bmultipart\/form-data\b/i.test(description) && /\bfile\b/i.test(description)) {
    const said = notebook.cite(at, 'what is posted as a part of a form is the content of a file', 'inferred', description);
    return { kind: 'binary', evidence: { type: [said] } };
  }
  if (/\bholds no information\b|\bno fields\b/i.test(description)) {
    const said = notebook.cite(at, 'a type that holds no information is an object without fields', 'inferred', description);
    return { kind: 'object', properties: [], evidence: { type: [said] } };
  }
  notebook.say('fields-missing', `${heading.words.text} is described in words only: what it holds is not known.`, { at });
  return {
    kind: 'unknown',
    evidence: { type: [notebook.cite(at, 'neither a table nor a list says what the type is', 'unknown')] },
  };
}
