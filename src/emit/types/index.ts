import type { Property } from '../../model/api.js';
import { docComment, propertyKey } from '../escape/index.js';
import { hashOfFacts, type Piece, PiecedFile } from '../pieces.js';
import type { Target } from '../target.js';
import { renderTemplate } from '../template.js';
import type { ApiView } from '../view.js';
import { type Declaration, type Declarations, declarationsOf } from './declarations.js';
import { type Documentation, documentDeclaration, documentMember } from './documentation.js';
import { ownTypeText, type Side, type TypeContext, typeText } from './type-text.js';

export { receivedTypeName } from './declarations.js';
export { validatorExports } from './exported-names.js';

/** `src/types.ts`: one declaration per named type, per operation input, and per anonymous part worth a name. */
export const typesTarget: Target = { name: 'types', emit: (view) => [typesFile(view)] };

function typesFile(view: ApiView): PiecedFile {
  const declarations = declarationsOf(view);
  const pieces = declarations.all.flatMap((declaration) =>
    variantsOf(declaration).map((variant) => piece(declarationView(declaration, variant, declarations))),
  );
  return new PiecedFile('src/types.ts', [renderTemplate('types/head', { isEmpty: pieces.length === 0 }), ...pieces]);
}

const piece = (view: DeclarationView): Piece => ({ madeOf: hashOfFacts(view), text: () => declarationText(view) });

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

/** What is said of a declared type, comments not yet broken into lines. */
interface DeclarationView {
  readonly name: string;
  readonly documentation: Documentation;
  /** A type expression, or the members of an interface. */
  readonly type: string | readonly MemberView[];
  /** Whether it may have other members. */
  readonly partial: boolean;
}

interface MemberView {
  readonly documentation: Documentation;
  readonly key: string;
  readonly required: boolean;
  readonly type: string;
}

function declarationView(declaration: Declaration, variant: Variant, declarations: Declarations): DeclarationView {
  const context: TypeContext = { declarations, owner: declaration, side: variant.side };
  const { schema } = declaration;
  return {
    name: variant.name,
    documentation: documentDeclaration(declaration, variant.about),
    type:
      schema.kind === 'object'
        ? schema.properties.map((property) => memberView(property, context))
        : ownTypeText(schema, context),
    partial: schema.kind === 'object' && schema.partial === true,
  };
}

const memberView = ({ name, required, schema }: Property, context: TypeContext): MemberView => ({
  documentation: documentMember(schema),
  key: propertyKey(name),
  required,
  type: typeText(schema, context),
});

function declarationText({ name, documentation, type, partial }: DeclarationView): string {
  const doc = commentOf(documentation);
  if (typeof type === 'string') return renderTemplate('types/alias', { doc, name, type });
  return renderTemplate('types/interface', { doc, name, members: type.map(memberText), partial });
}

/** `| undefined`: a member set to `undefined` is left out on the wire and read as absent by the validator, so it may be written. */
const memberText = ({ documentation, key, required, type }: MemberView): object => ({
  doc: commentOf(documentation),
  key,
  optional: required ? '' : '?',
  type,
  orUndefined: required ? '' : ' | undefined',
});

const commentOf = ({ paragraphs, tags }: Documentation): string => docComment(paragraphs, tags);
