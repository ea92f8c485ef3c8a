import { standardReason } from './statuses.js';

/** What a heading, or a line above a table, says that the next thing is. */
export interface Topic {
  readonly kind: TopicKind;
  /** Whether it announces examples rather than fields. */
  readonly example: boolean;
  readonly status?: number;
  /** Whether all fields below are needed, or none is. */
  readonly required?: boolean;
  /** Whether the words themselves say that it is sent, so that they mean it below a response, too. */
  readonly sent?: true;
  readonly rule: string;
}

export type TopicKind =
  | 'endpoint'
  | 'path'
  | 'query'
  | 'header'
  | 'cookie'
  | 'body'
  /** Fields that are sent, wherever. */
  | 'parameters'
  | 'response'
  | 'response-header'
  | 'errors'
  | 'statuses'
  | 'example'
  | 'other';

interface TopicRule {
  readonly name: string;
  readonly kind: TopicKind;
  /** Tried on the words in small letters. */
  readonly match: RegExp;
}

/** First match wins. */
export const topicRules: readonly TopicRule[] = [
  {
    name: 'the words announce headers of the response',
    kind: 'response-header',
    match: /\bresponse (?:http )?headers?\b|\breturned headers?\b|antwort(?:header|kopf)/,
  },
  {
    name: 'the words announce statuses',
    kind: 'statuses',
    match:
      /\b(?:status|response|return|http)[ -]?(?:status )?codes?\b|\bstatuscodes?\b|\bhttp status(?:es)?\b|\bstatuses\b|\bcodes? de (?:statut|retour|r[ée]ponse)\b/,
  },
  {
    name: 'the words announce errors',
    kind: 'errors',
    match:
      /\berrors?\b|\berror(?:codes?)\b|\bexceptions?\b|\bfailures?\b|\bfehler(?:codes?|meldungen|antworten)?\b|\berreurs?\b|\berrores\b|\bproblems?\b/,
  },
  {
    name: 'the words announce a response',
    kind: 'response',
    match:
      /\bresponses?\b|\bresponds?\b|\breturns?\b|\breturned\b|\boutputs?\b|\bresults?\b|\banswers?\b|\brepl(?:y|ies)\b|\bantwort(?:en|felder|daten|objekt|format)?\b|\br[ée]ponses?\b|\brespuestas?\b|\bretour\b|\bsuccess(?:ful)?\b|\br[üu]ckgabe(?:wert)?e?\b/,
  },
  {
    name: 'the words announce path parameters',
    kind: 'path',
    match:
      /\b(?:path|uri|route|resource)[ -]?(?:param(?:eter)?s?|variables?|arguments?|segments?)\b|\bpfad-?parameter\b|\bin the path\b|\bparam[èe]tres? (?:de chemin|du chemin)\b|^path$/,
  },
  {
    name: 'the words announce query parameters',
    kind: 'query',
    match:
      /\bquery[ -]?(?:string|param(?:eter)?s?|arguments?|options)?\b|\babfrage-?parameter\b|\bparam[èe]tres? de requ[êe]te\b|\bquerystring\b|\bfilters?\b/,
  },
  { name: 'the words announce cookies', kind: 'cookie', match: /\bcookies?\b/ },
  { name: 'the words announce headers', kind: 'header', match: /\bheaders?\b|\bkopfzeilen?\b|\ben-t[êe]tes?\b|\bcabeceras?\b/ },
  {
    name: 'the words announce a body',
    kind: 'body',
    match:
      /\bbod(?:y|ies)\b|\bpayload\b|\bform[ -]?(?:data|fields?|param(?:eter)?s?)\b|\bpost (?:data|fields|param(?:eter)?s?)\b|\brequest json\b|\bjson (?:request|param(?:eter)?s?|object|fields?|input)\b|\bbodyparameter\b|\banfrage-?(?:k[öo]rper|rumpf|daten)\b|\bcorps\b|\bcuerpo\b/,
  },
  {
    name: 'the words announce what is sent',
    kind: 'parameters',
    match:
      /\bparam(?:eter)?s?\b|\barguments?\b|\battributes?\b|\bfields?\b|\bpropert(?:y|ies)\b|\binputs?\b|\brequests?\b|\bparam[èe]tres?\b|\banfrage\b|\bfelder\b|\bchamps\b|\brequ[êe]te\b|\bpar[áa]metros\b|\bsolicitud\b|\boptions\b|\beingabe(?:n|felder)?\b/,
  },
  {
    name: 'the words announce where the operation is called',
    kind: 'endpoint',
    match: /\bendpoints?\b|\burls?\b|\bmethods?\b|\bsyntax\b|\badresse\b|\broute\b|\busage\b|\bfacts\b|\baufruf\b/,
  },
  {
    name: 'the words announce examples',
    kind: 'example',
    match:
      /\bexamples?\b|\bsamples?\b|\bcurl\b|\bbeispiele?\b|\bexemples?\b|\bejemplos?\b|\bsnippets?\b|\bcode\b|\btry it\b|\bshell\b/,
  },
];

/** Words that a heading of a section is made of; with any other word it titles something. */
const vocabulary = new Set(
  `a an all and any by de der die das des du el for from in is la le les of on or per that the this to und to von with your you its
  http https json xml api rest url uri path query string querystring header headers cookie cookies body bodies payload form data multipart
  request requests response responses respond return returns returned returning output outputs result results answer answers reply replies success successful
  parameter parameters param params argument arguments attribute attributes field fields property properties input inputs option options filter filters variable variables
  schema object format structure definition definitions details model value values content contents type types list table
  error errors exception exceptions failure failures problem problems code codes status statuses statuscode statuscodes errorcode errorcodes
  example examples sample samples curl shell snippet snippets typical default possible common other additional more
  required optional mandatory raw supported accepted available allowed needed
  endpoint endpoints method methods syntax usage route facts resource post get put patch delete
  antwort antworten antwortfelder fehler fehlercodes pfadparameter abfrageparameter anfrage anfragekörper anfragedaten rückgabe rückgabewert rückgabewerte kopfzeilen felder parameter bodyparameter beispiel beispiele adresse aufruf eingabe ausgabe
  réponse réponses requête paramètres paramètre chemin corps en-têtes en-tête champs erreurs erreur exemple exemples retour statut statuts
  respuesta solicitud parámetros cuerpo cabeceras errores ejemplo ejemplos
  ok created accepted body(json) description descriptions arguments(s)`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Topic of a heading: all of its words are those of a section; `undefined` where it titles something else. */
export function topicOfHeading(text: string): Topic | undefined {
  const plain = plainHeading(text);
  if (plain.length > 80) return undefined;
  const status = statusIn(plain);
  const words = withoutStatus(plain)
    .toLowerCase()
    .split(/[^\p{L}\p{N}'-]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return status === undefined ? undefined : topicOfStatus(status);
  if (status !== undefined && (words.length <= 6 || /^\d/.test(plain))) {
    const found = topicOf(plain.toLowerCase());
    if (/^\d{3}\b/.test(plain) || (found && (found.kind === 'response' || found.kind === 'errors' || found.kind === 'example')))
      return { ...topicOfStatus(status), example: found?.example ?? false };
  }
  if (words.length > 7 || !words.every((word) => vocabulary.has(word) || /^\d{3}$/.test(word))) return undefined;
  return topicOf(words.join(' '));
}

/** Whether a heading is made of the words of sections and announces nothing by itself: `Content type: application/json`. */
export const saysNothing = (text: string): boolean =>
  plainHeading(text)
    .toLowerCase()
    .split(/[^\p{L}'-]+/u)
    .every((word) => word === '' || vocabulary.has(word));

/** Without numbers of sections, links to the heading, and what it is for: `3.2 Parameters for "List notices"` → Parameters. */
const plainHeading = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:\d+(?:\.\d+)+\.?|\d{1,2}[.)])\s+/, '')
    .replace(/\s+(?:for|of)\s+["“‘'`].*$/i, '')
    .replace(/["“”]/g, '')
    .replace(/(?:application|multipart|text)\/[\w.+-]+/gi, '')
    .replace(/\s*[#¶:]+$/, '')
    .trim();

function topicOf(words: string): Topic | undefined {
  const rule = topicRules.find(({ match }) => match.test(words));
  if (!rule) return undefined;
  const example = /\b(?:examples?|samples?|beispiele?|exemples?|ejemplos?|curl|shell|snippets?)\b/.test(words);
  const said = /\b(?:required|mandatory)\b/.test(words)
    ? { required: true }
    : /\boptional\b/.test(words)
      ? { required: false }
      : {};
  const both = /\brequired\b.*\boptional\b|\boptional\b.*\brequired\b/.test(words);
  const sent = /\brequests?\b|\bquery\b|\bpath\b|\banfrage|\brequ[êe]te\b|\bsolicitud\b/.test(words)
    ? { sent: true as const }
    : {};
  return { kind: rule.kind, example, rule: rule.name, ...sent, ...(both ? {} : said) };
}

const topicOfStatus = (status: number): Topic => ({
  kind: status >= 400 ? 'errors' : 'response',
  example: false,
  status,
  rule: 'the words begin with a status',
});

/** What a line above a table, a list or an example says of it: `The request body has these fields:`. */
export function topicOfLine(text: string): Topic | undefined {
  const said = text.replace(/\s+/g, ' ').trim();
  if (said.length > 300) return undefined;
  const last = said.split(/(?<=[.!?])\s+/).at(-1) ?? said;
  const status = statusIn(last);
  if (status !== undefined && !/\brequest\b/i.test(last))
    return { ...topicOfStatus(status), example: /\bexample|sample\b/i.test(last) };
  const plain = last.toLowerCase().replace(/\b(?:get|post|put|patch|delete) requests?\b/g, 'call');
  return topicOf(withoutAddress(plain));
}

const withoutAddress = (text: string): string => text.replace(/`[^`]*`/g, ' ').replace(/(?:https?:\/\/|\/)\S+/g, ' ');

/** `200`, `HTTP 404`, `Status: 200`, `422 Unprocessable Entity`, `(201)`. */
export function statusIn(text: string): number | undefined {
  const found =
    /^[^\p{L}\p{N}]*([1-5]\d\d)(?=\s*(?:$|[:–—-]|ok\b|created\b|accepted\b|no content|response|success|[A-Z]))/iu.exec(text) ??
    /\b(?:http(?:\/1\.1)?|status(?: code)?|code|with|is)[\s:]*\x60?([1-5]\d\d)\b(?!\s*(?:characters|items|bytes|ms|seconds|px|requests))/i.exec(
      text,
    ) ??
    /\(\s*(?:http\s*)?([1-5]\d\d)(?:\s+[\p{L} ]{2,30})?\s*\)/iu.exec(text) ??
    /\bresponse\s*[:–—-]?\s*([1-5]\d\d)\b/i.exec(text);
  if (found) return Number(found[1]);
  // A number and its standard words, wherever they stand: `answers with 202 Accepted`.
  for (const [, number = '', words = ''] of text.matchAll(/\b([1-5]\d\d)\s+([A-Z][A-Za-z' -]{1,40})/g))
    if (standardReason(Number(number), words) !== undefined) return Number(number);
  return undefined;
}

const withoutStatus = (text: string): string => text.replace(/\b[1-5]\d\d\b/, ' ');
