import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic } from '../../src/diagnostic.js';
import { colorsFor } from '../../src/terminal/colors.js';
import { diagnosticLines } from '../../src/terminal/diagnostics.js';
import { printable } from '../../src/terminal/printable.js';

const plain = { colors: colorsFor(false, {}), verbose: false };

const info = (line: number): Diagnostic =>
  diagnostic('config-invalid', `thing ${line}`, {
    severity: 'info',
    where: { source: 'a.txt', line, column: 2 },
    quote: 'words',
    help: 'Do.',
  });

describe('diagnostics as lines', () => {
  it('tells code, severity, place, message, quoted words and help', () => {
    expect(diagnosticLines([info(4)], plain)).toEqual([
      'info  config-invalid  a.txt:4:2',
      '  thing 4',
      '  > words',
      '  help: Do.',
      '',
      '1 info',
    ]);
  });

  it('puts errors last, whatever came first', () => {
    const error = diagnostic('config-missing', 'none', {});
    const warning = diagnostic('config-exists', 'there', {});
    const heads = diagnosticLines([error, info(1), warning], plain).filter((line) => /^(error|info|warning) /.test(line));
    expect(heads.map((line) => line.split(' ')[0])).toEqual(['info', 'warning', 'error']);
    expect(diagnosticLines([error, info(1), warning], plain).at(-1)).toBe('1 error, 1 warning, 1 info');
  });

  it('folds a flood of one code, and shows all of it when asked', () => {
    const flood = Array.from({ length: 20 }, (_, index) => info(index));
    const folded = diagnosticLines(flood, plain);
    expect(folded.filter((line) => line.startsWith('info'))).toHaveLength(3);
    expect(folded).toContain('  … and 17 more `config-invalid` (--verbose shows all)');
    expect(folded.at(-1)).toBe('20 infos');
    const all = diagnosticLines(flood, { ...plain, verbose: true });
    expect(all.filter((line) => line.startsWith('info'))).toHaveLength(20);
  });

  it('folds errors only when there are very many', () => {
    const errors = (count: number) => Array.from({ length: count }, (_, index) => diagnostic('config-invalid', `wrong ${index}`));
    const shown = (count: number) => diagnosticLines(errors(count), plain).filter((line) => line.startsWith('error')).length;
    expect([shown(9), shown(13), shown(40)]).toEqual([9, 13, 12]);
  });

  it('says nothing about nothing', () => {
    expect(diagnosticLines([], plain)).toEqual([]);
  });
});

describe('words of a page on a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b[31mred', '\\u{1b}[31mred'],
    ['a line break', 'a\nb', 'a⏎b'],
    ['a turn of direction', 'a\u202eb', 'a\\u{202e}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a bell and a carriage return', '\u0007\r', '\\u{7}\\u{d}'],
    ['letters and emoji', 'ü 🟠 日本', 'ü 🟠 日本'],
  ])('%s', (_, given, shown) => {
    expect(printable(given)).toBe(shown);
  });
});

describe('colours', () => {
  it.each([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, false],
    ['a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
    ['NO_COLOR and FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('%s', (_, isTerminal, env, coloured) => {
    expect(colorsFor(isTerminal, env).red('x') !== 'x').toBe(coloured);
  });
});
