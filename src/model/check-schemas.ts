import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel, Json, Schema, StringSchema } from './api.js';
import { placeOf } from './evidence.js';
import { formatFactPath } from './fact-path.js';
import { nodesOf } from './nodes.js';
import { scriptPattern } from './pattern/script-pattern.js';
import { setIn } from './write-fact.js';

/** Checks each schema against itself. A pattern that is none is taken out of the model: its words stay as evidence. */
export function checkSchemas(model: ApiModel): Outcome<ApiModel> {
  const diagnostics: Diagnostic[] = [];
  const problems = new Map<string, string | undefined>();
  let value = model;
  for (const { path, layer } of nodesOf(model)) {
    if (layer.node !== 'schema') continue;
    const schema = layer.value;
    for (const { fact, message } of doubts(schema)) {
      const where = formatFactPath({ ...path, fact });
      const place = placeOf(schema.evidence[fact]?.[0], where) ?? { source: model.sources[0]?.source ?? '-', fact: where };
      const quote = schema.evidence[fact]?.[0]?.quote;
      diagnostics.push(
        diagnostic('fact-doubtful', `\`${where}\`: ${message}.`, {
          where: place,
          ...(quote === undefined ? {} : { quote }),
          help: `Say in a correction what is right: where \`${where}\`.`,
        }),
      );
    }
    if (schema.kind !== 'string' || schema.pattern === undefined) continue;
    const problem = problems.has(schema.pattern) ? problems.get(schema.pattern) : patternProblem(schema.pattern);
    problems.set(schema.pattern, problem);
    if (problem === undefined) continue;
    const where = formatFactPath({ ...path, fact: 'pattern' });
    const place = placeOf(schema.evidence['pattern']?.[0], where);
    diagnostics.push(
      diagnostic(
        'pattern-invalid',
        `The pattern of \`${formatFactPath(path)}\` is not a regular expression (${problem}); it is left out.`,
        {
          ...(place === undefined ? {} : { where: place }),
          quote: schema.pattern,
          help: `Say the pattern in a correction: where \`${where}\`.`,
        },
      ),
    );
    value = setIn(value, layer.keys, withoutPattern(schema));
  }
  return { value, diagnostics };
}

function withoutPattern(schema: StringSchema): StringSchema {
  const { pattern: _pattern, ...rest } = schema;
  const words = (schema.evidence['pattern'] ?? []).map((one) => ({ ...one, standing: 'unknown' as const }));
  return { ...rest, evidence: { ...schema.evidence, pattern: words } };
}

/** What is wrong with a pattern that JavaScript cannot run, however it is written. */
function patternProblem(pattern: string): string | undefined {
  if (scriptPattern(pattern) !== undefined) return undefined;
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : 'unreadable';
  }
}

interface Doubt {
  readonly fact: string;
  readonly message: string;
}

const bounds = [
  ['minLength', 'maxLength'],
  ['minimum', 'maximum'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

function doubts(schema: Schema): readonly Doubt[] {
  const crossed = bounds.flatMap(([low, high]): readonly Doubt[] => {
    const [least, most]: readonly unknown[] = [Reflect.get(schema, low), Reflect.get(schema, high)];
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
    return [{ fact: low, message: `no value can be at least ${least} and at most ${most}` }];
  });
  const preset = schema.default;
  const misfits =
    preset === undefined || fits(schema, preset)
      ? []
      : [{ fact: 'default', message: `the default ${JSON.stringify(preset)} is not a value that the field allows` }];
  return [...crossed, ...misfits];
}

/** Only what is plain without looking elsewhere; null may stand anywhere as a default. */
function fits(schema: Schema, value: Json): boolean {
  if (value === null) return true;
  switch (schema.kind) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return schema.values.some((one) => one === value);
    case 'array':
      return Array.isArray(value);
    case 'map':
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'binary':
    case 'null':
    case 'reference':
    case 'union':
    case 'unknown':
      return true;
  }
}
