/*
 * What runs inside of a page that is shown. It is text, because none of it is a part of this program: it meets a page that may have
 * put its own functions in the place of the browser's.
 */

/** The page as HTML: shadow trees in place of the elements that hide them, slots replaced by what fills them. */
export const serialise = `(() => {
  const inert = document.implementation.createHTMLDocument('');
  const childrenOf = (node) => {
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.localName !== 'slot') return node.childNodes;
    const filling = node.assignedNodes ? node.assignedNodes() : [];
    return filling.length > 0 ? filling : node.childNodes;
  };
  const fill = (into, node) => {
    for (const child of childrenOf(node)) {
      if (child.nodeType === 3) into.append(child.data);
      else if (child.localName === 'slot') fill(into, child);
      else if (child.nodeType === 1) into.append(copy(child));
    }
  };
  const copy = (node) => {
    const twin = inert.importNode(node, false);
    fill(twin, node);
    return twin;
  };
  return '<!doctype html>\\n' + copy(document.documentElement).outerHTML;
})()`;

/** A number that changes as long as the page does. */
export const measure = `(() => {
  let size = 0;
  const walk = (node) => {
    for (const child of node.childNodes) {
      size += child.nodeType === 3 ? child.length : 1;
      if (child.shadowRoot) walk(child.shadowRoot);
      walk(child);
    }
  };
  walk(document);
  return size;
})()`;
