import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiError, ApiModel, Evidence, Operation, Parameter, Schema } from '../model/api.js';
import { formatPlace, standingOf } from '../model/evidence.js';
import { formatFactPath } from '../model/fact-path.js';
import { formatType } from '../model/type-notation.js';
import { at, correcting, severityOf, shortened, side } from './evidence-words.js';

/**
 * Where two pages tell one thing in two ways, other than types and operations, which are compared when pages are joined:
 * parameters of one path, and errors.
 */
export function checkTellings(model: ApiModel): readonly Diagnostic[] {
  return [...checkPathParameters(model.operations), ...model.errors.flatMap(differentlyDescribed)];
}

/** A path parameter of one operation. */
interface Told {
  readonly operation: Operation;
  readonly parameter: Parameter;
}

/** Operations of one path share its variables: what one of them says of a variable holds for all. */
function checkPathParameters(operations: readonly Operation[]): readonly Diagnostic[] {
  const first = new Map<string, Told>();
  const said = new Set<string>();
  return operations.flatMap((operation) =>
    operation.parameters.flatMap((parameter) => {
      if (parameter.in !== 'path' || !operation.path.includes(`{${parameter.name}}`)) return [];
      const key = `${operation.path} ${parameter.name}`;
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, { operation, parameter });
        return [];
      }
      const conflict = said.has(key) ? undefined : differing(known, { operation, parameter });
      if (conflict !== undefined) said.add(key);
      return conflict ?? [];
    }),
  );
}

const compared = ['type', 'format', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum'] as const;

/** The first fact that both state, each otherwise. A list of values may well depend on the method. */
function differing(a: Told, b: Told): Diagnostic | undefined {
  for (const fact of compared) {
    const [one, other] = [factOf(a.parameter.schema, fact), factOf(b.parameter.schema, fact)];
    if (one === undefined || other === undefined || one === other) continue;
    const [first, second] = [wordsOf(a.parameter, fact), wordsOf(b.parameter, fact)];
    const place = formatFactPath({
      root: { kind: 'parameter', id: b.operation.id, in: 'path', name: b.parameter.name },
      steps: [],
      fact,
    });
    const message = `\`{${b.parameter.name}}\` of ${b.operation.path} is told in two ways: its ${fact} is ${written(one)} for ${a.operation.id}${side(first)} and ${written(other)} for ${b.operation.id}${side(second)}.`;
    return diagnostic('parameter-conflict', message, {
      ...at(second, place),
      ...(second === undefined ? {} : { quote: second.quote }),
      severity: severityOf(first, severityOf(second, 'warning')),
      help: `Say which is right: \`${correcting(place, one)}\`, or the same of ${a.operation.id} with ${written(other)}.`,
    });
  }
  return undefined;
}

/** Nothing where the schema does not state the fact, or states what may be anything. */
function factOf(schema: Schema, fact: (typeof compared)[number]): string | number | undefined {
  if (fact === 'type') return ['unknown', 'union', 'reference', 'enum'].includes(schema.kind) ? undefined : formatType(schema);
  const own: { readonly [name: string]: unknown } = { ...schema };
  const value = own[fact];
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

const written = (value: string | number): string => `\`${value}\``;

const wordsOf = ({ schema, evidence }: Parameter, fact: string): Evidence | undefined =>
  schema.evidence[fact]?.[0] ?? schema.evidence['type']?.[0] ?? evidence['name']?.[0];

/** An error that pages describe in other words. The longest description counts, whichever page has it. */
function differentlyDescribed({ name, description, evidence }: ApiError): readonly Diagnostic[] {
  if (description === undefined || standingOf(evidence, 'description') === 'corrected') return [];
  const told = new Map<string, Evidence>();
  for (const one of evidence['description'] ?? []) {
    const words = one.quote.replace(/\s+/g, ' ').trim();
    if (!told.has(words)) told.set(words, one);
  }
  const [first, second, ...more] = told.values();
  if (first === undefined || second === undefined || first.source === second.source) return [];
  const place = formatFactPath({ root: { kind: 'error', name }, steps: [], fact: 'description' });
  const others = more.length === 0 ? '' : `, and in ${more.length} more`;
  const message = `${name} is described in other words elsewhere: ${formatPlace(first)} “${shortened(first.quote)}”, ${formatPlace(second)} “${shortened(second.quote)}”${others}.`;
  return [diagnostic('error-described-twice', message, { ...at(second, place), quote: second.quote })];
}
