import { markdown, markdownCode, markdownFence } from '../escape/index.js';
import type { Support } from '../mock-server/support.js';
import type { ApiView } from '../view.js';
import { type SupportView, supportView } from './support-view.js';
import { type Usage, usage } from './usage.js';

/** Everything the README's template prints, which is all but the samples of requests: Markdown already, nothing of a page left unescaped. */
export interface ReadmeView {
  readonly title: string;
  readonly description: string | false;
  readonly packageName: string;
  readonly install: string;
  readonly usage: Usage | false;
  readonly validator: string | false;
  readonly validatorSchema: string;
  readonly mockServer: string | false;
  readonly mockTest: string;
  /** What the mock server answers with. */
  readonly support: SupportView | false;
  readonly operations: readonly {
    readonly name: string;
    readonly functionName: string;
    readonly request: string;
    readonly errors: string;
  }[];
  readonly errors: readonly { readonly className: string; readonly status: number; readonly description: string }[];
}

export function readmeView(view: ApiView, supports: readonly Support[]): ReadmeView {
  const { model, packageName } = view;
  const snippets = usage(view);
  return {
    title: markdown(model.title),
    description: model.description === undefined ? false : markdown(model.description),
    packageName,
    install: markdownFence(`npm install ${packageName}`, 'sh'),
    usage: snippets?.client ?? false,
    validator: snippets?.validator?.code ?? false,
    validatorSchema: snippets?.validator?.schema ?? '',
    mockServer: snippets?.mockServer ?? false,
    mockTest: snippets?.mockTest ?? '',
    support: supportView(supports),
    operations: view.operations.map((operation) => ({
      name: markdown(operation.operation.title ?? operation.operation.id),
      functionName: operation.functionName,
      request: markdownCode(`${operation.method} ${operation.path}`),
      errors: operation.errors.map(({ className }) => `\`${className}\``).join(', '),
    })),
    errors: view.errors.map(({ error, className }) => ({
      className,
      status: error.status,
      description: markdown(error.description ?? ''),
    })),
  };
}
