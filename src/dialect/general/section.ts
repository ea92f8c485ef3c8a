import type { KnownType } from '../../notation/type-words.js';
import type { Chapter } from './chapter.js';
import type { Step } from './flow.js';
import { linesIn, markedText } from './line.js';
import { looksTyped } from './part-fields.js';
import { saysNothing, type Topic, topicOfHeading, topicOfLine } from './topic.js';

/** A step with what the page says that it is. */
export interface Placed {
  readonly step: Step;
  /** From the heading, the line or the caption that announces it; absent where nothing does. */
  readonly topic?: Topic;
  /** Leaves that say so. */
  readonly saidAt: readonly number[];
  /** Whether the line above ends with a colon and announces something that is not understood: `Possible formats:`. */
  readonly strange?: true;
  /** Whether it is itself what announces the topic. */
  readonly heads?: true;
  /** Words right before it. */
  readonly before: string;
}

/** Gives every step of a chapter its topic. Headings and the lines that do a heading's work are taken out. */
export function placedSteps({ title, steps }: Chapter, known: KnownType): readonly Placed[] {
  const placed: Placed[] = [];
  let section: { readonly topic: Topic; readonly at: number; readonly level: number } | undefined;
  let outer: typeof section;
  let lead: { readonly topic: Topic; readonly at: number } | undefined;
  let before = '';
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'heading') {
      lead = undefined;
      before = step.words.text;
      if (step.words === title?.words) continue;
      const said = topicOfHeading(step.words.text);
      if (!said && section && step.level > section.level && saysNothing(step.words.text)) continue;
      const topic = said ?? other;
      // `Response` above `Example`: what is below a section is of its kind.
      if (section && step.level > section.level && section.level < 7) outer = section;
      else if (outer && step.level <= outer.level) outer = undefined;
      section = { topic: inherited(topic, outer?.topic), at: step.words.at, level: step.level };
      if (topic.status !== undefined)
        placed.push({ step, topic: section.topic, saidAt: [step.words.at], heads: true, before: '' });
      continue;
    }
    if (step.kind === 'line') {
      const text = linesIn(step.words).map(markedText).join('\n');
      const narrowed =
        section && /^(required|mandatory|optional)(?: (?:parameters|params|fields|arguments))?\s*:?$/i.exec(step.words.text)?.[1];
      if (
        section &&
        narrowed !== undefined &&
        (/:\s*$/.test(step.words.text) || step.words.spans.every((span) => span.strong || !/\S/.test(span.text)))
      ) {
        section = { ...section, topic: { ...section.topic, required: !/^optional$/i.test(narrowed) }, at: step.words.at };
        lead = undefined;
        placed.push({ step, topic: section.topic, saidAt: [step.words.at], heads: true, before: '' });
        continue;
      }
      const own = headingLike(step, steps[at + 1], known);
      if (own) {
        lead = undefined;
        before = text;
        // Lines have no level; but a body or headers behind a response are the response's.
        const answer = section?.topic.kind === 'response' || section?.topic.kind === 'errors';
        const parent = section && (section.level < 7 || answer) ? section.topic : undefined;
        outer = section && section.level < 7 ? section : outer;
        section = { topic: inherited(own, parent ?? outer?.topic), at: step.words.at, level: 7 };
        placed.push({ step, topic: section.topic, saidAt: [step.words.at], heads: true, before: '' });
        continue;
      }
      const announced = /[:：]\s*$/.test(text) ? topicOfLine(text) : undefined;
      if (announced) {
        lead = { topic: inherited(announced, section?.topic), at: step.words.at };
        placed.push({ step, ...(section ? { topic: section.topic, saidAt: [section.at] } : { saidAt: [] }), before });
        before = text;
        continue;
      }
      placed.push({ step, ...(section ? { topic: section.topic, saidAt: [section.at] } : { saidAt: [] }), before });
      before = text;
      lead = undefined;
      continue;
    }
    const caption = step.kind === 'table' ? step.table.caption : undefined;
    const titled = caption && topicOfHeading(caption.text);
    const strange = !titled && !lead && /[:：]\s*$/.test(before) && step.kind !== 'code';
    const said = titled ? { topic: titled, at: caption.at } : (lead ?? section);
    placed.push({
      step,
      ...(said ? { topic: said.topic } : {}),
      saidAt: [said?.at, lead?.at].filter((at) => at !== undefined),
      ...(strange ? { strange } : {}),
      before,
    });
    before = '';
    lead = undefined;
  }
  return placed;
}

const other: Topic = { kind: 'other', example: false, rule: 'a heading titles something else' };

/** `Example` below `Response` is an example of a response; `Fields` below it are fields of a response. */
function inherited(topic: Topic, parent: Topic | undefined): Topic {
  if (!parent || topic.sent || parent.kind === 'endpoint' || parent.kind === 'other') return topic;
  const status = topic.status ?? parent.status;
  const more = status === undefined ? {} : { status };
  if (topic.kind === 'example') return { ...topic, kind: parent.kind, example: true, ...more };
  const inside = parent.kind === 'response' || parent.kind === 'errors';
  if (inside && (topic.kind === 'parameters' || topic.kind === 'body')) return { ...topic, kind: parent.kind, ...more };
  if (inside && topic.kind === 'header') return { ...topic, kind: 'response-header', ...more };
  if (parent.kind !== 'parameters' && topic.kind === 'parameters') return { ...topic, kind: parent.kind, ...more };
  return topic;
}

/** A short line in the words of a section does a heading's work, unless it names a field whose type stands below it. */
function headingLike(step: Step & { readonly kind: 'line' }, next: Step | undefined, known: KnownType): Topic | undefined {
  const text = tabTitle.exec(step.words.text)?.[1] ?? step.words.text;
  if (text.length > 80 || text.includes('\n') || /[.,;]$/.test(text)) return undefined;
  const topic = topicOfHeading(text);
  if (!topic || (step.bullet && topic.status !== undefined && !/^(?:code|status)\b/i.test(text))) return undefined;
  const worded = step.words.spans.filter((span) => /[\p{L}\p{N}]/u.test(span.text));
  const bold = worded.length > 0 && worded.every((span) => span.strong);
  const field = next?.kind === 'line' && looksTyped(next.words, known) && !/\s/.test(text);
  if ((bold && !field) || /:\s*$/.test(text) || topic.status !== undefined) return topic;
  const code = worded.length > 0 && worded.every((span) => span.code);
  return !code && !field && /^\p{Lu}/u.test(text) ? topic : undefined;
}

/** How some Markdown sites mark the tab of an example. */
const tabTitle = /\{% tab title="([^"]{1,100})" %\}/;
