import { basename } from 'node:path';
import { candidates, echoes } from './operation-mention.js';
import { camel, humpsOf, nameWords, pascal, plainVerb, safeId, wordsOf } from './operation-words.js';

/** What a page shows that may tell its operation's name. */
export interface OperationContext {
  readonly title?: string;
  readonly method: string;
  readonly path: string;
  readonly facts: readonly { readonly key: string; readonly value: string; readonly line: number }[];
  /** In page order: the operation's description first, then body and field descriptions. */
  readonly prose: readonly { readonly text: string; readonly line: number }[];
  readonly source: string;
}

export interface IdChoice {
  readonly id: string;
  readonly rule: string;
  readonly quote: string;
  readonly line?: number;
  readonly standing: 'documented' | 'inferred';
}

type Found = Omit<IdChoice, 'rule'>;

interface IdRule {
  readonly name: string;
  readonly choose: (page: OperationContext) => Found | undefined;
}

/** Strongest first: what says the name, what mentions it, what it can be made of. */
const RULES: readonly IdRule[] = [
  { name: 'a fact of the page is the operation’s name', choose: fromFact },
  { name: 'the title is an identifier', choose: fromIdentifierTitle },
  { name: 'the title says what the operation does', choose: fromTitle },
  { name: 'the page speaks of the operation by name', choose: fromMention },
  { name: 'the file has an operation’s name', choose: fromFileName },
  { name: 'the request is said to do it', choose: fromRequestSentence },
  { name: 'the description begins with what it does', choose: fromFirstSentence },
  { name: 'method and path', choose: fromPath },
];

/** Names the operation of a page; always gives a name, made of letters, digits and `_`. */
export function chooseOperationId(context: OperationContext): IdChoice {
  for (const { name, choose } of RULES) {
    const found = choose(context);
    const id = found && safeId(found.id);
    if (found && id !== undefined) return { ...found, id, rule: name };
  }
  return { id: 'operation', rule: 'nothing on the page names the operation', quote: '', standing: 'inferred' };
}

const NAMING_FACT = /^(?:sdk[-_ ]?)?(?:method|function|operation|action)[-_ ]?(?:name|id)$/i;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

function fromFact({ facts }: OperationContext): Found | undefined {
  for (const { key, value, line } of facts) {
    const target = /^x-amz-target$/i.test(key) ? value.split('.').at(-1) : undefined;
    const id = target ?? (NAMING_FACT.test(key.replace(/:$/, '')) ? value : undefined);
    if (id !== undefined && IDENTIFIER.test(id)) return { id, quote: `${key}: ${value}`, line, standing: 'documented' };
  }
  return undefined;
}

function fromIdentifierTitle({ title = '' }: OperationContext): Found | undefined {
  const isName = IDENTIFIER.test(title) && (humpsOf(title).length > 1 || title.includes('_'));
  return isName ? { id: title, quote: title, standing: 'documented' } : undefined;
}

const MAX_TITLE_WORDS = 8;

function fromTitle({ title = '', method, path }: OperationContext): Found | undefined {
  const words = wordsOf(title);
  const isAddress = /^\s*(?:[A-Z]+\s+)?\/|:\/\//.test(title) || title === path || title.toUpperCase() === method.toUpperCase();
  if (isAddress || words.length === 0 || words.length > MAX_TITLE_WORDS || !/[A-Za-z]{2}/.test(words[0] ?? '')) return undefined;
  return { id: camel(words), quote: title, standing: 'inferred' };
}

const ENOUGH = 3;

function fromMention(page: OperationContext): Found | undefined {
  const [best, next] = candidates(page.prose, subjectOf(page), fileName(page));
  if (best === undefined || best.score < ENOUGH || best.score === next?.score) return undefined;
  return { id: best.id, quote: best.quote, line: best.line, standing: 'inferred' };
}

function fromFileName(page: OperationContext): Found | undefined {
  const name = fileName(page);
  const said = page.prose.slice(0, MAX_LINES).map(({ text }) => text.slice(0, MAX_SENTENCE));
  if (name === undefined || (said.length > 0 && !echoes(name, said))) return undefined;
  return { id: name, quote: page.source, standing: 'inferred' };
}

/** `UpdateUser.txt`: a name in camel or Pascal case with at least two words. */
function fileName({ source }: OperationContext): string | undefined {
  const name = basename(source).replace(/(?:\.[A-Za-z0-9]+)+$/, '');
  return /^[A-Za-z][A-Za-z0-9]*$/.test(name) && /[a-z][A-Z]/.test(name) ? name : undefined;
}

function fromRequestSentence(page: OperationContext): Found | undefined {
  const found = requestPhrase(page);
  const words = found ? nameWords(found.phrase) : [];
  return found && words.length > 0 ? { id: pascal(words), quote: found.text, line: found.line, standing: 'inferred' } : undefined;
}

const REQUEST_PHRASE = /^(?:(?:represents|contains|describes) )?(?:an?|the)?\s?request(?: (?:body|input))? (?:to|for) (.+)/i;

function requestPhrase({ prose }: OperationContext): { phrase: string; text: string; line: number } | undefined {
  for (const { text, line } of prose) {
    const phrase = REQUEST_PHRASE.exec(text.slice(0, MAX_SENTENCE))?.[1];
    if (phrase !== undefined) return { phrase, text, line };
  }
  return undefined;
}

const ALLOWS = /^(?:(?:allows|enables) (?:\w+ )?\w+ to|lets (?:an? |the |your )?\w+|use this \w+ to) (.+)/i;

function fromFirstSentence(page: OperationContext): Found | undefined {
  const sentence = firstSentence(page);
  const [line] = page.prose;
  if (sentence === undefined || line === undefined) return undefined;
  const allowed = ALLOWS.exec(sentence)?.[1];
  const [verb = '', ...rest] = sentence.split(' ');
  const plain = /^[A-Z][a-z]+$/.test(verb) ? plainVerb(verb) : undefined;
  const words = nameWords(allowed ?? (plain === undefined ? '' : [plain, ...rest].join(' ')));
  return words.length > 0 ? { id: pascal(words), quote: sentence, line: line.line, standing: 'inferred' } : undefined;
}

/** The sentences that say what the operation does. */
function subjectOf(page: OperationContext): readonly string[] {
  return [firstSentence(page), requestPhrase(page)?.phrase].filter((text) => text !== undefined);
}

const MAX_SENTENCE = 500;
const MAX_LINES = 200;

const firstSentence = ({ prose }: OperationContext): string | undefined =>
  prose[0]?.text.slice(0, MAX_SENTENCE).split(/(?<=[.!?])\s/)[0];

/** Parts of a path that say nothing about what is done. */
const NOISE = /^(?:api|rest|v\d+(?:\.\d+)?)$/i;

function fromPath({ method, path }: OperationContext): Found {
  const plain = path.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  const words = plain
    .split('/')
    .filter((part) => part !== '' && !NOISE.test(part))
    .flatMap(pathWords);
  return {
    id: camel([method.toLowerCase(), ...(words.length > 0 ? words : ['root'])]),
    quote: `${method} ${path}`,
    standing: 'inferred',
  };
}

/** `orders` → orders; `{id}` → By, id; `level2_{size}` → level2, By, size. */
function pathWords(part: string): string[] {
  return part
    .split(/(\{[^}]*\}|:[A-Za-z_]+)/)
    .flatMap((piece) => (/^[{:]/.test(piece) ? ['by', ...wordsOf(piece)] : wordsOf(piece)));
}
