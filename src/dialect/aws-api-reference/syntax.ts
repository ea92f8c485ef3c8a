import type { HttpMethod } from '../../model/api.js';
import { methodOf } from '../../notation/endpoint.js';
import type { Line, Notebook } from './line.js';
import type { Section } from './section.js';

/** What the code below “Request Syntax” or “Response Syntax” shows. */
export interface Syntax {
  /** The first line, where it is one of HTTP. */
  readonly request?: { readonly method: HttpMethod; readonly target: string; readonly at: number };
  readonly status?: { readonly code: number; readonly at: number };
  readonly headers: readonly NamedValue[];
  /** Lines below the headers. */
  readonly body: readonly Line[];
}

/** `X-Amz-Log-Type: LogType`, `?nextToken=NextToken`: a name on the wire and what stands for its value. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

const syntaxRule = 'code below “Syntax” shows address, headers and body';

export function readSyntax(notebook: Notebook, section: Section | undefined): Syntax {
  if (!section) return { headers: [], body: [] };
  notebook.pass(section.from, section.to, syntaxRule);
  const code = notebook.lines.slice(section.from, section.to).filter(({ kind }) => kind === 'code');
  const [first] = code;
  const words = first?.text.trim() ?? '';
  const asked = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) (\/\S*)(?: HTTP\/\d(?:\.\d)?)?$/.exec(words);
  const answered = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(words);
  if (!first || !(asked || answered)) return { headers: [], body: code };
  const method = methodOf(asked?.[1]);
  const headers: NamedValue[] = [];
  let next = 1;
  for (; next < code.length; next += 1) {
    const line = code[next];
    const found = line && !line.apart ? /^([A-Za-z][\w-]*): *(\S.*)$/.exec(line.text.trim()) : null;
    if (!line || !found) break;
    headers.push({ name: found[1] ?? '', value: found[2] ?? '', at: line.at });
  }
  return {
    ...(method ? { request: { method, target: asked?.[2] ?? '/', at: first.at } } : {}),
    ...(answered ? { status: { code: Number(answered[1]), at: first.at } } : {}),
    headers,
    body: code.slice(next),
  };
}

const firstMark = ({ body }: Syntax): string => body[0]?.text.trim().charAt(0) ?? '';

export const showsJson = (syntax: Syntax): boolean => firstMark(syntax) === '{' || firstMark(syntax) === '[';

export const showsXml = (syntax: Syntax): boolean => firstMark(syntax) === '<';

/** The media type of a body that is not JSON, where a header states it rather than standing for it. */
export const mediaTypeOf = ({ headers }: Syntax): NamedValue | undefined =>
  headers.find(({ name, value }) => /^content-type$/i.test(name) && /^[\w.+-]+\/[\w.+-]+$/.test(value));
