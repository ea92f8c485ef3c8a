/** What may come next in JSON. */
type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const blank = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** What of a number, and of an escape, may stand at the end of text that was cut. */
const numberCut = /[.eE+-]+$/y;
const escapeCut = /\\(?:u[\da-fA-F]{0,3})?$/y;

/** Offset at which text stops being JSON; its length where it ends too early. The engine's own message does not always tell. */
export function jsonBreak(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  const taken = (expression: RegExp): boolean => {
    expression.lastIndex = at;
    const found = expression.exec(text);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const after = (): Wanted => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    taken(blank);
    const start = at;
    const character = text[at];
    if (character === undefined) return at;
    const closes = (character === '}' && open.at(-1) === '{') || (character === ']' && open.at(-1) === '[');
    if (closes && (wanted === 'comma-or-end' || wanted === (character === '}' ? 'key-or-end' : 'value-or-end'))) {
      at += 1;
      open.pop();
      wanted = after();
    } else if (wanted === 'comma-or-end' && character === ',') {
      at += 1;
      wanted = open.at(-1) === '{' ? 'key' : 'value';
    } else if (wanted === 'colon' && character === ':') {
      at += 1;
      wanted = 'value';
    } else if ((wanted === 'key' || wanted === 'key-or-end') && character === '"') {
      const end = stringEnd();
      if (end !== undefined) return end;
      wanted = 'colon';
    } else if (wanted !== 'value' && wanted !== 'value-or-end') return start;
    else if (character === '{' || character === '[') {
      at += 1;
      open.push(character);
      wanted = character === '{' ? 'key-or-end' : 'value-or-end';
    } else if (character === '"') {
      const end = stringEnd();
      if (end !== undefined) return end;
      wanted = after();
    } else if (taken(number)) {
      taken(numberCut);
      wanted = after();
    } else if (taken(literal)) wanted = after();
    else
      return 'true false null -'.split(' ').some((word) => word.startsWith(text.slice(start, start + 5).trim()))
        ? text.length
        : start;
  }

  /** Goes past a string; where it breaks, that place. */
  function stringEnd(): number | undefined {
    at += 1;
    do while (isPlain(text.charCodeAt(at))) at += 1;
    while (taken(escaped));
    if (text[at] !== '"') {
      taken(escapeCut);
      return at;
    }
    at += 1;
    return undefined;
  }
}

/** Neither a quotation mark, a backslash, a control character, nor the end. */
const isPlain = (code: number): boolean => code >= 0x20 && code !== 0x22 && code !== 0x5c;
