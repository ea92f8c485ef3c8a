import type { Node } from '../../page/node.js';
import { attribute, childrenOf, findAll, findFirst, textIn } from '../elements.js';

/** One row of the viewer: a field, or the items of what stands above. */
export interface Row {
  readonly node: Node;
  readonly name?: Node;
  readonly types: readonly Node[];
  readonly required?: Node;
  readonly deprecated?: Node;
  readonly description?: Node;
  readonly validations: readonly Node[];
  /** A button that lets one choose among alternatives. */
  readonly choice?: Node;
  readonly isPattern: boolean;
  /** An arrow before the name: there is more, whether shown or not. */
  readonly opens: boolean;
  readonly below: readonly Row[];
}

const marked =
  (mark: string) =>
  (node: Node): boolean =>
    attribute(node, 'data-test') === mark;

const isRow = marked('schema-row');
const isLevel = (node: Node): boolean => attribute(node, 'data-level') !== undefined;

/** Rows of a level; the level behind a row is what stands below it. */
export function rowsIn(level: Node): readonly Row[] {
  const parts = findAll(level, (node) => isRow(node) || isLevel(node));
  return parts.flatMap((node, index): readonly Row[] => {
    if (!isRow(node)) return [];
    const next = parts[index + 1];
    return [rowOf(node, next && isLevel(next) ? rowsIn(next) : [])];
  });
}

function rowOf(node: Node, below: readonly Row[]): Row {
  const one = (mark: string): Node | undefined => findFirst(node, marked(mark));
  const name = findFirst(node, (part) => /^property-name\b/.test(attribute(part, 'data-test') ?? ''));
  const [required, deprecated, description] = [one('property-required'), one('property-deprecated'), one('property-description')];
  const choice = findFirst(node, (part) => attribute(part, 'aria-label') === 'Pick a type');
  return {
    node,
    ...(name ? { name } : {}),
    types: findAll(node, marked('property-type')),
    ...(required ? { required } : {}),
    ...(deprecated ? { deprecated } : {}),
    ...(description ? { description } : {}),
    validations: findAll(node, marked('property-validation')),
    ...(choice ? { choice } : {}),
    isPattern: findFirst(node, (part) => part.name === 'div' && textIn(part) === '(pattern property)') !== undefined,
    opens:
      findFirst(
        node,
        (part) => attribute(part, 'role') === 'button' && childrenOf(part).some(({ name: tag }) => tag === 'svg'),
      ) !== undefined,
    below,
  };
}
