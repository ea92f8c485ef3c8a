import { shellQuoted } from '../../model/shell-word.js';
import { propertyKey, stringLiteral } from '../escape/index.js';
import { renderTemplate } from '../template.js';
import { jsonLines } from './json-lines.js';
import type { WireRequest } from './wire-request.js';

export interface Sample {
  /** As the page titles it. */
  readonly label: string;
  /** For the fence. */
  readonly language: string;
  readonly code: string;
}

interface Language {
  readonly language: string;
  /** Labels that pages give it, lower case. */
  readonly labels: readonly string[];
  readonly template: string;
  readonly literal: (text: string) => string;
  /** A header's name, where it is written another way than a text is. */
  readonly key?: (name: string) => string;
  /** JSON of several lines, as an expression that is the same text. */
  readonly block: (json: string) => string;
}

/**
 * One row a language. They are our own because their words are a stranger's: a library for such samples puts a body into a shell's
 * here-document, where `$(…)` from a page is run, or into Swift strings, which interpolate. Here every word of a request goes
 * through the language's own literal, so that nothing in a sample is substituted or run when somebody pastes it.
 */
const languages: readonly Language[] = [
  {
    language: 'sh',
    labels: ['shell', 'curl', 'bash', 'sh'],
    template: 'package/samples/shell',
    literal: shellQuoted,
    block: shellQuoted,
  },
  {
    language: 'js',
    labels: ['javascript', 'js', 'node', 'node.js', 'nodejs', 'fetch'],
    template: 'package/samples/javascript',
    literal: stringLiteral,
    key: propertyKey,
    block: javaScriptJson,
  },
  { language: 'java', labels: ['java'], template: 'package/samples/java', literal: javaLiteral, block: javaTextBlock },
  { language: 'swift', labels: ['swift'], template: 'package/samples/swift', literal: swiftLiteral, block: swiftTextBlock },
];

/** The samples that the page offers and that we can make; the first of ours where it offers none of them. */
export function requestSamples(request: WireRequest, offered: readonly string[]): readonly Sample[] {
  const known = offered.flatMap((label) => {
    const language = languages.find(({ labels }) => labels.includes(label.trim().toLowerCase()));
    return language === undefined ? [] : [{ label: label.trim(), language }];
  });
  const [fallback] = languages;
  const wanted = known.length > 0 || fallback === undefined ? known : [{ label: 'Shell', language: fallback }];
  return wanted.map(({ label, language }) => ({ label, language: language.language, code: sample(language, request) }));
}

function sample({ template, literal, key = literal, block }: Language, request: WireRequest): string {
  return renderTemplate(template, {
    method: literal(request.method),
    url: literal(request.url),
    headers: request.headers.map(([name, value]) => ({
      name: key(name),
      value: literal(value),
      line: literal(`${name}: ${value}`),
    })),
    body: request.body === undefined ? false : block(request.body),
  }).trimEnd();
}

function javaLiteral(text: string): string {
  return `"${escaped(text, /["\\]/u, perUnit(javaEscape))}"`;
}

function swiftLiteral(text: string): string {
  // Half a character has no spelling in Swift.
  return `"${escaped(text.replace(/\p{Surrogate}/gu, '\uFFFD'), /["\\]/u, (character) => `\\u{${codePoint(character).toString(16)}}`)}"`;
}

/** JSON is JavaScript, but for the one key that would set a prototype. */
function javaScriptJson(json: string): string {
  return json.includes('"__proto__"') ? stringLiteral(json) : `JSON.stringify(${jsonLines(JSON.parse(json))})`;
}

function javaTextBlock(json: string): string {
  const body = json.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  return `"""\n${indented(body, '        ')}"""`;
}

function swiftTextBlock(json: string): string {
  const body = json.replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  return `"""\n${indented(body, '    ')}\n    """`;
}

const indented = (text: string, indent: string): string => text.replace(/^/gmu, indent);

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Characters that end a line, steer the terminal or cannot be seen; spelt out as numbers. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/u;

/** Most texts are this. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/u;

function escaped(text: string, special: RegExp, spelt: (character: string) => string): string {
  if (plain.test(text)) return text;
  return [...text]
    .map((character) => {
      if (special.test(character)) return `\\${character}`;
      return invisible.test(character) ? (named[character] ?? spelt(character)) : character;
    })
    .join('');
}

const codePoint = (character: string): number => character.codePointAt(0) ?? 0;

const perUnit =
  (spelt: (codeUnit: number) => string) =>
  (character: string): string =>
    character
      .split('')
      .map((unit) => spelt(unit.charCodeAt(0)))
      .join('');

const unicodeEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** Java reads `\uXXXX` before it looks for the ends of lines; octal escapes, for the first 256, are read inside of a literal. */
const javaEscape = (unit: number): string => (unit < 0x100 ? `\\${unit.toString(8).padStart(3, '0')}` : unicodeEscape(unit));
