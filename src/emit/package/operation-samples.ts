import { markdown, markdownFence } from '../escape/index.js';
import { hashOfFacts, type Piece } from '../pieces.js';
import { renderTemplate } from '../template.js';
import type { ApiView, OperationView } from '../view.js';
import { requestSamples } from './request-samples.js';
import { type WireRequest, wireRequest } from './wire-request.js';

/** What the README's section on one operation is made of. */
interface Offer {
  readonly name: string;
  readonly request: WireRequest;
  /** Labels of the samples that the page offers. */
  readonly labels: readonly string[];
}

/** How to send an operation's request by hand, in the languages of its page. */
export function operationSamples(operation: OperationView, view: ApiView): Piece {
  const { id, samples } = operation.operation;
  const offer: Offer = { name: id, request: wireRequest(operation, view), labels: samples.map(({ label }) => label) };
  return { madeOf: hashOfFacts(offer), text: () => sectionOf(offer) };
}

const sectionOf = ({ name, request, labels }: Offer): string =>
  renderTemplate('package/request-samples', {
    name: markdown(name),
    note:
      request.placeholders.length > 0 &&
      `Put your own for ${request.placeholders.map((placeholder) => `\`${placeholder}\``).join(' and ')}.`,
    samples: requestSamples(request, labels).map(({ label, language, code }) => ({
      label: markdown(label),
      code: markdownFence(code, language),
    })),
  });
