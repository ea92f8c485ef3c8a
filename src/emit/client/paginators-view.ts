import { type NextPage, type PageInput, type Pagination, paginationOf } from '../../model/pagination.js';
import { docComment, propertyKey, stringLiteral } from '../escape/index.js';
import type { ApiView, OperationView } from '../view.js';
import { Imports } from './imports.js';
import { deprecation, inputOf, outputOf } from './operations-view.js';
import { type PublicNames, pageTypes } from './public-names.js';

/** What `templates/client/paginators.hbs` prints. */
export interface PaginatorsTemplateView {
  readonly imports: readonly string[];
  readonly reexports: string;
  readonly context: string;
  readonly pageOptions: string;
  readonly paginators: readonly PaginatorTemplateView[];
}

export interface PaginatorTemplateView {
  readonly name: string;
  readonly doc: string;
  readonly pagingName: string;
  readonly pagingType: string;
  /** Members of the definition, `key: value` each. */
  readonly paging: readonly string[];
  readonly inputParameter: string;
  readonly resultType: string;
  readonly paginate: string;
  /** What the operation is called by. */
  readonly call: string;
  readonly operation: string;
  readonly inputArgument: string;
}

/** An operation that answers page by page, as the client's classes have it too. */
export interface Paged {
  readonly operation: OperationView;
  readonly pagination: Pagination;
  readonly name: string;
}

export function pagedOperations(view: ApiView, names: PublicNames): readonly Paged[] {
  return view.operations.flatMap((operation) => {
    const pagination = paginationOf(operation.operation, view.model);
    const name = names.paginator(operation.functionName);
    return pagination === undefined || name === undefined ? [] : [{ operation, pagination, name }];
  });
}

/** What functions call their parameters; inside them, nothing else of that name can be seen. */
const parameters = ['client', 'input', 'options', 'from', 'call'] as const;

export function paginatorsView(view: ApiView, names: PublicNames): PaginatorsTemplateView {
  const imports = new Imports(names.taken);
  const runtime = (file: string, name: string, typeOnly = false): string =>
    imports.foreign(`./runtime/client/${file}`, name, typeOnly);
  const visible = (name: string): string =>
    parameters.some((parameter) => parameter === name) ? imports.declare(`${name}Operation`) : name;
  return {
    reexports: pageTypes.map((name) => (names.exported(name) === name ? name : `${name} as ${names.exported(name)}`)).join(', '),
    context: runtime('config.js', 'ClientContext', true),
    pageOptions: runtime('paginate.js', 'PageOptions', true),
    paginators: pagedOperations(view, names).map((paged) => {
      const { operation, pagination, name } = paged;
      const { next, items } = pagination;
      const strategy = strategies[next.by];
      const own = imports.own('./operations.js', operation.functionName, false, visible(operation.functionName));
      const { inputParameter, inputArgument } = inputOf(operation, view, imports);
      return {
        name,
        doc: docComment(
          [
            `${items === undefined ? 'Every page' : 'Every item'} of \`${operation.functionName}\`, asked for as it is wanted.`,
            `${pagination.rule}.`,
          ],
          [...deprecation(operation), { name: 'see', link: operation.functionName }],
        ),
        pagingName: imports.declare(`${operation.functionName}Paging`),
        pagingType: `${runtime('paginate.js', items === undefined ? 'Paging' : 'ItemPaging', true)}<${runtime(strategy.file, strategy.rule, true)}>`,
        paging: [
          `follow: ${runtime(strategy.file, strategy.follow)}`,
          `rule: ${ruleText(next, operation)}`,
          ...(items === undefined ? [] : [`items: ${steps(items)}`]),
        ],
        inputParameter,
        resultType: resultOf(paged, view, imports, runtime),
        paginate: runtime('paginate.js', items === undefined ? 'paginate' : 'paginateItems'),
        call: operation.input.kind === 'none' ? `(from, _nothing, call) => ${own}(from, call)` : own,
        operation: stringLiteral(operation.operation.id),
        inputArgument,
      };
    }),
    imports: imports.lines(),
  };
}

/** Items of a named type, by way of the page's: so they are what they are there. */
export function resultOf(
  { operation, pagination: { items } }: Paged,
  view: ApiView,
  imports: Imports,
  runtime: (file: string, name: string, typeOnly: boolean) => string,
): string {
  const page = outputOf(operation, view, imports);
  if (items === undefined) return `${runtime('paginate.js', 'Pages', true)}<${page}>`;
  const list = items.reduce((type, step) => `NonNullable<${type}[${stringLiteral(step)}]>`, page);
  return `${runtime('paginate.js', 'PagedItems', true)}<${page}, ${list}[number]>`;
}

interface Strategy {
  readonly file: string;
  readonly follow: string;
  readonly rule: string;
}

const strategies: { readonly [By in NextPage['by']]: Strategy } = {
  token: { file: 'page-token.js', follow: 'byToken', rule: 'TokenRule' },
  header: { file: 'page-token.js', follow: 'byHeader', rule: 'HeaderRule' },
  link: { file: 'page-link.js', follow: 'byLink', rule: 'LinkRule' },
  address: { file: 'page-link.js', follow: 'byAddress', rule: 'AddressRule' },
  number: { file: 'page-number.js', follow: 'byNumber', rule: 'NumberRule' },
  offset: { file: 'page-number.js', follow: 'byOffset', rule: 'OffsetRule' },
};

function ruleText(next: NextPage, operation: OperationView): string {
  const members = (...pairs: readonly (readonly [name: string, value: string | undefined])[]): string =>
    `{ ${pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${propertyKey(name)}: ${value}`])).join(', ')} }`;
  const given = (input: PageInput): string => steps(stepsInto(input, operation));
  const end = ({ told, at }: { readonly told: string; readonly at: readonly string[] }): string =>
    members(['told', stringLiteral(told)], ['at', steps(at)]);
  switch (next.by) {
    case 'token':
      return members(['given', given(next.given)], ['token', steps(next.token)], ['more', next.more && steps(next.more)]);
    case 'header':
      return members(
        ['given', given(next.given)],
        ['header', stringLiteral(next.header)],
        ['count', next.count === true ? 'true' : undefined],
      );
    case 'link':
      return 'null';
    case 'address':
      return members(['address', steps(next.address)]);
    case 'number':
      return members(
        ['given', given(next.given)],
        ['first', next.first?.toString()],
        ['current', next.current && steps(next.current)],
        ['end', end(next.end)],
      );
    case 'offset':
      return members(['given', given(next.given)], ['end', end(next.end)]);
  }
}

/** Where a caller's input has what is given. */
function stepsInto(given: PageInput, { input }: OperationView): readonly string[] {
  if (input.kind !== 'members') return [given.name];
  const wanted = input.members.find(
    (member) => member.in === given.in && (given.in === 'body' || member.wireName === given.name),
  );
  const own = wanted?.name ?? given.name;
  return given.in === 'body' ? [own, given.name] : [own];
}

const steps = (path: readonly string[]): string => `[${path.map(stringLiteral).join(', ')}]`;
