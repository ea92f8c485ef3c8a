/** How the dialect writes types, and what each way of writing says. */
export type TypeText =
  | { readonly kind: 'scalar'; readonly type: ScalarName; readonly format?: string }
  | { readonly kind: 'enum'; readonly type: 'string' | 'integer' | 'number' | 'boolean'; readonly format?: string }
  | { readonly kind: 'array'; readonly items?: TypeText }
  | { readonly kind: 'object'; readonly name?: string; readonly count?: number }
  | { readonly kind: 'map'; readonly values: TypeText }
  /** Members stand in the text (`string | null`), or follow as rows when there are none here. */
  | { readonly kind: 'union'; readonly mode: 'one-of' | 'any-of'; readonly members: readonly TypeText[] }
  /** A word where a type is expected. */
  | { readonly kind: 'unknown'; readonly text: string };

export type ScalarName = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'any' | 'binary';

interface TypeRule {
  readonly name: string;
  readonly match: RegExp;
  read(found: RegExpExecArray, depth: number): TypeText | undefined;
}

/** First match wins. */
export const typeRules: readonly TypeRule[] = [
  {
    name: 'a list of alternatives follows in rows of their own',
    match: /^(one|any)[ -]?of:?$/i,
    read: (found) => ({ kind: 'union', mode: found[1]?.toLowerCase() === 'any' ? 'any-of' : 'one-of', members: [] }),
  },
  {
    name: 'alternatives are set apart by bars',
    match: /^.+(?: ?\| ?| or ).+$/,
    read: (found, depth) => readAlternatives(found[0], depth),
  },
  {
    name: 'an enumeration names its type in angle brackets',
    match: /^enum ?<(string|integer|number|boolean)>(?: ?<([^<>]+)>)?$/,
    read: (found) => ({ kind: 'enum', type: enumType(found[1]), ...(found[2] === undefined ? {} : { format: found[2] }) }),
  },
  {
    name: 'an array names its items in square brackets',
    match: /^array ?\[(.*)\]$/,
    read: (found, depth) => {
      const inner = found[1]?.trim() ?? '';
      if (inner === '') return { kind: 'array' };
      const items = readType(inner, depth + 1);
      return items && { kind: 'array', items };
    },
  },
  { name: 'an array does not name its items', match: /^array$/, read: () => ({ kind: 'array' }) },
  {
    name: 'a map names its values in angle brackets',
    match: /^map ?<(?:string, ?)?(.+)>$/,
    read: (found, depth) => {
      const values = readType(found[1] ?? '', depth + 1);
      return values && { kind: 'map', values };
    },
  },
  {
    name: 'an object gives its name in parentheses and the number of its fields in braces',
    match: /^object(?: ?\((.+?)\))?(?: ?\{(\d{1,5})\})?$/,
    read: (found) => ({
      kind: 'object',
      ...(found[1] === undefined ? {} : { name: found[1].trim() }),
      ...(found[2] === undefined ? {} : { count: Number(found[2]) }),
    }),
  },
  {
    name: 'a plain type may give its format in angle brackets',
    match: /^(string|integer|number|boolean|null|any|file|binary)(?: ?<([^<>]+)>)?$/,
    read: (found) => ({ kind: 'scalar', type: scalarName(found[1]), ...(found[2] === undefined ? {} : { format: found[2] }) }),
  },
];

/** Deeper types than this are no types. */
const maximumDepth = 12;

/** Reads the text of a type; `undefined` where it is none. */
export function readType(text: string, depth = 0): TypeText | undefined {
  if (depth > maximumDepth || text.length > 300) return undefined;
  for (const rule of typeRules) {
    const found = rule.match.exec(text);
    const type = found ? rule.read(found, depth) : undefined;
    if (type) return type;
  }
  return undefined;
}

/** The rule's sentence for a text that `readType` understood. */
export const typeRuleOf = (text: string): string =>
  typeRules.find((rule) => {
    const found = rule.match.exec(text);
    return found !== null && rule.read(found, 0) !== undefined;
  })?.name ?? '';

function readAlternatives(text: string, depth: number): TypeText | undefined {
  const members = splitOutsideBrackets(text).map((part) => readType(part, depth + 1));
  if (members.length < 2 || !members.every((member) => member !== undefined)) return undefined;
  return { kind: 'union', mode: 'one-of', members };
}

function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if ('[{(<'.includes(char)) depth += 1;
    else if (']})>'.includes(char)) depth -= 1;
    const or = depth === 0 && text.startsWith(' or ', at);
    if (or || (depth === 0 && char === '|')) {
      parts.push(text.slice(start, at).trim());
      at += or ? 3 : 0;
      start = at + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts;
}

const scalarName = (word: string | undefined): ScalarName => {
  switch (word) {
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
    case 'any':
    case 'binary':
      return word;
    case 'file':
      return 'binary';
    default:
      return 'string';
  }
};

const enumType = (word: string | undefined): 'string' | 'integer' | 'number' | 'boolean' =>
  word === 'integer' || word === 'number' || word === 'boolean' ? word : 'string';

/** The innermost type of nested arrays; of a nullable type, the one that is not null. */
export function coreOf(type: TypeText): TypeText | undefined {
  if (type.kind === 'array') return type.items && coreOf(type.items);
  if (type.kind === 'union') {
    const [only, ...more] = type.members.filter((member) => !(member.kind === 'scalar' && member.type === 'null'));
    return only && more.length === 0 ? coreOf(only) : type;
  }
  return type;
}

/** The type whose rows follow: the innermost one, or of several alternatives the one that is an object. */
export function holderOf(type: TypeText): TypeText | undefined {
  const core = coreOf(type);
  if (core?.kind !== 'union') return core;
  const [only, ...more] = core.members.map(coreOf).filter((member) => member?.kind === 'object');
  return only && more.length === 0 ? only : core;
}
