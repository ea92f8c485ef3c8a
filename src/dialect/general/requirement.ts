import type { Evidence } from '../../model/api.js';
import { findRequirementMark } from '../../notation/requirement-words.js';
import type { Field, FieldGroup, RequirementSaying } from './field.js';
import type { Notebook } from './line.js';

/** Whether a field has to be there; `evidence` says where that is from, or that it is not known. */
export interface FoundRequirement {
  readonly required: boolean;
  readonly evidence: readonly Evidence[];
}

/** Sentences that say for several fields at once what is required. */
export interface RequirementProse {
  readonly named: ReadonlyMap<string, RequirementSaying>;
  readonly others?: RequirementSaying;
}

const names = String.raw`((?:\x60[^\x60]{1,80}\x60(?:\s*(?:,|and|&|,\s*and)\s*)?){1,20})`;
const named = new RegExp(
  String.raw`${names}\s*(?:fields?|parameters?|arguments?|properties|attributes)?\s*(?:is|are)\s+(?:both |all |always )?(required|mandatory|optional)\b(?! (?:if|when|unless|for))`,
  'gi',
);
const all =
  /\b(?:all|every)(?: of)?(?: the| other| these)*\s+(?:fields?|param(?:eter)?s?|arguments?|properties|attributes|others?)(?:\s+(?:below|above|listed))?\s+(?:is|are)\s+(required|mandatory|optional)\b/i;

/** Reads sentences such as “The fields `a` and `b` are required. All other fields are optional.” */
export function requirementProse(lines: readonly { readonly text: string; readonly at: number }[]): RequirementProse {
  const found = new Map<string, RequirementSaying>();
  let others: RequirementSaying | undefined;
  for (const { text, at } of lines) {
    if (text.length > 3000) continue;
    const saying = (said: string, quote: string): RequirementSaying => ({
      text: quote,
      at,
      rule: 'a sentence says of several fields whether they are needed',
      required: !/optional/i.test(said),
      standing: 'inferred',
    });
    for (const [quote, list = '', said = ''] of text.matchAll(named))
      for (const [, name = ''] of list.matchAll(/`([^`]+)`/g)) found.set(name, saying(said, quote));
    const whole = all.exec(text);
    if (whole) others = saying(whole[1] ?? '', whole[0]);
  }
  return { named: found, ...(others ? { others } : {}) };
}

/** What fields without a mark are, where others have one. */
export type Unmarked = { readonly required: boolean; readonly quote: string; readonly at: number } | undefined;

/** Concludes from the marks of the fields told together what one without a mark is. */
export function unmarkedIn(groups: readonly FieldGroup[]): Unmarked {
  const marks = groups.flatMap(({ fields }) => allFields(fields)).flatMap(markOf);
  const required = marks.find((mark) => mark.required);
  // The other way round it is not as sure: who marks a few fields as optional may say nothing of the others.
  return required && marks.every((mark) => mark.required) ? { ...required, required: false } : undefined;
}

/** The mark of a field, beside its name or within its description. */
function markOf({ requirement, description }: Field): readonly NonNullable<Unmarked>[] {
  if (requirement)
    return requirement.required === undefined
      ? []
      : [{ required: requirement.required, quote: requirement.text, at: requirement.at }];
  const said = description && sentenceIn(description.text);
  return said && description ? [{ required: said.required, quote: said.quote, at: description.at }] : [];
}

const allFields = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...allFields(field.children)]);

/** What is known beside the field's own words. */
export interface RequirementContext {
  /** From the heading above the fields: `Required arguments`. */
  readonly section?: { readonly required: boolean; readonly at: number };
  readonly prose: RequirementProse;
  readonly unmarked: Unmarked;
}

export function requirementOf(
  notebook: Notebook,
  field: Field,
  { section, prose, unmarked }: RequirementContext,
): FoundRequirement {
  const cite = ({ at, rule, text, standing }: RequirementSaying): readonly Evidence[] => [
    notebook.cite(at, rule, standing, text),
  ];
  const own = field.requirement ?? prose.named.get(field.name);
  if (own?.required !== undefined) return { required: own.required, evidence: cite(own) };
  if (own) return { required: false, evidence: [notebook.cite(own.at, own.rule, 'unknown', own.text)] };
  if (section)
    return {
      required: section.required,
      evidence: [notebook.cite(section.at, 'a heading says of all fields below it whether they are needed')],
    };
  if (prose.others?.required !== undefined) return { required: prose.others.required, evidence: cite(prose.others) };
  const beside = field.description && sentenceIn(field.description.text);
  if (beside && field.description)
    return { required: beside.required, evidence: [notebook.cite(field.description.at, beside.rule, 'inferred', beside.quote)] };
  if (unmarked) {
    const rule = 'a field without a mark may be left out where others are marked as required';
    return { required: unmarked.required, evidence: [notebook.cite(unmarked.at, rule, 'inferred', unmarked.quote)] };
  }
  return { required: false, evidence: [notebook.cite(field.at, 'nothing tells whether the field is needed', 'unknown')] };
}

const sentenceIn = (text: string): { readonly required: boolean; readonly rule: string; readonly quote: string } | undefined => {
  const found = findRequirementMark(text.replaceAll('`', ''), 'prose');
  return found?.required === undefined ? undefined : { required: found.required, rule: found.rule, quote: found.quote };
};
