import type { Parameter } from './api.js';

/**
 * The address of a node of the model, and maybe of one fact of it: what corrections and `explain` are written in.
 *
 * ```
 * api title · protocol targetPrefix · servers url · servers[0] url
 * errors.ResourceNotFoundException status · types.AttributeType.Name pattern
 * UpdateUserAttributes id · UpdateUserAttributes.header.X-Amz-Target required
 * UpdateUserAttributes.request.UserAttributes[].Name maxLength
 * UpdateUserAttributes.response(200).Tags{} · GetPet.request(application/xml)<0>."odd name" type
 * ```
 */
export interface FactPath {
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
  readonly fact?: string;
}

export type PathRoot =
  | { readonly kind: 'api' }
  | { readonly kind: 'protocol' }
  | { readonly kind: 'server'; readonly index?: number }
  | { readonly kind: 'error'; readonly name: string }
  | { readonly kind: 'type'; readonly name: string }
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'parameter'; readonly id: string; readonly in: Parameter['in']; readonly name: string }
  | { readonly kind: 'request'; readonly id: string; readonly select?: string }
  /** `select`: a status, a media type, or both with a space between. */
  | { readonly kind: 'response'; readonly id: string; readonly select?: string }
  | { readonly kind: 'response-header'; readonly id: string; readonly select?: string; readonly name: string }
  | { readonly kind: 'operation-error'; readonly id: string; readonly name: string };

export type PathStep =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'items' }
  | { readonly kind: 'values' }
  | { readonly kind: 'member'; readonly index: number };

export type ParsedPath = { readonly path: FactPath } | { readonly problem: string };

const rootWords: ReadonlySet<string> = new Set(['api', 'protocol', 'servers', 'errors', 'types']);
const operationWords: ReadonlySet<string> = new Set([
  'request',
  'response',
  'response-header',
  'header',
  'query',
  'path',
  'cookie',
  'errors',
]);

const bareWord = /^[^\s.[\]{}<>()"\\]+/u;

/** One word of a path; what is quoted is never a keyword. */
interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

class PathSyntaxError extends Error {}

/** Reads a path; a malformed one is told with the place where it breaks off. */
export function parseFactPath(text: string): ParsedPath {
  try {
    return { path: new PathReader(text.trim()).read() };
  } catch (error) {
    if (error instanceof PathSyntaxError) return { problem: error.message };
    throw error;
  }
}

class PathReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): FactPath {
    const root = this.root();
    const steps: PathStep[] = [];
    for (let step = this.step(); step !== undefined; step = this.step()) steps.push(step);
    const fact = this.fact();
    if (steps.length > 0 && ['api', 'protocol', 'server', 'operation', 'operation-error'].includes(root.kind))
      throw new PathSyntaxError(`nothing is inside \`${formatFactPath({ root, steps: [] })}\``);
    return { root, steps, ...(fact === undefined ? {} : { fact }) };
  }

  private root(): PathRoot {
    const word = this.word('the name of an operation, `types.`, `errors.`, `servers`, `protocol` or `api`');
    if (!word.quoted && rootWords.has(word.text)) {
      switch (word.text) {
        case 'api':
          return { kind: 'api' };
        case 'protocol':
          return { kind: 'protocol' };
        case 'servers': {
          const index = this.taken(/^\[(\d+)\]/);
          return { kind: 'server', ...(index === undefined ? {} : { index: Number(index) }) };
        }
        case 'errors':
          return { kind: 'error', name: this.member('the name of an error') };
        default:
          return { kind: 'type', name: this.member('the name of a type') };
      }
    }
    return this.operationPart(word.text);
  }

  private operationPart(id: string): PathRoot {
    if (!this.text.startsWith('.', this.at)) return { kind: 'operation', id };
    this.at += 1;
    const part = this.word('`request`, `response`, `header`, `query`, `path`, `cookie` or `errors`');
    if (part.quoted || !operationWords.has(part.text))
      throw new PathSyntaxError(
        `an operation has \`request\`, \`response\`, \`header\`, \`query\`, \`path\`, \`cookie\` and \`errors\`, not \`${part.text}\``,
      );
    switch (part.text) {
      case 'request':
        return { kind: 'request', id, ...this.selector() };
      case 'response':
        return { kind: 'response', id, ...this.selector() };
      case 'response-header':
        return { kind: 'response-header', id, ...this.selector(), name: this.member('the name of a header') };
      case 'errors':
        return { kind: 'operation-error', id, name: this.member('the name of an error') };
      case 'header':
      case 'query':
      case 'path':
      case 'cookie':
        return { kind: 'parameter', id, in: part.text, name: this.member('the name of a parameter') };
      default:
        throw new PathSyntaxError(`unknown part \`${part.text}\``);
    }
  }

  private selector(): { readonly select?: string } {
    const select = this.taken(/^\(([^()]*)\)/)?.trim();
    return select === undefined ? {} : { select };
  }

  private step(): PathStep | undefined {
    if (this.taken(/^(\[\])/) !== undefined) return { kind: 'items' };
    if (this.taken(/^(\{\})/) !== undefined) return { kind: 'values' };
    const member = this.taken(/^<(\d+)>/);
    if (member !== undefined) return { kind: 'member', index: Number(member) };
    return this.text.startsWith('.', this.at) ? { kind: 'property', name: this.member('the name of a property') } : undefined;
  }

  private fact(): string | undefined {
    const fact = this.taken(/^\s+([A-Za-z][A-Za-z-]*)\s*$/);
    if (fact === undefined && this.at < this.text.length)
      throw new PathSyntaxError(
        `\`${this.text.slice(this.at)}\` is neither a step (\`.name\`, \`[]\`, \`{}\`, \`<0>\`) nor a fact after a space`,
      );
    return fact;
  }

  private member(what: string): string {
    if (!this.text.startsWith('.', this.at))
      throw new PathSyntaxError(`\`.\` and ${what} are missing after \`${this.text.slice(0, this.at)}\``);
    this.at += 1;
    return this.word(what).text;
  }

  private word(what: string): Word {
    const quoted = /^"(?:[^"\\]|\\.)*"/su.exec(this.text.slice(this.at))?.[0];
    if (quoted !== undefined) {
      this.at += quoted.length;
      return { text: unquote(quoted), quoted: true };
    }
    const bare = bareWord.exec(this.text.slice(this.at))?.[0];
    if (bare === undefined) throw new PathSyntaxError(`${what} is missing after \`${this.text.slice(0, this.at)}\``);
    this.at += bare.length;
    return { text: bare, quoted: false };
  }

  private taken(expression: RegExp): string | undefined {
    const match = expression.exec(this.text.slice(this.at));
    if (match === null) return undefined;
    this.at += match[0].length;
    return match[1];
  }
}

function unquote(quoted: string): string {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : quoted;
  } catch {
    throw new PathSyntaxError(`${quoted} is not a JSON string`);
  }
}

/** The one way to write a path: `parseFactPath` gives back what was formatted. */
export function formatFactPath(path: FactPath): string {
  const steps = path.steps.map(formatStep).join('');
  return `${formatRoot(path.root)}${steps}${path.fact === undefined ? '' : ` ${path.fact}`}`;
}

function formatRoot(root: PathRoot): string {
  switch (root.kind) {
    case 'api':
    case 'protocol':
      return root.kind;
    case 'server':
      return root.index === undefined ? 'servers' : `servers[${root.index}]`;
    case 'error':
      return `errors.${formatWord(root.name)}`;
    case 'type':
      return `types.${formatWord(root.name)}`;
    case 'operation':
      return formatId(root.id);
    case 'parameter':
      return `${formatId(root.id)}.${root.in}.${formatWord(root.name)}`;
    case 'request':
    case 'response':
      return `${formatId(root.id)}.${root.kind}${formatSelect(root.select)}`;
    case 'response-header':
      return `${formatId(root.id)}.response-header${formatSelect(root.select)}.${formatWord(root.name)}`;
    case 'operation-error':
      return `${formatId(root.id)}.errors.${formatWord(root.name)}`;
  }
}

export function formatStep(step: PathStep): string {
  switch (step.kind) {
    case 'property':
      return `.${formatWord(step.name)}`;
    case 'items':
      return '[]';
    case 'values':
      return '{}';
    case 'member':
      return `<${step.index}>`;
  }
}

const formatSelect = (select: string | undefined): string => (select === undefined ? '' : `(${select})`);

const formatId = (id: string): string => (rootWords.has(id) ? quoted(id) : formatWord(id));

function formatWord(word: string): string {
  return bareWord.exec(word)?.[0] === word && word.search(unseen) < 0 ? word : quoted(word);
}

/** Characters that a terminal obeys, drops or moves about: spelt out, so that a path can be shown and typed as it is. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u;
const eachUnit = (found: string): string =>
  [...Array(found.length).keys()].map((at) => `\\u${found.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

const quoted = (word: string): string => JSON.stringify(word).replace(new RegExp(unseen, 'gu'), eachUnit);
