import type { Json } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { attribute, childrenOf, findAll, findFirst, hasClass, named, rawText, textIn } from '../elements.js';

/** An example in a tab of its own. */
export interface Shown {
  /** What the tab is called: `Payload`, `200`. */
  readonly tab: string;
  readonly mediaType?: Node;
  readonly value: Json;
  readonly node: Node;
}

/** Examples behind tabs; only the tab that is chosen has any. */
export function shownIn(node: Node): readonly Shown[] {
  const tabs = findAll(node, (one) => attribute(one, 'role') === 'tab');
  return findAll(node, (one) => attribute(one, 'role') === 'tabpanel').flatMap((panel): readonly Shown[] => {
    const tab = tabs.find(
      (one) =>
        attribute(one, 'aria-controls') === attribute(panel, 'id') ||
        attribute(one, 'id') === attribute(panel, 'aria-labelledby'),
    );
    const code = findFirst(panel, (one) => hasClass(one, 'redoc-json'));
    const value = code && jsonIn(code);
    if (!tab || !code || value === undefined) return [];
    const label = findFirst(panel, (one) => one.name === 'span' && textIn(one) === 'Content type');
    const siblings = label?.parent ? childrenOf(label.parent) : [];
    const mediaType = siblings.find(
      (one) => /^[\w.+-]+\/[\w.+-]+/.test(textIn(one)) && findFirst(one, named('select', 'button')) === undefined,
    );
    return [{ tab: textIn(tab), ...(mediaType ? { mediaType } : {}), value, node: code }];
  });
}

function jsonIn(code: Node): Json | undefined {
  try {
    return JSON.parse(rawText(code).replace(/\u00a0/g, ' ')) as Json;
  } catch {
    return undefined;
  }
}
