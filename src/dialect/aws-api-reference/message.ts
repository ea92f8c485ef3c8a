import type { HttpMethod } from '../../model/api.js';
import { methodOf } from '../../notation/endpoint.js';
import type { NamedValue } from './syntax.js';

/** A request or response as it travels: what stands in a block of code below “Sample Request”. */
export interface Message {
  readonly method?: HttpMethod;
  readonly status?: number;
  readonly headers: readonly NamedValue[];
  readonly body: string;
  /** Line of the body. */
  readonly bodyAt?: number;
}

interface CodeLine {
  readonly text: string;
  readonly at: number;
  readonly apart: boolean;
}

export function readMessage(code: readonly CodeLine[]): Message {
  const first = code[0]?.text.trim() ?? '';
  const asked = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) \S+(?: HTTP\/\d(?:\.\d)?)?$/.exec(first);
  const answered = /^HTTP\/\d(?:\.\d)? (\d{3})\b/.exec(first);
  const headers: NamedValue[] = [];
  let next = asked || answered ? 1 : 0;
  for (; next < code.length; next += 1) {
    const line = code[next];
    if (!line || /^[{[<]/.test(line.text.trim())) break;
    const found = /^([A-Za-z][\w-]*): *(\S.*)$/.exec(line.text.trim());
    if (found && !(line.apart && headers.length > 0 && (asked || answered)))
      headers.push({ name: found[1] ?? '', value: (found[2] ?? '').trim(), at: line.at });
    // The value of a header may go on below it.
    else if (headers.length === 0 || line.apart) break;
  }
  const method = methodOf(asked?.[1]);
  const body = code.slice(next);
  const [bodyLine] = body;
  return {
    ...(method ? { method } : {}),
    ...(answered ? { status: Number(answered[1]) } : {}),
    headers: asked || answered || headers.some(({ name }) => /^(?:host|x-amz-target)$/i.test(name)) ? headers : [],
    body: body.map(({ text }) => text).join('\n'),
    ...(bodyLine ? { bodyAt: bodyLine.at } : {}),
  };
}
