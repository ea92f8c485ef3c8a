import { type Html, html } from '../html.js';

/** One part of a bar. */
export interface Part {
  readonly kind: string;
  /** As people say it, with its number: `12 inferred`. */
  readonly label: string;
  readonly count: number;
}

/** A bar as wide as its place, in parts of as much of it as they are of all. The numbers stand in its title and beside it. */
export function stackedBar(title: string, parts: readonly Part[], size: 'big' | 'small'): Html {
  const all = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const rects = parts
    .filter(({ count }) => count > 0)
    .map(({ kind, label, count }) => {
      const from = before;
      before += count;
      return html`<rect x="${percent(from, all)}" width="${percent(count, all)}" height="100%" class="b-${kind}"><title>${label}</title></rect>`;
    });
  const told = `${title}: ${parts.map(({ label }) => label).join(', ')}`;
  return html`<svg class="bar ${size}" role="img" aria-label="${told}" focusable="false"><rect width="100%" height="100%" class="b-none"/>${rects}</svg>`;
}

const percent = (count: number, all: number): string => `${Math.round((10_000 * count) / all) / 100}%`;

/** `97.8 %`; never rounded up to all. */
export function share(count: number, all: number): string {
  if (all === 0 || count === all) return '100 %';
  return `${Math.floor((1000 * count) / all) / 10} %`;
}

/** `1,234` */
export const number = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${number(count)} ${count === 1 ? noun : plural}`;
