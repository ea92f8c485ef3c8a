import { markdown, markdownCode, markdownFence } from '../escape/index.js';
import type { Support } from '../mock-server/support.js';
import type { ApiView, OperationView } from '../view.js';
import { requestSamples } from './request-samples.js';
import { type SupportView, supportView } from './support-view.js';
import { type Usage, usage } from './usage.js';
import { wireRequest } from './wire-request.js';

/** Everything the README's template prints: Markdown already, nothing of a page left unescaped. */
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
  readonly samples: readonly {
    readonly name: string;
    readonly note: string | false;
    readonly samples: readonly { readonly label: string; readonly code: string }[];
  }[];
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
    samples: view.operations.map((operation) => operationSamples(operation, view)),
  };
}

function operationSamples(operation: OperationView, view: ApiView): ReadmeView['samples'][number] {
  const request = wireRequest(operation, view);
  const offered = operation.operation.samples.map(({ label }) => label);
  return {
    name: markdown(operation.operation.id),
    note:
      request.placeholders.length > 0 && `Put your own for ${request.placeholders.map((name) => `\`${name}\``).join(' and ')}.`,
    samples: requestSamples(request, offered).map(({ label, language, code }) => ({
      label: markdown(label),
      code: markdownFence(code, language),
    })),
  };
}
