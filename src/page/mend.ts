/**
 * Puts right what earlier programs did to a page's characters: UTF-8 that was decoded with a one-byte code page, no-break spaces,
 * invisible characters, line ends. Never changes the number of lines.
 */

export interface Mended {
  readonly text: string;
  /** How many runs of wrongly decoded characters were put right. */
  readonly count: number;
  /** 1-based line of the first of them. */
  readonly firstLine?: number;
}

/** Code pages that programs fall back on in the West, in Central Europe and in the East of it. */
const codePages = ['windows-1252', 'windows-1250', 'windows-1251'] as const;

export function mend(raw: string): Mended {
  const lines = raw.replace(/\r\n?/g, '\n');
  if (!/\P{ASCII}/u.test(lines)) return { text: lines, count: 0 };
  let count = 0;
  let first = Number.POSITIVE_INFINITY;
  let text = lines;
  for (const [pattern, put] of misdecodings()) {
    let offset: number | undefined;
    const mended = text.replace(pattern, (run: string, at: number) => {
      const right = put(run);
      if (right === run) return run;
      count += 1;
      offset ??= at;
      return right;
    });
    if (offset !== undefined) first = Math.min(first, lineOf(text, offset));
    text = mended;
  }
  const plain = text.replace(/[\u00a0\u202f\u2007]/g, ' ').replace(/[\u200b\u2060\ufeff]/g, '');
  return { text: plain, count, ...(count > 0 ? { firstLine: first } : {}) };
}

type Misdecoding = readonly [pattern: RegExp, put: (run: string) => string];

/** Built at first use: pages in plain ASCII never need it. */
let table: readonly Misdecoding[] | undefined;

function misdecodings(): readonly Misdecoding[] {
  table ??= [
    ...codePages.flatMap(emojiAndPunctuation),
    ...latinPairs(),
    // What is left of a no-break space (C2 A0) once its second half was dropped or became a plain space.
    [/(?<=[\w\])>}])Â(?=[\s\u00a0]|$)/gmu, () => ''],
    [/^[ \t]*Â[ \t\u00a0]*$/gmu, () => ''],
  ];
  return table;
}

/** Four-byte characters beginning F0 9F, and three-byte ones beginning E2: no language's words look like these. */
function emojiAndPunctuation(codePage: string): readonly Misdecoding[] {
  const page = pageOf(codePage);
  const rest = page.class(0x80, 0xbf);
  const circle = `${page.char(0xf0)}${page.char(0x9f)}${page.char(0x9f)}`;
  return [
    [new RegExp(`${page.char(0xf0)}${page.char(0x9f)}${rest}${rest}`, 'gu'), page.decode],
    // The last byte was lost: of the coloured circles, which begin F0 9F 9F, some circle is still sure.
    [new RegExp(`${circle}(?=[\\s\\d]|$)`, 'gmu'), () => '\u25cf'],
    [new RegExp(`${page.char(0xe2)}${page.class(0x80, 0x9f)}${rest}`, 'gu'), page.decode],
  ];
}

/** Two-byte characters: only in the code page where their halves hardly ever meet in real words. */
function latinPairs(): readonly Misdecoding[] {
  const page = pageOf('windows-1252');
  return [
    [new RegExp(`${page.char(0xc2)}${page.class(0xa0, 0xbf)}`, 'gu'), page.decode],
    [new RegExp(`${page.char(0xc3)}${page.class(0x80, 0xbf)}`, 'gu'), page.decode],
  ];
}

function pageOf(codePage: string) {
  const chars = [...new TextDecoder(codePage).decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))];
  const bytes = new Map(chars.map((char, at) => [char, at + 128]));
  const char = (byte: number): string => chars[byte - 128] ?? '\ufffd';
  return {
    char,
    class: (from: number, to: number): string => `[${chars.slice(from - 128, to - 127).join('')}]`,
    decode: (run: string): string => {
      const back = Uint8Array.from([...run], (one) => bytes.get(one) ?? 0x3f);
      const text = new TextDecoder().decode(back);
      return text.includes('\ufffd') ? run : text;
    },
  };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
