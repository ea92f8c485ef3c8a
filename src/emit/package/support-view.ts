import type { Support } from '../mock-server/support.js';

/** What the mock server answers with, as the README tells it. */
export interface SupportView {
  /** How many operations are answered with what: `documented example 40, made from the schema 63`. */
  readonly summary: string;
  readonly rows: readonly {
    readonly functionName: string;
    readonly answer: string;
    readonly errors: number | string;
    readonly pages: string;
  }[];
  /** Too long to be read by who looks for something else. */
  readonly isLong: boolean;
}

const folded = 12;

const kinds: readonly { readonly kind: Support['answer']['kind']; readonly says: string }[] = [
  { kind: 'example', says: 'documented example' },
  { kind: 'synthesised', says: 'made from the schema' },
  { kind: 'empty', says: 'no body' },
  { kind: 'impossible', says: 'breaks its schema' },
];

const pages: Readonly<Record<NonNullable<Support['pages']>, string>> = {
  token: 'by token',
  link: 'by link',
  header: 'by header',
  address: 'by address',
  number: 'by number',
  offset: 'by offset',
};

export function supportView(supports: readonly Support[]): SupportView | false {
  if (supports.length === 0) return false;
  const counts = kinds.flatMap(({ kind, says }) => {
    const count = supports.filter(({ answer }) => answer.kind === kind).length;
    return count === 0 ? [] : [`${says} ${count}`];
  });
  return {
    summary: counts.join(', '),
    rows: supports.map(({ operation, answer, errors, pages: by }) => ({
      functionName: operation.functionName,
      answer: answerCell(answer),
      errors: errors === 0 ? '–' : errors,
      pages: by === undefined ? '–' : pages[by],
    })),
    isLong: supports.length > folded,
  };
}

function answerCell(answer: Support['answer']): string {
  const cell = kinds.find(({ kind }) => kind === answer.kind)?.says ?? '';
  if (answer.kind === 'example' && answer.count > 1) return `${answer.count} documented examples`;
  if (answer.kind === 'synthesised' && answer.broken > 0) return `${cell}; the documented example breaks it`;
  return cell;
}
