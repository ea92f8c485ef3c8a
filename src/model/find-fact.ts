import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiModel } from './api.js';
import { removal } from './correct-command.js';
import type { Correction } from './correction.js';
import { correctionPlace, evidenceFor } from './correction-words.js';
import { type FactPath, formatFactPath, parseFactPath } from './fact-path.js';
import { factsOf, isFixed, layerOf } from './facts.js';
import type { Layer } from './layer.js';
import { type Located, locate } from './locate.js';
import { errorWithStatus, makeRoom } from './make-room.js';
import { nearest, suggestion } from './nearest.js';

/** The fact that a correction is about. */
export interface FoundFact {
  /** Where it is written: the model that was asked, or that with room for a node which it lacks. */
  readonly model: ApiModel;
  readonly path: FactPath;
  readonly layer: Layer;
  readonly fact: string;
  /** Set where the node was not there: paths that may have been meant instead. */
  readonly adds?: readonly string[];
}

/** The fact in a model, or why there is none that could be corrected. */
export function findFact(model: ApiModel, correction: Correction): FoundFact | Diagnostic {
  const { where } = correction;
  const parsed = parseFactPath(where);
  if ('problem' in parsed)
    return diagnostic('correction-invalid', `\`${where}\` is no fact path: ${parsed.problem}.`, {
      ...correctionPlace(correction),
      help: 'Write the path of a fact, such as `UpdateUserAttributes.request.Name maxLength`; `generator explain` lists the facts of a node.',
    });
  const { path } = parsed;
  const located = locate(model, path);
  const { fact } = path;
  if (fact === undefined)
    return diagnostic('correction-invalid', `\`${where}\` names a node but no fact of it.`, {
      ...correctionPlace(correction),
      help: `Add the fact behind a space: \`${where} ${knownFacts(located)[0] ?? 'description'}\`.`,
    });
  const layer = 'layers' in located ? layerOf(located.layers, fact) : undefined;
  if (layer === undefined) return inNewNode(model, correction, path, fact) ?? unmatched(correction, path, located);
  if (isFixed(layer, fact))
    return diagnostic('correction-invalid', `\`${where}\` cannot be corrected, for other facts hang on it.`, {
      ...correctionPlace(correction),
      help: 'Correct the facts that follow from it instead.',
    });
  // A server is its address: words about one that is not there yet belong to nothing.
  if (layer.node === 'server' && layer.value === undefined && fact !== 'url')
    return diagnostic('correction-invalid', `\`${where}\` is about a server that is not there.`, {
      ...correctionPlace(correction),
      help: `Say where it is first: \`${formatFactPath({ ...path, fact: 'url' })}\`.`,
    });
  return { model, path, layer, fact };
}

/** A correction that was written against words of the page never adds what it lacks: these words are gone. */
function inNewNode(model: ApiModel, correction: Correction, path: FactPath, fact: string): FoundFact | Diagnostic | undefined {
  if ((correction.was ?? null) !== null || correction.set === null) return undefined;
  const known = knownError(model, path);
  if (known !== undefined) {
    const better = formatFactPath({ root: { kind: 'error', name: known }, steps: [], fact });
    return diagnostic(
      'correction-redundant',
      `The operation already has the error ${known} for the status of \`${correction.where}\`; what is to be said of it belongs to \`${better}\`.`,
      { ...correctionPlace(correction), help: `Remove the correction: \`${removal(correction)}\`.` },
    );
  }
  const room = makeRoom(model, path, evidenceFor(correction));
  if (room === undefined) return undefined;
  const located = locate(room, path);
  const layer = 'layers' in located ? layerOf(located.layers, fact) : undefined;
  if (layer === undefined) return undefined;
  const before = locate(model, path);
  return { model: room, path, layer, fact, adds: 'layers' in before ? [] : nearest(before.missing, before.known) };
}

function knownError(model: ApiModel, { root, steps, fact }: FactPath): string | undefined {
  if (root.kind !== 'response' || steps.length > 0 || (fact !== 'description' && fact !== 'title')) return undefined;
  return errorWithStatus(model, root.id, Number(root.select));
}

function unmatched(correction: Correction, path: FactPath, located: Located): Diagnostic {
  return diagnostic('correction-unmatched', `The model has no fact \`${correction.where}\`; the correction was not applied.`, {
    ...correctionPlace(correction),
    quote: correction.because,
    help: `${near(path, located)} Mend \`where\`, or remove the correction: \`${removal(correction)}\`.`,
  });
}

/** What a path that leads nowhere may have meant, in words. */
export function nearFacts(model: ApiModel, where: string): string {
  const parsed = parseFactPath(where);
  return 'path' in parsed ? near(parsed.path, locate(model, parsed.path)) : '';
}

const near = (path: FactPath, located: Located): string =>
  'layers' in located
    ? suggestion(path.fact ?? '', knownFacts(located), 'fact')
    : suggestion(located.missing, located.known, 'such node');

const knownFacts = (located: Located): readonly string[] =>
  'layers' in located ? [...new Set(located.layers.flatMap((layer) => Object.keys(factsOf(layer))))] : [];
