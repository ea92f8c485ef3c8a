import type { Operation, Parameter, RequestBody, RequestSample } from '../../model/api.js';
import { examplesOf, type OperationNotes, readBody } from './content.js';
import type { Marker } from './marker.js';
import type { Notebook } from './notebook.js';
import { readParameters } from './parameters.js';
import type { RequestSamples } from './samples.js';

/** A section with the lines that it holds. */
export interface Region {
  readonly marker: Marker;
  readonly from: number;
  readonly to: number;
}

/** Names in the braces of a path. */
export const pathNames = (path: string): readonly string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');

export function parametersOf(
  notes: OperationNotes,
  { marker, from, to }: Region,
  path: string,
  samples: RequestSamples | undefined,
): readonly Parameter[] {
  if (marker.section.kind !== 'parameters') return [];
  const place = marker.section.in;
  return readParameters(notes, {
    in: place,
    headAt: marker.at,
    from,
    to: withoutEmptyExamples(notes.notebook, from, to),
    names: expectedNames(place, path, samples),
  });
}

/** The empty heading of examples that may end the last table of a request. */
function withoutEmptyExamples(notebook: Notebook, from: number, to: number): number {
  if (to <= from || !/^Examples?$/.test(notebook.lines[to - 1]?.text ?? '')) return to;
  notebook.pass(to - 1, to, 'a heading without anything below it is empty');
  return to - 1;
}

function expectedNames(place: Parameter['in'], path: string, samples: RequestSamples | undefined): ReadonlySet<string> {
  if (place === 'path') return new Set(pathNames(path));
  if (place === 'query') return samples?.query ?? new Set();
  return place === 'header' ? (samples?.headers ?? new Set()) : new Set();
}

interface ReadRequestBody {
  readonly requestBody?: RequestBody;
  readonly examples: Operation['examples'];
}

export function bodyOf(notes: OperationNotes, region: Region | undefined, samples: RequestSamples | undefined): ReadRequestBody {
  if (region?.marker.section.kind !== 'body') return { examples: [] };
  const { notebook } = notes;
  const { marker, from, to } = region;
  const said = region.marker.section.mediaType;
  const read = readBody(notes, {
    from,
    to,
    headAt: marker.at,
    mediaType: said ?? 'application/json',
    mediaTypeAt: said === undefined ? undefined : marker.after - 1,
    sample: samples?.body,
    sampleAt: samples?.bodyAt,
    names: samples?.formFields,
    path: { root: { kind: 'request', id: notes.id }, steps: [] },
  });
  const required = [notebook.cite(marker.at, 'a body that is shown is taken to be required', 'inferred')];
  return {
    requestBody: { required: true, contents: [read.content], evidence: { required } },
    examples: examplesOf(notebook, read.examples, 'request', read.content.mediaType),
  };
}

export function sampleExample(notebook: Notebook, samples: RequestSamples): Operation['examples'] {
  const { body, bodyAt } = samples;
  if (bodyAt === undefined) return [];
  if (body === undefined) {
    if (samples.bodyUnreadable)
      notebook.say('example-unreadable', 'The body in the request sample is not valid JSON.', { at: bodyAt });
    return [];
  }
  const quote = (notebook.lines[bodyAt]?.text ?? '').slice(0, 120);
  return [
    {
      role: 'request',
      mediaType: 'application/json',
      value: body,
      evidence: { value: [notebook.cite(bodyAt, 'the data of a curl command is an example of the body', 'documented', quote)] },
    },
  ];
}

export function samplesOf(notebook: Notebook, samples: RequestSamples | undefined): readonly RequestSample[] {
  if (!samples) return [];
  return samples.tabs.map(({ at, label }, index) => ({
    label,
    ...(index === 0 && samples.code !== '' ? { code: samples.code } : {}),
    evidence: { label: [notebook.cite(at, 'a tab names a language that a request sample is offered in')] },
  }));
}
