import { type Code, closingOf, isBracketed, slice, split, trim } from './code.js';

/** Where a piece of code goes: after so many spaces and these words, and before those. */
export interface Place {
  readonly indent: number;
  readonly before: string;
  readonly after: string;
}

/** Whole lines; nothing where no way is known. */
export type Lines = readonly string[] | undefined;

export const printWidth = 130;

export const indented = (indent: number, text: string): string => ' '.repeat(indent) + text;

/** Whether a line is within the width. Characters that may be two columns wide, or none, are for others to measure. */
export function fits(line: string): boolean | undefined {
  if (line.length * 2 <= printWidth) return true;
  const doubtful = line.match(/[^\p{ASCII}\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2026]/gu)?.join('').length ?? 0;
  if (line.length + doubtful <= printWidth) return true;
  return line.length - doubtful > printWidth ? false : undefined;
}

/** All of it on one line, where it may stand there. */
export function flat(
  code: Code,
  { indent, before, after }: Place,
): { readonly line: string; readonly fits: boolean | undefined } {
  const line = indented(indent, before + code.text + after);
  const within = fits(line);
  return { line, fits: within === true ? !mustBreak(code) : within };
}

/** A value: on one line where it fits, and in as few pieces as it takes otherwise. */
export function expression(code: Code, place: Place): Lines {
  const whole = flat(code, place);
  if (whole.fits === true) return [whole.line];
  if (whole.fits === undefined) return undefined;
  if (isAtom(code)) return [whole.line];
  if (isBracketed(code) && !code.bare.startsWith('(')) return list(code, place);
  return call(code, place);
}

const isAtom = ({ bare }: Code): boolean => /^(?:'_*'|"_*"|[\w$.-]+)$/u.test(bare);

/** Members or items, one a line. */
export function list(code: Code, { indent, before, after }: Place): Lines {
  const inner = trim(slice(code, 1, -1));
  const members = code.bare.startsWith('{');
  const separator = members && /^(?:readonly )?[\w$'"_[\]]+\??: .*;$|; /u.test(inner.bare) ? ';' : ',';
  const items = split(inner, separator);
  // Numbers are set like words.
  if (items.length === 0 || (!members && items.every(({ bare }) => /^[-\d.]/u.test(bare)))) return undefined;
  const lines = items.map((item): Lines => {
    const at = { indent: indent + 2, before: '', after: separator };
    return members ? member(item, at) : expression(item, at);
  });
  return joined([[indented(indent, before + code.text.charAt(0))], ...lines, [indented(indent, code.text.slice(-1) + after)]]);
}

const shortKey = 5;

/** `key: value` of an object, or of a type where `;` comes after. */
export function member(code: Code, { indent, before, after }: Place): Lines {
  const whole = flat(code, { indent, before, after });
  if (whole.fits === true) return [whole.line];
  if (whole.fits === undefined) return undefined;
  const colon = code.bare.indexOf(': ');
  if (colon < 0 || !/^(?:readonly )?(?:[\w$]+|'_*'|"_*"|\['_*'\])\??$/u.test(code.bare.slice(0, colon))) return undefined;
  const head = code.text.slice(0, colon + 1);
  const value = slice(code, colon + 2);
  if (after === ';') return typeOfMember(value, { indent, before: before + head, after });
  const isText = /^(?:'_*'|"_*")$/u.test(value.bare);
  // Below a key this short nothing would be gained.
  if (isText && colon < shortKey) return [whole.line];
  if (isText || /^[\w$]+$/u.test(value.bare)) {
    return [indented(indent, before + head), indented(indent + 2, value.text + after)];
  }
  return expression(value, { indent, before: `${before + head} `, after });
}

function typeOfMember(type: Code, { indent, before, after }: Place): Lines {
  const options = split(type, '|');
  if (options.length > 1) return [indented(indent, before), ...optionLines(type, indent + 2, after)];
  return isBracketed(type) ? list(type, { indent, before: `${before} `, after }) : undefined;
}

/** The options of a union below the name that they are given to: on one line, or one a line. */
export function optionLines(type: Code, indent: number, after: string): readonly string[] {
  const onOne = indented(indent, type.text + after);
  if (fits(onOne) === true) return [onOne];
  const options = split(type, '|');
  return options.map(({ text }, index) => indented(indent, `| ${text}${index === options.length - 1 ? after : ''}`));
}

/** `name(…)`: with its last argument opened where that is enough, or one argument a line. */
export function call(code: Code, { indent, before, after }: Place): Lines {
  const open = code.bare.indexOf('(');
  if (open < 1 || closingOf(code.bare, open) !== code.bare.length - 1) return undefined;
  if (!/^(?:\/_+ )?!?[\w$.]+$/u.test(code.bare.slice(0, open))) return undefined;
  const parameters = split(slice(code, open + 1, -1), ',');
  const last = parameters.at(-1);
  if (last === undefined) return undefined;
  const name = code.text.slice(0, open + 1);
  if (isBracketed(last) && /^[[{]./u.test(last.bare) && !/^(?:\[\]|\{\})$/u.test(last.bare)) {
    const others = parameters.slice(0, -1);
    if (others.some(({ bare }) => /^[[{]/u.test(bare))) return undefined;
    const head = before + name + others.map(({ text }) => `${text}, `).join('');
    if (fits(indented(indent, `${head}{`)) === true) return list(last, { indent, before: head, after: `)${after}` });
  }
  const lines = parameters.map((parameter) => expression(parameter, { indent: indent + 2, before: '', after: ',' }));
  return joined([[indented(indent, before + name)], ...lines, [indented(indent, `)${after}`)]]);
}

/** A list of several objects, or of several lists, that each have several parts never stands on one line. */
function mustBreak(code: Code): boolean {
  for (const { index } of code.bare.matchAll(/\[[[{]/gu)) {
    const end = closingOf(code.bare, index);
    if (end === undefined) continue;
    const items = split(slice(code, index + 1, end), ',');
    const kind = code.bare.charAt(index + 1);
    if (items.length > 1 && items.every((item) => item.bare.startsWith(kind) && split(trim(slice(item, 1, -1)), ',').length > 1))
      return true;
  }
  return false;
}

export function joined(pieces: readonly Lines[]): Lines {
  const lines: string[] = [];
  for (const piece of pieces) {
    if (piece === undefined) return undefined;
    lines.push(...piece);
  }
  return lines;
}
