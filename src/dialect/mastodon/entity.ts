import type { Evidence, NamedType, Property } from '../../model/api.js';
import { nestByPath, propertiesOf } from '../../notation/field-tree.js';
import type { Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { labelsIn } from './labels.js';
import { schemaIn } from './member.js';

/** `## Attributes`, `## Optional attributes`, `## Poll::Option attributes {#Option}`, `## CredentialAccount entity attributes` */
export function entityHeading(
  text: string,
): { readonly name?: string; readonly optional: boolean; readonly deprecated: boolean } | undefined {
  const found =
    /^(?:(required|optional|base|deprecated|additional)\s+|(?:(?:the\s+)?([A-Z][\w:]*?)(?:\s+entity)?)\s+)?attributes(?:\s+\([^()]*\))?$/i.exec(
      text,
    );
  if (!found) return undefined;
  const [, kind = '', name] = found;
  return { ...(name === undefined ? {} : { name }), optional: /^optional$/i.test(kind), deprecated: /^deprecated$/i.test(kind) };
}

interface Attribute {
  /** As a path: `configuration.statuses.max`, `fields[].name`. */
  readonly name: string;
  readonly words: Words;
  readonly labels: ReturnType<typeof labelsIn>;
  readonly optional: boolean;
  readonly deprecated: boolean;
}

/** The types of a page of entities: one by the page's title, others by the headings of theirs. */
export function readEntities(
  notebook: Notebook,
  title: Words | undefined,
  name: string | undefined,
  sections: readonly Section[],
): readonly NamedType[] {
  const attributes = new Map<string, { readonly heading: Words; readonly list: Attribute[] }>();
  for (const { heading, parts, above } of sections) {
    const of = above.map((one) => entityHeading(one.words.text)).findLast((one) => one !== undefined);
    const head = above.findLast((one) => entityHeading(one.words.text) !== undefined);
    const owner = of?.name ?? name;
    const labelled = parts.find((part) => part.kind === 'paragraph' && labelsIn(part.words).has('type'));
    if (!of || !head || owner === undefined || labelled?.kind !== 'paragraph') continue;
    notebook.cite(head.words.at, 'a heading “attributes” opens the fields of an entity');
    const path = attributePath(heading.words);
    if (path === undefined) {
      notebook.say('part-unplaced', `“${heading.words.text}” is no name of an attribute.`, { at: heading.words.at });
      continue;
    }
    const known = attributes.get(owner) ?? { heading: of.name === undefined ? (title ?? head.words) : head.words, list: [] };
    attributes.set(owner, known);
    known.list.push({
      name: path,
      words: heading.words,
      labels: labelsIn(labelled.words),
      optional: of.optional || /‹(?:optional|removed)›|\b(?:optional|removed)$/i.test(heading.words.text),
      deprecated: of.deprecated || /‹(?:deprecated|removed)›|\b(?:deprecated|removed)$/i.test(heading.words.text),
    });
    notebook.cite(labelled.words.at, 'labels in bold describe an attribute');
  }
  return [...attributes].map(([owner, { heading, list }]): NamedType => {
    const said = notebook.cite(heading.at, 'a page or heading names the entity whose attributes it lists');
    const properties = propertiesOf(nestByPath(list), (attribute) => attributeFacts(notebook, attribute));
    return { name: owner, schema: { kind: 'object', properties, evidence: { type: [said] } }, evidence: { name: [said] } };
  });
}

/** `urls[streaming_api]` → `urls.streaming_api`; `fields[][name]` → `fields[].name` */
function attributePath({ text }: Words): string | undefined {
  const bare = text
    .replace(/\s*(?:‹\w+›|\b(?:optional|deprecated|removed|nullable)$)/g, '')
    .replace(/\\/g, '')
    .trim();
  if (!/^[\w$:-]+(?:\[[\w$:-]*\])*$/.test(bare)) return undefined;
  return bare.replace(/\[([\w$:-]+)\]/g, '.$1');
}

function attributeFacts(notebook: Notebook, { words, labels, optional, deprecated, name }: Attribute): Omit<Property, 'name'> {
  const type = labels.get('type')?.words;
  const read = type ? schemaIn(notebook, type, name) : undefined;
  const unknown = notebook.cite(words.at, 'no label says the type', 'unknown');
  const schema = read?.schema ?? { kind: 'unknown' as const, evidence: { type: [unknown] } };
  const description = labels.get('description')?.words;
  const cited: readonly Evidence[] = description ? [notebook.cite(description.at, 'the label “Description” describes')] : [];
  const rule = optional ? 'a mark says that the attribute may be missing' : 'an attribute that is not marked is there';
  return {
    required: !optional,
    schema: {
      ...schema,
      ...(description && description.text !== '' ? { description: description.text } : {}),
      ...(deprecated ? { deprecated: true } : {}),
      evidence: {
        ...schema.evidence,
        ...(cited.length > 0 ? { description: cited } : {}),
        ...(deprecated ? { deprecated: [notebook.cite(words.at, 'a mark says that the attribute is deprecated')] } : {}),
      },
    },
    evidence: { name: [notebook.cite(words.at, 'a heading names an attribute')], required: [notebook.cite(words.at, rule)] },
  };
}
