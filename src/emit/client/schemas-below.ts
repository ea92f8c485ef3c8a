import type { ApiModel, Schema } from '../../model/api.js';
import { schemasIn } from '../../model/walk.js';
import type { ApiView } from '../view.js';

/** A type's schema first, and every one below it, each type once. */
export function schemasOfType(typeName: string, view: ApiView): readonly Schema[] {
  const root = view.types.find((type) => type.typeName === typeName)?.type;
  return root === undefined ? [] : schemasBelow(root.schema, view.model);
}

/** A schema first, and every one below it, through references, each type once. */
export function schemasBelow(root: Schema, { types }: ApiModel): readonly Schema[] {
  const tops = new Set([root]);
  const all: Schema[] = [];
  for (const top of tops) {
    for (const schema of schemasIn(top)) {
      all.push(schema);
      const type = schema.kind === 'reference' ? types.find(({ name }) => name === schema.name) : undefined;
      if (type !== undefined) tops.add(type.schema);
    }
  }
  return all;
}
