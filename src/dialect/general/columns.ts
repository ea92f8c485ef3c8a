import type { Cell, Row, Table } from '../../page/structure/index.js';
import { readTypeWords } from '../type-words.js';
import type { Place } from './field.js';

/** What a column of a table is about. */
export type Role =
  | 'name'
  | 'type'
  | 'required'
  | 'optional'
  | 'nullable'
  | 'place'
  | 'default'
  | 'format'
  | 'constraints'
  | 'pattern'
  | 'length'
  | 'minimum'
  | 'maximum'
  | 'values'
  | 'example'
  | 'description'
  | 'deprecated'
  | 'status'
  | 'error'
  | 'method'
  | 'address'
  | 'aside';

interface RoleRule {
  readonly name: string;
  readonly match: RegExp;
  readonly role: Role;
  /** Where the heading of names says where the fields belong. */
  readonly place?: Place;
}

/** Headings of columns, in small letters without the signs at their ends. First match wins. */
export const roleRules: readonly RoleRule[] = [
  {
    name: 'a column tells which fields are required',
    match:
      /^(?:is )?(?:required|req(?:'d)?|mandatory|mand|compulsory|presence|obligation|oblig|m\/o(?:\/c)?|o\/m(?:\/c)?|r\/o|req\/opt|required ?(?:\/|or) ?optional|mandatory ?(?:\/|or) ?optional|optional ?\/ ?required|optionality|cardinality|occurrences?|occurs|multiplicity|usage|pflicht(?:feld)?|erforderlich|obligatoire|requis|obligatorio|requerido|verplicht|obbligatorio|must)$/,
    role: 'required',
  },
  { name: 'a column tells which fields are optional', match: /^(?:is )?(?:optional|opt|facultatif|opcional)$/, role: 'optional' },
  {
    name: 'a column tells which fields may be null',
    match: /^(?:is )?(?:null(?:able|s|s allowed)?|allows? null|can be null)$/,
    role: 'nullable',
  },
  {
    name: 'a column tells where a field is sent',
    match:
      /^(?:in|location|located in|position|(?:param(?:eter)?|argument) (?:type|location|in|kind)|sent in|passed (?:in|via|as)|found in|ort|emplacement)$/,
    role: 'place',
  },
  {
    name: 'a column tells types',
    match:
      /^(?:(?:data|value|field|json|java|variable|property|attribute|schema|parameter value)[ -]?types?|types?|typ|datentyp|type de donn[ée]es?|tipo(?: de datos?)?|schema|class)$/,
    role: 'type',
  },
  { name: 'a column tells formats', match: /^(?:formats?|encoding|date format)$/, role: 'format' },
  {
    name: 'a column tells defaults',
    match:
      /^(?:defaults?(?: values?)?|default if omitted|standard(?:wert)?|vorgabe(?:wert)?|(?:valeur )?par d[ée]faut|predeterminado|valor por defecto)$/,
    role: 'default',
  },
  {
    name: 'a column tells constraints',
    match:
      /^(?:constraints?|restrictions?|validations?(?: rules?)?|rules?|ranges?|limits?|bounds|bereich|einschr[äa]nkung(?:en)?|contraintes?|limites?)$/,
    role: 'constraints',
  },
  { name: 'a column tells patterns', match: /^(?:patterns?|regex(?:p)?|regular expression)$/, role: 'pattern' },
  {
    name: 'a column tells lengths',
    match: /^(?:(?:max(?:imum)?[. ]*)?(?:length|len|size)|l[äa]nge|max(?:imale)? l[äa]nge|longueur(?: max(?:imale)?)?)$/,
    role: 'length',
  },
  { name: 'a column tells least values', match: /^(?:min(?:imum)?(?: value)?)$/, role: 'minimum' },
  { name: 'a column tells greatest values', match: /^(?:max(?:imum)?(?: value)?)$/, role: 'maximum' },
  {
    name: 'a column tells allowed values',
    match:
      /^(?:(?:allowed|possible|valid|accepted|permitted|supported|enum|available) (?:values?|options?)|enum(?:eration)?s?|options|choices|(?:zul[äa]ssige |m[öo]gliche )?werte|valeurs (?:possibles|autoris[ée]es))$/,
    role: 'values',
  },
  {
    name: 'a column shows examples',
    match: /^(?:examples?(?: values?)?|samples?(?: values?)?|e\.?g|beispiel(?:e|wert)?|exemples?|ejemplo|values?|wert|valeur)$/,
    role: 'example',
  },
  {
    name: 'a column describes fields',
    match:
      /^(?:descriptions?|desc|notes?|comments?|meanings?|details?|explanations?|remarks?|definitions?|info(?:rmation)?|purpose|summary|what it (?:is|does|means)|used for|beschreibung|bedeutung|bemerkung(?:en)?|erl[äa]uterung|hinweise?|anmerkung(?:en)?|signification|d[ée]finition|remarques?|descripci[óo]n|descri[çc][ãa]o|descrizione|omschrijving|reason|cause|when|condition|situation|text|about|details and constraints)$/,
    role: 'description',
  },
  { name: 'a column tells what is deprecated', match: /^deprecated$/, role: 'deprecated' },
  {
    name: 'a column shows statuses',
    match:
      /^(?:http )?(?:status(?:es)?|response)(?: ?codes?)?$|^http(?: (?:response|status))? codes?$|^(?:http|statuscode|http-status|code http|statut)$/,
    role: 'status',
  },
  {
    name: 'a column names errors',
    match:
      /^(?:errors?(?: ?(?:codes?|names?|types?|identifiers?|strings?|ids?))?|exceptions?|fehler(?:code)?|codes?|erreur|c[óo]digo|failure|reason code)$/,
    role: 'error',
  },
  { name: 'a column shows methods', match: /^(?:http )?(?:methods?|verbs?)$/, role: 'method' },
  {
    name: 'a column shows addresses',
    match: /^(?:urls?|uris?|paths?|endpoints?|routes?|url path|request url|address|adresse)$/,
    role: 'address',
  },
  {
    name: 'a column names headers',
    match: /^(?:(?:http |request |response )?headers?(?: (?:names?|fields?|parameters?))?|kopfzeile|en-t[êe]te)$/,
    role: 'name',
    place: 'header',
  },
  {
    name: 'a column names query parameters',
    match: /^(?:query(?:[ -]?string)?|url query) ?(?:param(?:eter)?s?|arguments?|fields?|keys?)?(?: names?)?$/,
    role: 'name',
    place: 'query',
  },
  {
    name: 'a column names path parameters',
    match: /^(?:path|uri|route)[ -](?:param(?:eter)?s?|variables?|arguments?)(?: names?)?$/,
    role: 'name',
    place: 'path',
  },
  {
    name: 'a column names fields of the body',
    match: /^(?:body|json|payload|form) (?:param(?:eter)?s?|fields?|propert(?:y|ies)|attributes?|keys?)(?: names?)?$/,
    role: 'name',
    place: 'body',
  },
  {
    name: 'a column names fields',
    match:
      /^(?:(?:request|response|input|output|json|api|data|object|sub|child|method) ?-?)?(?:fields?|param(?:eter)?s?|arguments?|args?|propert(?:y|ies)|attributes?|keys?|variables?|elements?|members?|options?|columns?|data elements?|tags?|inputs?|outputs?)(?: ?-?(?:names?|keys?|ids?|paths?))?$|^(?:names?|feld(?:er)?(?:name)?|nom(?: du champ)?|champs?|param[èe]tres?|nombre|campos?|par[áa]metros?|atributos?|bezeichnung|eigenschaft(?:en)?|propri[ée]t[ée]s?|attributs?|naam|veld|json path|path)$/,
    role: 'name',
  },
  {
    name: 'a column is about something else',
    match:
      /^(?:#|no|nr|since|version|pii|unit|units|einheit|unit[ée]|index|sensitive|sortable|filterable|searchable|read[ -]?only|child properties|editable|notes? id|since version|added(?: in)?|access|permissions?)$/,
    role: 'aside',
  },
];

export interface Columns {
  readonly roles: readonly (Role | undefined)[];
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  readonly place?: Place;
  /** Whether one column holds name, type and description together. */
  readonly together: boolean;
}

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/\((?:[^()]*)\)$/, '')
    .replace(/^[\s*_`#]+(?=\w)|[\s?:*_`.!]+$/g, '')
    .trim();

function ruleFor(text: string): RoleRule | undefined {
  const words = tidy(text);
  return words === '' || words.length > 60 ? undefined : roleRules.find(({ match }) => match.test(words));
}

/** What the columns of a table are about; the header is the row that is marked as one, or else the first. */
export function columnsOf(table: Table): Columns | undefined {
  const [first, ...rest] = table.rows;
  if (table.header.length > 0) return readColumns(table.header, table.rows) ?? undefined;
  return first && rest.length > 0 ? readColumns(first.cells, rest) : undefined;
}

function readColumns(header: readonly Cell[], rows: readonly Row[]): Columns | undefined {
  if (header.length > 0 && header.every(({ words }) => words === header[0]?.words)) {
    const parts = (header[0]?.words.text ?? '').split(/\s*[,/\n]\s*|\s+and\s+/);
    const [name, ...others] = parts.map(ruleFor);
    if (name?.role !== 'name' || others.length === 0 || others.some((rule) => rule === undefined)) return undefined;
    return { roles: header.map(() => 'name'), header, rows, together: true };
  }
  const rules = header.map(({ words }) => ruleFor(words.text.split('\n')[0] ?? ''));
  const roles: (Role | undefined)[] = rules.map((rule) => rule?.role);
  const joined = header.map(({ words }) => joinedRoles(words.text));
  for (const [column, one] of joined.entries()) if (roles[column] === undefined && one) roles[column] = 'name';
  for (const column of roles.keys()) {
    const role = roles[column];
    if ((role === 'type' || role === 'place' || role === undefined) && isPlaces(rows, column)) roles[column] = 'place';
    // A cell such as `200` or `404` is a status, however its column is called.
    if (role === 'error' && isStatuses(rows, column)) roles[column] = 'status';
  }
  settleTwice(roles, 'type', (column) => readable(rows, column));
  settleTwice(roles, 'name', (column) => -column);
  if (!roles.includes('type') && roles.includes('format') && readable(rows, roles.indexOf('format')) > 0)
    roles[roles.indexOf('format')] = 'type';
  const named = rules[roles.indexOf('name')];
  const known = roles.filter((role) => role !== undefined && role !== 'aside').length;
  if (known < 2) return undefined;
  return { roles, header, rows, ...(named?.place === undefined ? {} : { place: named.place }), together: false };
}

/** `Parameter / Type` heads cells in which both stand. */
function joinedRoles(text: string): boolean {
  const [first, ...others] = text.split(/\s*[,/\n&]\s*|\s+and\s+/).map(ruleFor);
  return first?.role === 'name' && others.length > 0 && others.every((rule) => rule !== undefined);
}

/** Of two columns that seem to be about one thing the better stays. */
function settleTwice(roles: (Role | undefined)[], role: Role, worth: (column: number) => number): void {
  const columns = [...roles.keys()].filter((column) => roles[column] === role);
  const [best] = [...columns].sort((a, b) => worth(b) - worth(a));
  for (const column of columns) if (column !== best) roles[column] = 'aside';
}

const cellsOf = (rows: readonly Row[], column: number): readonly string[] =>
  rows.map(({ cells }) => cells[column]?.words.text.trim() ?? '').filter((text) => text !== '');

/** How many cells are types in words. */
const readable = (rows: readonly Row[], column: number): number =>
  cellsOf(rows, column).filter((text) => readTypeWords(text.split(/\n|[,;(]/)[0] ?? '') !== undefined).length;

export const placeWords: readonly { readonly match: RegExp; readonly place: Place }[] = [
  { match: /^(?:path|url path|uri|url|route|path param(?:eter)?|in path|path variable)$/i, place: 'path' },
  { match: /^(?:query|query ?string|querystring|url query|query param(?:eter)?|in query)$/i, place: 'query' },
  { match: /^(?:headers?|http header|request header|in header)$/i, place: 'header' },
  { match: /^(?:cookie)$/i, place: 'cookie' },
  {
    match: /^(?:body|request ?body|payload|json body|json|form|form ?data|formdata|post body|in body|body param(?:eter)?)$/i,
    place: 'body',
  },
];

export const placeOfWords = (text: string): Place | undefined => placeWords.find(({ match }) => match.test(text.trim()))?.place;

function isPlaces(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column);
  return cells.length > 0 && cells.every((text) => placeOfWords(text) !== undefined && !/^(?:uri|url|json)$/i.test(text));
}

function isStatuses(rows: readonly Row[], column: number): boolean {
  const cells = cellsOf(rows, column);
  return cells.length > 0 && cells.every((text) => /^[1-5](?:\d\d|xx)\b/i.test(text));
}
