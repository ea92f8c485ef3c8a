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

export interface RoleRule {
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

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/\((?:[^()]*)\)$/, '')
    .replace(/^[\s*_`#]+(?=\w)|[\s?:*_`.!]+$/g, '')
    .trim();

/** The rule for the heading of a column. */
export function ruleFor(text: string): RoleRule | undefined {
  const words = tidy(text);
  return words === '' || words.length > 60 ? undefined : roleRules.find(({ match }) => match.test(words));
}

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
