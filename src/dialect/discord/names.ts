import type { Heading } from '../../page/structure/index.js';
import type { Section } from '../section.js';

/** `Auto Moderation Rule Object` → `auto-moderation-rule-object`, as such pages make anchors of headings. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/[\s_]+/g, '-');

/**
 * The anchor of a heading: an object's own, or that of a table below it with the object's before it. Links from other
 * pages are written the same way, so a type has one name wherever it is met.
 */
export function anchorOf({ heading, above }: Section): string {
  const object = above.findLast(isObject);
  return object ? `${slug(object.words.text)}-${slug(heading.words.text)}` : slug(heading.words.text);
}

export const isObject = ({ words }: Heading): boolean => /\bobject$/i.test(words.text);

const pascal = (words: readonly string[]): string => words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');

/**
 * `user-object` → User; `user-object-user-flags` → UserFlags; `rule-object-trigger-types` → RuleTriggerTypes.
 * `undefined` where the anchor does not lead to an object or to a part of one.
 */
export function typeOfAnchor(anchor: string): string | undefined {
  const [, object, rest = ''] = /^((?:[a-z0-9]+-)*?[a-z0-9]+)-object(?:-(.+))?$/.exec(anchor) ?? [];
  if (object === undefined) return undefined;
  const words = rest.replace(/-?(?:structure|object)$/, '');
  const own = words === '' || words === object ? object : words.startsWith(`${object}-`) ? words : `${object}-${words}`;
  return pascal(own.split('-'));
}

/** `guild member` → GuildMember. */
export const typeOfWords = (words: string): string => pascal(slug(words).split('-'));

/** The anchor that a link leads to: `#DOCS_RESOURCES_USER/user-object`, `/docs/resources/user#user-object`. */
export const anchorIn = (href: string): string | undefined => /#(?:DOCS_[A-Z0-9_]+\/)?([a-z0-9][a-z0-9-]*)\/?$/.exec(href)?.[1];
