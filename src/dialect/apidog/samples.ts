import type { Json } from '../../model/api.js';
import type { Line } from './line.js';
import { parseJson, readJsonLines } from './sample.js';
import { readStatus } from './status.js';

/** What the request samples show: their tabs, the visible code, and the request that the code makes. */
export interface RequestSamples {
  readonly tabs: readonly { readonly at: number; readonly label: string }[];
  readonly codeFrom: number;
  readonly code: string;
  readonly body?: Json;
  readonly bodyAt?: number;
  readonly bodyUnreadable: boolean;
  readonly headers: ReadonlySet<string>;
  readonly query: ReadonlySet<string>;
  readonly formFields: ReadonlySet<string>;
}

const tab = /^[A-Za-z][\w .#+/-]{0,24}$/;
const code = /^(?:import|from|const|var|let|package|using|require|use|#include|library|fn|func|curl|POST|GET|PUT|DELETE|PATCH) /;

export function readRequestSamples(lines: readonly Line[], from: number, to: number): RequestSamples {
  let codeFrom = from;
  const tabs: { at: number; label: string }[] = [];
  for (; codeFrom < to; codeFrom += 1) {
    const { text = '', code: preformatted = false } = lines[codeFrom] ?? {};
    if (preformatted || !tab.test(text) || code.test(text)) break;
    tabs.push({ at: codeFrom, label: text });
  }
  const raws = lines.slice(codeFrom, to).map(({ raw }) => raw);
  const text = raws.join('\n');
  const data = quotedArgument(text, /--data(?:-raw|-binary|-ascii)?[ \n]+\$?(?=')/);
  const body = data && parseJson(data.text);
  const bodyAt = data ? codeFrom + text.slice(0, data.at).split('\n').length - 1 : undefined;
  return {
    tabs,
    codeFrom,
    code: dedent(raws),
    ...(body === undefined ? {} : { body }),
    ...(bodyAt === undefined ? {} : { bodyAt }),
    bodyUnreadable: data !== undefined && body === undefined && /^\s*[{[]/.test(data.text),
    headers: namesIn(text, /(?:--header|-H) '([^':;]+)[:;]|headers\.append\("([^"]+)"/gi),
    query: namesIn(text, /[?&]([\w.[\]-]+)=/g),
    formFields: namesIn(text, /(?:--form(?:-string)?|-F|--data-urlencode) '([^'=]+)=|form-?data\.append\("([^"]+)"/gi),
  };
}

const namesIn = (text: string, pattern: RegExp): ReadonlySet<string> =>
  new Set([...text.matchAll(pattern)].map(([, one, other]) => one ?? other ?? ''));

/** A shell argument in single quotes, in which `'\''` stands for a quote. */
function quotedArgument(text: string, option: RegExp): { readonly text: string; readonly at: number } | undefined {
  const found = option.exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].length + 1;
  let value = '';
  for (let at = start; at < text.length; at += 1) {
    if (text[at] !== "'") value += text[at];
    else if (text.startsWith("'\\''", at)) {
      value += "'";
      at += 3;
    } else return { text: value, at: start };
  }
  return { text: value, at: start };
}

const dedent = (raws: readonly string[]): string => {
  const indents = raws.filter((raw) => raw.trim() !== '').map((raw) => raw.length - raw.trimStart().length);
  const least = indents.reduce((a, b) => Math.min(a, b), indents[0] ?? 0);
  return raws.map((raw) => raw.slice(least)).join('\n');
};

export interface ShownExample {
  readonly at: number;
  readonly end: number;
  readonly title?: string;
  readonly status?: number;
  readonly value?: Json;
}

/** Examples in a region: each a JSON text, with a title such as `200 - Example 1` above it where there is one. */
export function readExamples(lines: readonly Line[], from: number, to: number): readonly ShownExample[] {
  const examples: ShownExample[] = [];
  let title: string | undefined;
  for (let at = from; at < to; at += 1) {
    const json = readJsonLines(lines, at, to);
    if (!json) {
      const { text = '' } = lines[at] ?? {};
      if (text.length <= 80) title = text;
      continue;
    }
    const status = title === undefined ? undefined : (/^(\d{3})\b/.exec(title)?.[1] ?? statusOf(lines, at - 1));
    examples.push({
      at,
      end: json.end,
      ...(title === undefined ? {} : { title }),
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(json.value === undefined ? {} : { value: json.value }),
    });
    title = undefined;
    at = json.end - 1;
  }
  return examples;
}

const statusOf = (lines: readonly Line[], at: number): number | undefined => {
  const status = readStatus(lines, at)?.code;
  return typeof status === 'number' ? status : undefined;
};
