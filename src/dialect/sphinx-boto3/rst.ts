import type { Leaf, Part, Span, Structure, Words } from '../../page/structure/index.js';
import { plainRst, spansOfRst } from './rst-inline.js';

/** A line with its place: what stands deeper belongs to what stands above it. */
interface Line {
  readonly text: string;
  readonly indent: number;
  readonly number: number;
}

/** Deeper sources are none of a person's. */
const deepest = 100;

/** Whether a text is the source that Sphinx makes such pages of. */
export const isRst = (text: string): boolean => /^\s*\.\. (?:py:)?method:: /m.test(text);

/** The source of a page as the same parts that the page itself has. */
export function rstStructure(text: string): Structure {
  const leaves: Leaf[] = [];
  const lines = text.split('\n').map((raw, at): Line => {
    const shown = raw.replaceAll('\t', '    ').trimEnd();
    return { text: shown.trimStart(), indent: shown.length - shown.trimStart().length, number: at + 1 };
  });
  const words = (spans: readonly Span[], line: number): Words => {
    const told = spans
      .map((span) => span.text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
    const leaf = { at: leaves.length, text: told, line };
    leaves.push(leaf);
    return { ...leaf, spans };
  };
  const paragraph = (source: string, line: number): Part => ({ kind: 'paragraph', words: words(spansOfRst(source), line) });

  /** Lines from here that stand deeper than `indent`, with the blank ones between them. */
  const bodyEnd = (block: readonly Line[], from: number, indent: number): number => {
    let end = from;
    for (let at = from; at < block.length; at += 1) {
      const line = block[at];
      if (!line || line.text === '') continue;
      if (line.indent <= indent) break;
      end = at + 1;
    }
    return end;
  };

  const partsOf = (block: readonly Line[], depth: number): readonly Part[] => {
    const parts: Part[] = [];
    const items: { parts: readonly Part[] }[] = [];
    const params: { parts: readonly Part[] }[] = [];
    const fields: { term: Words; parts: readonly Part[] }[] = [];
    const types = new Map<string, string>();
    let firstParam = 0;
    let sign: string | undefined;
    const flush = (): void => {
      if (items.length > 0) parts.push({ kind: 'list', ordered: false, items: items.splice(0) });
    };
    if (depth > deepest) return parts;
    for (let at = 0; at < block.length; ) {
      const line = block[at];
      if (!line || line.text === '') {
        at += 1;
        continue;
      }
      const end = bodyEnd(block, at + 1, line.indent);
      const below = (): readonly Part[] => partsOf(block.slice(at + 1, end), depth + 1);
      const bullet = /^[-*]\s+(?=\S)/.exec(line.text);
      const field = /^:(type|param|rtype|returns?)(?: ([^:]+))?:\s*(.*)$/.exec(line.text);
      const directive = /^\.\. ([\w:-]+)::\s*(.*)$/.exec(line.text);
      if (bullet) {
        const [, first] = /^[-*]\s+(.*)$/.exec(line.text) ?? [];
        // Another sign begins another list.
        if (sign !== line.text[0]) flush();
        sign = line.text[0];
        items.push({ parts: [paragraph(first ?? '', line.number), ...below()] });
        at = end;
        continue;
      }
      flush();
      if (line.text === '::') {
        const code = block.slice(at + 1, end);
        const margin = code.reduce(
          (least, one) => (one.text === '' ? least : Math.min(least, one.indent)),
          Number.POSITIVE_INFINITY,
        );
        const shown = code
          .map(({ text: one, indent }) => (one === '' ? '' : ' '.repeat(indent - margin) + one))
          .join('\n')
          .trim();
        const leaf = { at: leaves.length, text: shown, line: line.number + 1 };
        leaves.push(leaf);
        parts.push({ kind: 'code', words: leaf });
        at = end;
      } else if (field) {
        const [, kind, name = '', rest = ''] = field;
        if (kind === 'type') types.set(name, plainRst(rest));
        else if (kind === 'param') {
          if (params.length === 0) firstParam = line.number;
          const type = types.get(name) ?? 'any';
          params.push({ parts: [paragraph(`**${name}** (*${type}*) -- ${rest}`, line.number), ...below()] });
        } else {
          const term = words([{ text: kind === 'rtype' ? 'Return type:' : 'Returns:' }], line.number);
          fields.push({ term, parts: [...(rest === '' ? [] : [paragraph(rest, line.number)]), ...below()] });
        }
        at = end;
      } else if (directive) {
        const [, name = '', rest = ''] = directive;
        if (/^(?:py:)?(?:method|class)$/.test(name))
          parts.push({ kind: 'terms', entries: [{ term: words([{ text: rest }], line.number), parts: below() }] });
        else if (/^(?:note|warning|danger|important|tip)$/.test(name))
          parts.push(...(rest === '' ? [] : [paragraph(rest, line.number)]), ...below());
        at = end;
      } else if (/^([*=~^"-])\1{2,}$/.test(line.text)) at += 1;
      else {
        const run = [line];
        for (
          let next = block[at + 1];
          next && next.text !== '' && next.indent === line.indent && !/^(?:[-*]\s|:\w|\.\. |::$)/.test(next.text);
          next = block[at + run.length]
        )
          run.push(next);
        parts.push(paragraph(run.map(({ text: one }) => one).join(' '), line.number));
        at += run.length;
      }
    }
    flush();
    if (params.length > 0)
      fields.unshift({
        term: words([{ text: 'Parameters:' }], firstParam),
        parts: [{ kind: 'list', ordered: false, items: params }],
      });
    if (fields.length === 0) return parts;
    // Fields stand above “Exceptions” on the page; where among the parts they are makes no difference.
    const exceptions = parts.findIndex((part) => part.kind === 'paragraph' && /^(?:Exceptions|Examples?)$/.test(part.words.text));
    const cut = exceptions < 0 ? parts.length : exceptions;
    return [...parts.slice(0, cut), { kind: 'terms', entries: fields }, ...parts.slice(cut)];
  };

  return { parts: partsOf(lines, 0), leaves };
}
