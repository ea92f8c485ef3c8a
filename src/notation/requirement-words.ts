/** Whether a field has to be there, as pages put it. */
export interface Requirement {
  /** `undefined` where it depends on something else: `conditional`. */
  readonly required: boolean | undefined;
  readonly rule: string;
}

interface RequirementRule {
  readonly name: string;
  readonly match: RegExp;
  readonly required: boolean | undefined;
}

/** How a cell that says nothing else puts it, under a heading such as `Required`. First match wins. */
const requirementRules: readonly RequirementRule[] = [
  {
    name: 'it depends on something else whether the field is needed',
    match:
      /^(?:c|conditional(?:ly)?|conditionally required|depends|sometimes|required (?:if|when|for|unless)\b.*|(?:if|when|unless)\b.*|yes,? (?:if|when|unless|for)\b.*|bedingt|mandatory (?:if|when|for)\b.*|conditional\b.*)$/i,
    required: undefined,
  },
  {
    name: 'the field is said to be needed',
    match:
      /^(?:required|req|req'd|mandatory|yes|y|true|m|must|always|✓|✔|✅|☑|●|•|✱|\*|pflicht|pflichtfeld|ja|oui|obligatoire|obligatorio|sí|obligatorisch|erforderlich|requis|x|1\.\.1|1|not null|1\.\.n|1\.\.\*|\[1\.\.1\])$/iu,
    required: true,
  },
  {
    name: 'the field is said to be left out at will',
    match:
      /^(?:optional(?:ly)?|opt|no|n|false|o|not required|non-required|✗|✘|✖|❌|☐|○|-|–|—|nein|non|facultatif|facultative|optionnel|opcional|wahlfrei|nicht erforderlich|0\.\.1|0\.\.n|0\.\.\*|\[0\.\.1\])$/iu,
    required: false,
  },
];

/** Reads a cell of a column that is about nothing else. */
export function readRequirementCell(text: string): Requirement | undefined {
  const said = text
    .replace(/\s+/g, ' ')
    .replace(/[.;!]+$/, '')
    .trim();
  const rule = said.length > 120 ? undefined : requirementRules.find(({ match }) => match.test(said));
  return rule && { required: rule.required, rule: rule.name };
}

/** Where a mark stands: beside a name or a type, or within the sentences that describe a field. */
export type MarkPlace = 'label' | 'prose';

export interface RequirementMark extends Requirement {
  /** The words that said it. */
  readonly quote: string;
  /** The text without them. */
  readonly rest: string;
}

interface MarkRule extends RequirementRule {
  readonly places: readonly MarkPlace[];
}

/** Words beside other words. First match wins, so that “not required” is read before “required”. */
const requirementMarks: readonly MarkRule[] = [
  {
    name: 'words in brackets say that it depends on something else whether the field is needed',
    match:
      /[([]\s*(?:conditional(?:ly)?(?: required)?|(?:required|mandatory|optional) (?:if|when|for|unless)\b[^()[\]]*)\s*[)\]]/i,
    required: undefined,
    places: ['label', 'prose'],
  },
  {
    name: 'the first words say that it depends on something else whether the field is needed',
    match: /^(?:conditional(?:ly required)?|(?:required|mandatory) (?:if|when|for|unless)\b[^.]*)(?:[.:,;]|$)/i,
    required: undefined,
    places: ['label', 'prose'],
  },
  {
    name: 'words behind the type say that it depends on something else whether the field is needed',
    match: /[,;|·•–—-]?\s*\b(?:conditional(?:ly required)?|(?:required|mandatory) (?:if|when|for|unless)\b.*)$/i,
    required: undefined,
    places: ['label'],
  },
  {
    name: 'words in brackets say that the field may be left out',
    match:
      /[([]\s*(?:optional|opt\.?|not required|facultatif|opcional)\s*[)\]](?=\s*(?:[.:;,–—-]|$))|^[([]\s*(?:optional|not required)\s*[)\]]/i,
    required: false,
    places: ['label', 'prose'],
  },
  {
    name: 'the first word says that the field may be left out',
    match: /^(?:optional|facultatif|not required)(?:\s*[.:,;–—]\s*|\s+-\s+|$)/i,
    required: false,
    places: ['label', 'prose'],
  },
  {
    name: 'a word beside the type says that the field may be left out',
    match: /(?:\s*[,;|·•–—/-]\s*|\s+|^)(?:optional|not required)(?:[.;]|(?=,)|$)|^optional\s+/i,
    required: false,
    places: ['label'],
  },
  {
    name: 'words in brackets say that the field is needed',
    match:
      /[([]\s*(?:required|mandatory|pflichtfeld|obligatoire|erforderlich|obligatorio)\s*[)\]](?=\s*(?:[.:;,–—-]|$))|^[([]\s*(?:required|mandatory)\s*[)\]]/i,
    required: true,
    places: ['label', 'prose'],
  },
  {
    name: 'the first word says that the field is needed',
    match: /^(?:required|mandatory|pflichtfeld|obligatoire|erforderlich)(?:\s*[.:,;–—]\s*|\s+-\s+|$)/i,
    required: true,
    places: ['label', 'prose'],
  },
  {
    name: 'a word beside the type says that the field is needed',
    match: /(?:\s*[,;|·•–—/-]\s*|\s+|^)(?:required|mandatory)(?:[.;]|(?=,)|$)|^required\s+/i,
    required: true,
    places: ['label'],
  },
  {
    name: 'a sentence says that the field may be left out',
    match:
      /(?:^|[.!]\s+)(?:this (?:field|parameter|property|value|attribute|argument) is (?:optional|not required)|(?:is )?optional)(?:\.|$)/i,
    required: false,
    places: ['prose'],
  },
  {
    name: 'a sentence says that the field is needed',
    match:
      /(?:^|[.!]\s+)(?:this (?:field|parameter|property|value|attribute|argument) is (?:always )?(?:required|mandatory)|required|mandatory)(?:\.|$)/i,
    required: true,
    places: ['prose'],
  },
];

/** Longer texts than this describe no single field. */
const longest = 5000;

/** Finds a mark such as `(required)`, `optional,` or `REQUIRED` beside other words. */
export function findRequirementMark(text: string, place: MarkPlace): RequirementMark | undefined {
  if (text.length > longest) return undefined;
  for (const { name, match, required, places } of requirementMarks) {
    const found = places.includes(place) ? match.exec(text) : null;
    if (!found) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.replace(/[ \t]{2,}/g, ' ').trim();
    return { required, rule: name, quote: found[0].trim(), rest };
  }
  return undefined;
}
