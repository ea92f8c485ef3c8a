import { docComment, stringLiteral } from '../escape/index.js';
import { receivedTypeName } from '../types/index.js';
import type { ApiView, ErrorView } from '../view.js';
import { Imports } from './imports.js';
import { type PublicNames, runtimeErrors } from './public-names.js';

/** What `templates/client/errors.hbs` prints. */
export interface ErrorsTemplateView {
  readonly imports: readonly string[];
  /** `ServiceError`, or `ServiceError as Other`, and so on. */
  readonly reexports: string;
  readonly baseDoc: string;
  readonly baseName: string;
  readonly runtimeBase: string;
  readonly unionDoc: string;
  readonly unionName: string;
  readonly callError: string;
  readonly guardDoc: string;
  readonly guardName: string;
  readonly clientError: string;
  readonly errors: readonly {
    readonly doc: string;
    readonly className: string;
    readonly typeArguments: string;
  }[];
}

const runtimeModule = './runtime/client/errors.js';

export function errorsView(view: ApiView, names: PublicNames): ErrorsTemplateView {
  const imports = new Imports(names.taken);
  const title = view.model.title;
  return {
    errors: view.errors.map((error) => ({
      doc: docComment([error.error.description ?? `The error \`${error.error.name}\`.`, `HTTP status: ${error.error.status}.`]),
      className: error.className,
      typeArguments: [stringLiteral(error.error.name), ...bodyType(error, view, imports)].join(', '),
    })),
    baseDoc: docComment([
      `An error that ${title} answered with. Each documented error has a class of its own; one that the page does not document is ` +
        'of this class, and `code` tells its name.',
    ]),
    baseName: names.serviceException,
    runtimeBase: imports.foreign(runtimeModule, 'ServiceError'),
    unionDoc: docComment([`Whatever a call of ${title} can end with.`]),
    unionName: names.error,
    callError: imports.foreign(runtimeModule, 'CallError', true),
    guardDoc: docComment([`Whether \`error\` comes from a call of ${title}.`]),
    guardName: names.isError,
    clientError: imports.foreign(runtimeModule, 'ClientError'),
    imports: imports.lines(),
    reexports: runtimeErrors
      .map((name) => (names.exported(name) === name ? name : `${name} as ${names.exported(name)}`))
      .join(', '),
  };
}

/** Type of the error's body, where the page describes it under a name. */
function bodyType(error: ErrorView, view: ApiView, imports: Imports): readonly string[] {
  const schema = error.error.schema;
  if (schema?.kind !== 'reference') return [];
  const named = view.types.find((type) => type.type.name === schema.name);
  return named === undefined ? [] : [imports.own('./types.js', receivedTypeName(view, named.typeName), true)];
}
