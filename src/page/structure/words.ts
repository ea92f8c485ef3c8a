import { isElement, type Node, skipped } from '../node.js';
import type { Span } from './part.js';

type Marks = Omit<Span, 'text'>;

const marksOf: Readonly<Record<string, Marks>> = {
  code: { code: true },
  tt: { code: true },
  kbd: { code: true },
  samp: { code: true },
  strong: { strong: true },
  b: { strong: true },
  em: { emphasis: true },
  i: { emphasis: true },
  del: { struck: true },
  s: { struck: true },
};

/**
 * The words of nodes that stand in one line, cut where their marks change. Spaces that do not break stay as they are: by them
 * tables set names in.
 */
export function spansOf(nodes: readonly Node[], marks: Marks = {}): readonly Span[] {
  return nodes.flatMap((node): readonly Span[] => {
    if (node.type === 'text') return node.data ? [{ text: node.data.replace(/[ \t\n\r\f]+/g, ' '), ...marks }] : [];
    if (!isElement(node) || skipped.has(node.name ?? '')) return [];
    const name = node.name ?? '';
    if (name === 'br') return [{ text: '\n', ...marks }];
    if (name === 'img') return [{ text: signOf(node), ...marks }];
    const href = name === 'a' ? node.attribs?.['href'] : undefined;
    const own = Object.hasOwn(marksOf, name) ? marksOf[name] : undefined;
    return spansOf(node.children ?? [], { ...marks, ...own, ...(href === undefined ? {} : { href }) });
  });
}

/** A picture of one sign stands for the sign: `<img alt="🎲">`. Any other picture says nothing. */
const signOf = ({ attribs }: Node): string => {
  const alt = attribs?.['alt'] ?? '';
  return /^[^\p{L}\p{N}\s]{1,12}$/u.test(alt) ? alt : '';
};

/** Spans as text: white space single, lines trimmed, no empty lines at the ends. */
export const textOf = (spans: readonly Span[]): string =>
  spans
    .map(({ text }) => text)
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .trim();
