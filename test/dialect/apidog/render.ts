import type { Json } from '../../../src/model/api.js';

/** A field as the property test makes it up. */
export interface MadeField {
  readonly name: string;
  readonly required: boolean;
  readonly description: readonly string[];
  readonly type: MadeType;
}

export type MadeType =
  | {
      readonly kind: 'string';
      readonly format?: string | undefined;
      readonly min?: number | undefined;
      readonly max?: number | undefined;
      readonly pattern?: string | undefined;
    }
  | { readonly kind: 'integer' | 'number'; readonly min?: number | undefined; readonly max?: number | undefined }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'map' }
  | { readonly kind: 'array'; readonly items: Exclude<MadeType, { kind: 'map' }>; readonly max?: number | undefined }
  | { readonly kind: 'object'; readonly name?: string | undefined; readonly fields: readonly MadeField[] };

/** The page of one operation whose request body has these fields. */
export function renderPage(fields: readonly MadeField[], withExample: boolean): string {
  const example = JSON.stringify(Object.fromEntries(fields.map(({ name, type }) => [name, exampleOf(type)])), null, 4);
  return [
    'Make it',
    'POST',
    '/made',
    ...(withExample
      ? ['Request Request Example', 'Shell', "curl --location --request POST '/made' \\", `--data-raw '${example}'`]
      : []),
    'Request',
    'Body Params application/json',
    ...fields.flatMap(rows),
    'Examples',
    'Responses',
    '🟢200OK',
  ].join('\n');
}

function rows({ name, required, description, type }: MadeField): readonly string[] {
  const inner = innermost(type);
  return [
    name,
    `${typeText(type)} `,
    required ? 'required' : 'optional',
    ...description,
    ...facts(type),
    ...(inner.kind === 'object' ? inner.fields.flatMap(rows) : []),
  ];
}

const innermost = (type: MadeType): MadeType => (type.kind === 'array' ? innermost(type.items) : type);

function typeText(type: MadeType): string {
  switch (type.kind) {
    case 'string':
      return type.format === undefined ? 'string' : `string <${type.format}>`;
    case 'enum':
      return 'enum<string>';
    case 'map':
      return 'object';
    case 'array':
      return `array[${typeText(type.items)}]`;
    case 'object':
      return `object${type.name === undefined ? '' : ` (${type.name})`} {${type.fields.length}}`;
    default:
      return type.kind;
  }
}

function facts(type: MadeType): readonly string[] {
  switch (type.kind) {
    case 'string':
      return [
        ...bounds(type.min, type.max, ' characters'),
        ...(type.pattern === undefined ? [] : ['Match pattern:', type.pattern]),
      ];
    case 'integer':
    case 'number':
      return bounds(type.min, type.max, '');
    case 'enum':
      return ['Allowed values:', ...type.values];
    case 'array':
      return [...bounds(undefined, type.max, ' items'), ...facts(type.items)];
    default:
      return [];
  }
}

function bounds(min: number | undefined, max: number | undefined, unit: string): readonly string[] {
  const text = [min === undefined ? '' : `>= ${min}${unit}`, max === undefined ? '' : `<= ${max}${unit}`].join('');
  return text === '' ? [] : [text];
}

function exampleOf(type: MadeType): Json {
  switch (type.kind) {
    case 'string':
      return 'string';
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return true;
    case 'enum':
      return type.values[0] ?? 'string';
    case 'map':
      return { property1: 'string', property2: 'string' };
    case 'array':
      return [];
    case 'object':
      return Object.fromEntries(type.fields.map(({ name, type: own }) => [name, exampleOf(own)]));
  }
}
