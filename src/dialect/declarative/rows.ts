import type { Evidence, ObjectSchema, Parameter, Property } from '../../model/api.js';
import { type FieldFacts, nestByDepth, nestByPath, propertiesOf } from '../../notation/field-tree.js';
import { cite, type Found, factIn, headOf, tell } from './fact.js';
import { find } from './find.js';
import type { Notes } from './notes.js';
import { type Region, without } from './region.js';
import { describedIn, requirementIn, schemaIn, valuesIn } from './schema.js';
import type { RowsSpec } from './spec.js';
import { type Place, placeIn } from './words.js';

/** One row: where it stands, and the name that it gives. */
export interface Row {
  readonly name: string;
  readonly named: Found;
  readonly depth: number;
  readonly region: Region;
  readonly spec: RowsSpec;
}

/** Rows that have a name; one without is said to be so. */
export function rowsIn(notes: Notes, spec: RowsSpec, region: Region, what: string): readonly Row[] {
  const regions = find(notes.sheet, spec.each, region, `is ${what}`);
  const enclosing = enclosingOf(regions);
  return regions.flatMap((row, index): readonly Row[] => {
    const named = factIn(notes, row, spec.name, 'name');
    if (named && named.value !== '')
      return [{ name: named.value, named, depth: depthOf(notes, spec, row, enclosing[index] ?? 0), region: row, spec }];
    tell(notes, 'taught-fact-missing', `What is found as ${what} has no name (${row.rule}).`, headOf(notes, row));
    return [];
  });
}

/** A region without its rows: what they say is not said of what they belong to. */
export const besideRows = (notes: Notes, region: Region, specs: readonly (RowsSpec | undefined)[]): Region =>
  without(
    region,
    specs.flatMap((spec) => (spec ? find(notes.sheet, spec.each, region, '').map((row) => (row.element ? row : row.head)) : [])),
  );

function depthOf(notes: Notes, { each, nesting }: RowsSpec, row: Region, enclosing: number): number {
  if (typeof nesting === 'object') {
    const found = factIn(notes, row, nesting.depth, 'depth');
    if (!found) return 0;
    if (found.pieces.length > 0) cite(notes, found);
    return /^\d+$/.test(found.value) ? Number(found.value) : found.value.length;
  }
  const how = nesting ?? (typeof each === 'object' && 'line' in each ? 'indent' : 'elements');
  switch (how) {
    case 'indent':
      return row.indent;
    case 'elements':
      return enclosing;
    case 'dots':
      return 0;
  }
}

/** Of regions in the page's order, how many others each stands in. */
function enclosingOf(regions: readonly Region[]): readonly number[] {
  let open: readonly Region[] = [];
  return regions.map((region) => {
    open = open.filter(({ to }) => to > region.from);
    const count = open.filter(({ to }) => to >= region.to).length;
    open = [...open, region];
    return count;
  });
}

/** Names with dots speak of fields that may have no row of their own. */
const madeUp = (name: string, child: Row): Row => ({
  ...child,
  name,
  region: { ...child.region, groups: {} },
  spec: { each: child.spec.each },
});

/** Rows as the fields of an object. */
export function fieldsOf(notes: Notes, rows: readonly Row[]): readonly Property[] {
  const nodes = rows[0]?.spec.nesting === 'dots' ? nestByPath(rows, madeUp) : nestByDepth(rows);
  return propertiesOf(nodes, (row): FieldFacts => {
    const requirement = requirementIn(notes, row.region, row.spec, row.name);
    const name = [cite(notes, row.named)];
    return {
      required: requirement.required,
      schema: schemaIn(notes, row.region, row.spec, row.name),
      evidence: { name, ...requirement.evidence },
    };
  });
}

/** An object of rows, whose fields are its evidence. */
export function objectOf(notes: Notes, rows: readonly Row[], rule: string): ObjectSchema {
  const properties = fieldsOf(notes, rows);
  const [first] = rows;
  const type = first ? [{ ...cite(notes, first.named), rule }] : [];
  return { kind: 'object', properties, evidence: { type } };
}

/** What a path has in braces and no row tells. */
export function parametersOfPath(path: string, told: readonly Parameter[], cited: Evidence): readonly Parameter[] {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const missing = [...new Set(names)].filter((name) => !told.some((one) => one.in === 'path' && one.name === name));
  return missing.map((name) => {
    const said = [{ ...cited, rule: bracesRule, standing: 'inferred' as const }];
    const type = [{ ...cited, rule: 'nothing tells the type', standing: 'unknown' as const }];
    const evidence = { name: said, in: said, required: said };
    return {
      in: 'path',
      name,
      required: true,
      deprecated: false,
      schema: { kind: 'unknown', evidence: { type } },
      examples: [],
      evidence,
    };
  });
}

/** Rows as parameters; those that travel in the body come back as rows. */
export function parametersOf(
  notes: Notes,
  rows: readonly Row[],
  path: string,
): { readonly parameters: readonly Parameter[]; readonly body: readonly Row[] } {
  const parameters: Parameter[] = [];
  const body: Row[] = [];
  for (const row of rows) {
    const where = placeOf(notes, row, path);
    if (where?.place === 'body') body.push(row);
    else if (where) parameters.push(parameterOf(notes, row, where.place, where.found));
    else
      tell(notes, 'taught-fact-missing', `Nothing says whether ${row.name} travels in path, query, header or body.`, row.named, {
        help: 'Give the parameters of the dialect an `in`, such as `in: { is: query }`.',
      });
  }
  return { parameters, body };
}

interface Whereabouts {
  readonly place: Place;
  readonly found?: Found;
}

function placeOf(notes: Notes, { region, spec, name }: Row, path: string): Whereabouts | undefined {
  const found = factIn(notes, region, spec.in, 'in');
  const place = found && placeIn(notes.words, found.value);
  if (place) return { place, found };
  if (found) {
    tell(notes, 'taught-words-unknown', `Where ${name} travels is told in words that are not known: “${found.value}”.`, found, {
      help: 'Say what the words mean in `words: in` of the dialect.',
    });
  }
  return path.includes(`{${name}}`) ? { place: 'path' } : undefined;
}

function parameterOf(
  notes: Notes,
  { region, spec, name, named }: Row,
  place: Exclude<Place, 'body'>,
  found: Found | undefined,
): Parameter {
  const nameEvidence = cite(notes, named);
  const requirement = requirementIn(notes, region, spec, name);
  const needed =
    place === 'path' && !requirement.required ? [{ ...nameEvidence, rule: pathRule, standing: 'inferred' as const }] : undefined;
  const { deprecated = false, examples = [], ...schema } = valuesIn(notes, region, spec, name);
  const { deprecated: saysDeprecated, examples: saysExamples, ...own } = schema.evidence;
  const described = describedIn(notes, region, spec);
  return {
    in: place,
    name,
    ...described.fact,
    required: requirement.required || place === 'path',
    deprecated,
    schema: { ...schema, evidence: own },
    examples,
    evidence: {
      name: [nameEvidence],
      in: [found ? cite(notes, found) : { ...nameEvidence, rule: bracesRule, standing: 'inferred' }],
      ...requirement.evidence,
      ...(needed ? { required: needed } : {}),
      ...(saysDeprecated ? { deprecated: saysDeprecated } : {}),
      ...(saysExamples ? { examples: saysExamples } : {}),
      ...described.evidence,
    },
  };
}

const pathRule = 'a path cannot do without its parameters';
const bracesRule = 'what the path has in braces is one of its parameters';
