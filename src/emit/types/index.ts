import type { Property } from '../../model/api.js';
import { propertyKey } from '../escape/index.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import type { ApiView } from '../view.js';
import { type Declaration, type Declarations, declarationsOf } from './declarations.js';
import { documentDeclaration, documentMember } from './documentation.js';
import { ownTypeText, type Side, type TypeContext, typeText } from './type-text.js';

export { receivedTypeName } from './declarations.js';
export { validatorExports } from './exported-names.js';

/** `src/types.ts`: one declaration per named type, per operation input, and per anonymous part worth a name. */
export const typesTarget: Target = { name: 'types', emit: (view) => [typesFile(view)] };

function typesFile(view: ApiView): EmittedFile {
  const declarations = declarationsOf(view);
  const texts = declarations.all.flatMap((declaration) =>
    variantsOf(declaration).map((variant) => declarationText(declaration, variant, declarations)),
  );
  return { path: 'src/types.ts', text: renderTemplate('types/file', { declarations: texts }), format: 'lines' };
}

interface Variant {
  readonly name: string;
  readonly side: Side;
  /** What the comment says about the variant. */
  readonly about: readonly string[];
}

function variantsOf(declaration: Declaration): readonly Variant[] {
  const { name, receivedName, direction } = declaration;
  const only: Variant = { name, side: direction === 'received' ? 'received' : 'sent', about: [] };
  if (receivedName === undefined) return [only];
  const about = [`\`${name}\` as it is received: enums may hold values that are not documented yet.`];
  return [only, { name: receivedName, side: 'received', about }];
}

function declarationText(declaration: Declaration, variant: Variant, declarations: Declarations): string {
  const context: TypeContext = { declarations, owner: declaration, side: variant.side };
  const { name } = variant;
  const { schema } = declaration;
  const doc = documentDeclaration(declaration, variant.about);
  if (schema.kind !== 'object') return renderTemplate('types/alias', { doc, name, type: ownTypeText(schema, context) });
  const members = schema.properties.map((property) => memberView(property, context));
  return renderTemplate('types/interface', { doc, name, members, partial: schema.partial === true });
}

/** `| undefined`: a member set to `undefined` is left out on the wire and read as absent by the validator, so it may be written. */
const memberView = (property: Property, context: TypeContext): object => ({
  doc: documentMember(property.schema),
  key: propertyKey(property.name),
  optional: property.required ? '' : '?',
  type: typeText(property.schema, context),
  orUndefined: property.required ? '' : ' | undefined',
});
