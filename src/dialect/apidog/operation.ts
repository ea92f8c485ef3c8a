import type { ApiError, Evidence, Operation, SecurityRequirement } from '../../model/api.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import type { OperationNotes } from './content.js';
import type { PageWords } from './enum-values.js';
import { readAddress, readHeading } from './heading.js';
import type { Section } from './marker.js';
import type { Notebook } from './notebook.js';
import { bodyOf, parametersOf, pathNames, type Region, sampleExample, samplesOf } from './request.js';
import { type ReadResponses, readResponses } from './responses.js';
import { type RequestSamples, readExamples, readRequestSamples, type ShownExample } from './samples.js';
import { readSecurity } from './security.js';
import type { Segment } from './segment.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

type Kind = Section['kind'];

export function readOperation(notebook: Notebook, words: () => PageWords, segment: Segment): ReadOperation {
  const { head } = segment;
  const { lines, source } = notebook;
  const regions = segment.markers.map(
    (marker, index): Region => ({ marker, from: marker.after, to: segment.markers[index + 1]?.at ?? segment.to }),
  );
  const regionOf = (kind: Kind): Region | undefined => regions.find(({ marker }) => marker.section.kind === kind);
  for (const { marker } of regions) notebook.pass(marker.at, marker.after, marker.rule);

  const firstSection = regions.find(({ marker }) => marker.section.kind !== 'modified')?.marker.at ?? segment.to;
  const address = readAddress(notebook, head);
  const heading = readHeading(notebook, head, firstSection);
  const title = titleOf(segment, notebook, head.address);
  const sampleRegion = regionOf('request-samples');
  const samples = sampleRegion ? readRequestSamples(lines, sampleRegion.from, sampleRegion.to) : undefined;
  const exampleRegion = regionOf('response-samples');
  const shown = exampleRegion ? readExamples(lines, exampleRegion.from, exampleRegion.to) : [];
  const id = chooseOperationId({
    ...(title === undefined ? {} : { title: title.text }),
    method: head.method,
    path: address.path,
    facts: heading.facts,
    prose: proseLines(notebook, segment, regions),
    source,
  });
  if (id.standing !== 'documented') {
    notebook.say('operation-id-inferred', `The operation was named ${id.id}, because ${id.rule}.`, {
      at: head.at,
      quote: id.quote,
      fact: `${id.id} id`,
    });
  }
  const known = knownNames(samples, [...shown, ...responseExamples(notebook, regionOf('responses'))], address.path);
  const notes: OperationNotes = { notebook, words, id: id.id, known, shown: new Set() };

  const responses = responsesOf(notes, regionOf('responses'), shown);
  const parameters = regions.flatMap((region) => parametersOf(notes, region, address.path, samples));
  const body = bodyOf(notes, regionOf('body'), samples);
  const security = regions.flatMap(({ marker, from, to }): readonly SecurityRequirement[] =>
    marker.section.kind === 'authorization' ? readSecurity(notebook, from, to) : [],
  );
  const requestExamples =
    body.examples.length > 0 || samples?.bodyAt === undefined ? body.examples : sampleExample(notebook, samples);
  const modified = regionOf('modified')?.marker;
  passRemains(notebook, regions, firstSection, samples, exampleRegion);

  const evidence: { [fact: string]: readonly Evidence[] } = {
    id: [
      {
        source,
        line: id.line ?? lines[title?.at ?? head.at]?.line ?? 1,
        quote: id.quote || head.address,
        rule: id.rule,
        standing: id.standing,
      },
    ],
    method: [notebook.cite(head.methodAt, 'the method stands above or before the address', 'documented', head.method)],
    path: [notebook.cite(head.addressAt, 'the address stands below or behind the method', 'documented', head.address)],
  };
  if (title) evidence['title'] = [notebook.cite(title.at, 'the line above the method titles the operation')];
  if (heading.descriptionAt !== undefined) {
    evidence['description'] = [
      notebook.cite(heading.descriptionAt, 'lines between the address and the first section describe the operation'),
    ];
    notebook.pass(heading.descriptionAt, firstSection, 'lines between the address and the first section describe the operation');
  }
  if (heading.deprecatedAt !== undefined)
    evidence['deprecated'] = [notebook.cite(heading.deprecatedAt, 'a badge says that the operation is deprecated')];
  if (modified) evidence['modified'] = [notebook.cite(modified.at, modified.rule)];
  const operation: Operation = {
    id: id.id,
    ...(title ? { title: title.text } : {}),
    ...(heading.description === undefined ? {} : { description: heading.description }),
    method: head.method,
    path: address.path,
    servers: address.servers,
    parameters,
    ...(body.requestBody ? { requestBody: body.requestBody } : {}),
    responses: responses.responses,
    errors: responses.operationErrors,
    examples: [...requestExamples, ...responses.examples],
    samples: samplesOf(notebook, samples),
    security,
    deprecated: heading.deprecatedAt !== undefined,
    ...(modified?.section.kind === 'modified' ? { modified: modified.section.when } : {}),
    source,
    evidence,
  };
  return { operation, errors: responses.errors };
}

/** A page whose title is its path was never given one. */
function titleOf(
  { titleAt }: Segment,
  notebook: Notebook,
  address: string,
): { readonly at: number; readonly text: string } | undefined {
  const text = titleAt === undefined ? undefined : notebook.lines[titleAt]?.text;
  if (titleAt === undefined || text === undefined) return undefined;
  if (text !== address && /^[^/].*[\p{L}\p{N}]|^[\p{L}\p{N}]/u.test(text)) return { at: titleAt, text };
  notebook.pass(titleAt, titleAt + 1, 'a title that repeats the path says nothing');
  return undefined;
}

/** Sentences of the operation: what ids and enum values are looked for in. */
function proseLines(
  { lines }: Notebook,
  { head, to }: Segment,
  regions: readonly Region[],
): readonly { readonly text: string; readonly line: number }[] {
  const code = regions.filter(
    ({ marker }) => marker.section.kind === 'request-samples' || marker.section.kind === 'response-samples',
  );
  return lines
    .slice(head.after, to)
    .filter(
      ({ at, text, code: set }) => !set && /\S \S/.test(text) && !code.some((region) => at >= region.from && at < region.to),
    )
    .map(({ text, line }) => ({ text, line }));
}

/** Keys of every example, and the names in braces of the path: names that rows are likely to have. */
function knownNames(samples: RequestSamples | undefined, shown: readonly ShownExample[], path: string): ReadonlySet<string> {
  const names = new Set<string>([
    ...(samples?.headers ?? []),
    ...(samples?.query ?? []),
    ...(samples?.formFields ?? []),
    ...pathNames(path),
  ]);
  const visit = (value: unknown, depth: number): void => {
    if (depth > 60) return;
    if (Array.isArray(value)) for (const one of value) visit(one, depth + 1);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        names.add(key);
        visit(member, depth + 1);
      }
    }
  };
  visit(samples?.body, 0);
  for (const { value } of shown) visit(value, 0);
  return names;
}

const responseExamples = ({ lines }: Notebook, region: Region | undefined): readonly ShownExample[] =>
  region ? readExamples(lines, region.from, region.to) : [];

function responsesOf(notes: OperationNotes, region: Region | undefined, shown: readonly ShownExample[]): ReadResponses {
  const empty: ReadResponses = { responses: [], operationErrors: [], errors: [], examples: [] };
  const { notebook } = notes;
  const read = region ? readResponses(notes, region.from, region.to, shown) : empty;
  if (read.responses.length + read.operationErrors.length === 0) {
    notebook.say('page-cut', `${notes.id} has no response: the page ends too early.`, { at: notebook.lines.length - 1 });
  }
  return read;
}

/** Marks what was read as a whole: code, examples, the end of the page, `None`. */
function passRemains(
  notebook: Notebook,
  regions: readonly Region[],
  firstSection: number,
  samples: RequestSamples | undefined,
  shown: Region | undefined,
): void {
  for (const { marker, from, to } of regions) {
    if (marker.section.kind === 'request-samples' && samples)
      notebook.pass(samples.codeFrom, to, 'the code below the tabs is the first request sample');
    if (marker.section.kind === 'footer' || (marker.section.kind === 'modified' && marker.at > firstSection))
      notebook.pass(from, to, 'links to the neighbouring pages end the page');
    if (marker.section.kind === 'request' && /^None$/i.test(notebook.lines[from]?.text ?? ''))
      notebook.pass(from, from + 1, 'the request takes nothing');
  }
  if (shown) notebook.pass(shown.from, shown.to, 'JSON below a heading of examples is an example');
}
