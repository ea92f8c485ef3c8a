/** What an element is made with. Texts of pages come in as text, never as markup. */
export interface Made {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  made: Made = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const it = document.createElement(tag);
  if (made.class !== undefined) it.className = made.class;
  if (made.text !== undefined) it.textContent = made.text;
  for (const [name, value] of Object.entries(made.attributes ?? {})) it.setAttribute(name, value);
  it.append(...children);
  return it;
}

const svg = 'http://www.w3.org/2000/svg';

/** A shape of the page's sprite. */
export function mark(kind: string): SVGSVGElement {
  const it = document.createElementNS(svg, 'svg');
  it.setAttribute('class', `mark c-${kind}`);
  it.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(svg, 'use');
  use.setAttribute('href', `#m-${kind}`);
  it.append(use);
  return it;
}

/** Words for those who do not see shapes. */
export const hidden = (text: string): HTMLElement => element('span', { class: 'hidden', text });

export const find = (selector: string, within: ParentNode = document): HTMLElement | undefined =>
  within.querySelector<HTMLElement>(selector) ?? undefined;

export const all = (selector: string, within: ParentNode = document): readonly HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(selector),
];
