import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiModel, Evidence, Json } from './api.js';
import { refreshment, removal } from './correct-command.js';
import type { Correction } from './correction.js';
import { correctionPlace, sameJson, shown } from './correction-words.js';
import { evidenceFor, layerOf, readFact } from './facts.js';
import type { FoundFact } from './find-fact.js';
import type { Layer } from './layer.js';
import { locate } from './locate.js';

/** What the pages say of a fact that a correction is about. */
interface Told {
  /** Absent where they say nothing, or nothing that can be decided. */
  readonly value?: Json;
  /** Numbers that pages print for an error whose status on the wire was concluded. */
  readonly numbers: readonly number[];
  readonly evidence: readonly Evidence[];
}

/** @param pages the model without corrections; in the one that `found` is in, operations may have other names */
function toldBy(pages: ApiModel, found: FoundFact): Told {
  const before = locate(pages, found.path);
  const layer = 'layers' in before ? (layerOf(before.layers, found.fact) ?? found.layer) : found.layer;
  const value = readFact(layer, found.fact);
  const evidence = evidenceFor(layer, found.fact);
  return { ...(value === undefined ? {} : { value }), numbers: documentedNumbers(pages, layer, found.fact), evidence };
}

/** Numbers that operations print for an error stay reachable where the status on the wire was concluded. */
function documentedNumbers(model: ApiModel, layer: Layer, fact: string): readonly number[] {
  if (layer.node !== 'error' || fact !== 'status') return [];
  const { name } = layer.value;
  return model.operations.flatMap((operation) =>
    operation.errors.filter((error) => error.name === name).flatMap((error) => error.documentedStatus ?? []),
  );
}

/**
 * What a correction that is written now says the page said: its value, or its words where these cannot be decided.
 * Nothing where no page has words for it, or where what it has is a correction's.
 */
export function wordsOfPage(pages: ApiModel, found: FoundFact): Json | undefined {
  const { value, numbers, evidence } = toldBy(pages, found);
  const [first] = evidence;
  if (first === undefined || first.standing === 'corrected') return undefined;
  if (first.standing === 'unknown' && first.quote.trim() !== '') return first.quote.trim();
  return numbers[0] ?? value;
}

/** Whether the page still says what the correction was written against, and whether it now says what the correction sets. */
export function judge(pages: ApiModel, correction: Correction, found: FoundFact): readonly Diagnostic[] {
  const { value, numbers, evidence } = toldBy(pages, found);
  const documented = evidence.some((one) => one.standing === 'documented');
  const now = readFact(found.layer, found.fact);
  const quote = evidence[0] === undefined ? {} : { quote: evidence[0].quote };
  const [sets, holds] = [
    value !== undefined && sameJson(value, correction.set),
    now !== undefined && sameJson(now, correction.set),
  ];
  // One that undoes another correction is needed, whatever the page says.
  if (documented && sets && holds) return [redundant(correction, quote)];
  const { was } = correction;
  if (was === undefined || was === null) {
    if (!documented || value === undefined || absentByNature(value)) return [];
    return [
      stale(correction, `said nothing of \`${correction.where}\` when it was corrected and now says ${shown(value)}`, quote),
    ];
  }
  const said = [value, now, ...numbers];
  const matches =
    said.some((one) => one !== undefined && sameJson(one, was)) || evidence.some((one) => sameJson(one.quote.trim(), was));
  if (matches) return [];
  const words = value === undefined ? 'says nothing of it' : `says ${shown(value)}`;
  return [stale(correction, `no longer says that \`${correction.where}\` is ${shown(was)}: it ${words}`, quote)];
}

const absentByNature = (value: Json): boolean => value === false || (Array.isArray(value) && value.length === 0);

const redundant = (correction: Correction, quote: { readonly quote?: string }): Diagnostic =>
  diagnostic('correction-redundant', `The page itself now says that \`${correction.where}\` is ${shown(correction.set)}.`, {
    ...correctionPlace(correction),
    ...quote,
    help: `Remove it: \`${removal(correction)}\`; or all that are like it: \`npx generator correct --remove-redundant\`.`,
  });

const stale = (correction: Correction, message: string, quote: { readonly quote?: string }): Diagnostic =>
  diagnostic('correction-stale', `The page ${message}; the correction still counts.`, {
    ...correctionPlace(correction),
    ...quote,
    help: `Read the page again. Where the correction still holds, take down what the page says now: \`${refreshment(correction)}\`. Where it does not, remove it: \`${removal(correction)}\`.`,
  });
