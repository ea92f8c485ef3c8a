import type { ApiError, Content, Example, Json, Operation, Parameter } from '../../model/api.js';
import { type Answer, sortAnswers, statusOf } from '../../notation/answer.js';
import { methodOf } from '../../notation/endpoint.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import { pathParametersOf } from '../../notation/path-parameters.js';
import type { Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { leavesOf, passParts, proseOf } from '../prose.js';
import { type Section, sectionsOf } from '../section.js';
import { schemaOf } from './schema.js';

/** Method and path as the list below a title gives them. */
export interface Address {
  readonly method: string;
  readonly path: string;
  readonly at: number;
}

/** `- **Method:** GET`, `- **Path:** /berths`. */
export function addressOf(section: Section): Address | undefined {
  const list = section.parts.find((part) => part.kind === 'list');
  if (list?.kind !== 'list') return undefined;
  const lines = list.items.flatMap(({ parts: [line] }) => (line?.kind === 'paragraph' ? [line.words] : []));
  const told = (label: RegExp): string | undefined =>
    lines.map(({ text }) => label.exec(text)?.[1]).find((found) => found !== undefined);
  const [method, path] = [told(/^Method:\s*(\S+)$/), told(/^Path:\s*(\S.*)$/)];
  return method === undefined || path === undefined ? undefined : { method, path, at: lines[0]?.at ?? section.heading.words.at };
}

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

/** Reads the sections of one operation: the first has its title, the others its body and responses. */
export function readOperation(notebook: Notebook, address: Address, sections: readonly Section[]): ReadOperation | undefined {
  const [head, ...rest] = sections;
  const method = methodOf(address.method);
  if (!head || !method) return undefined;
  const { heading, parts } = head;
  passParts(
    notebook,
    parts.filter(({ kind }) => kind === 'list').slice(0, 1),
    'a list below the title holds method, path and tags',
  );
  const [, title = '', deprecated] = /^(.*?)\s*(⚠️ Deprecated)?$/su.exec(heading.words.text) ?? [];
  const told = parts.filter((part, index) => !(part.kind === 'list' && index === parts.findIndex(({ kind }) => kind === 'list')));
  const description = proseOf(told);
  passParts(notebook, told, 'words below the list describe the operation');
  const named = chooseOperationId({ title, method, path: address.path, facts: [], prose: [], source: '' });
  notebook.say('operation-id-inferred', `The operation ${method} ${address.path} was named ${named.id}: ${named.rule}.`, {
    at: heading.words.at,
  });
  const read = readSections(notebook, rest);
  const { responses, operationErrors, errors } = sortAnswers(read.answers);
  const said = (rule: string) => [notebook.cite(heading.words.at, rule)];
  const [describedAt] = leavesOf(told);
  return {
    operation: {
      id: named.id,
      ...(title === '' ? {} : { title }),
      ...(description === '' ? {} : { description }),
      method,
      path: address.path,
      servers: [],
      parameters: parametersIn(notebook, address),
      ...(read.contents.length === 0
        ? {}
        : {
            requestBody: {
              required: false,
              contents: read.contents,
              evidence: {
                required: [
                  {
                    ...notebook.cite(read.bodyAt, 'the page does not say whether a body has to be there'),
                    standing: 'unknown' as const,
                  },
                ],
              },
            },
          }),
      responses,
      errors: operationErrors,
      examples: read.examples,
      samples: [],
      security: [],
      deprecated: deprecated !== undefined,
      source: notebook.source,
      evidence: {
        id: [notebook.cite(heading.words.at, named.rule, 'inferred', named.quote)],
        method: [notebook.cite(address.at, '“Method:” stands before the method')],
        path: [notebook.cite(address.at, '“Path:” stands before the path')],
        ...(title === '' ? {} : { title: said('a heading titles the operation') }),
        ...(description === ''
          ? {}
          : { description: [notebook.cite(describedAt ?? heading.words.at, 'words below the list describe the operation')] }),
        ...(deprecated === undefined ? {} : { deprecated: said('“Deprecated” stands behind the title') }),
      },
    },
    errors,
  };
}

/** The renderer leaves parameters out; those of the path are seen in it. */
function parametersIn(notebook: Notebook, { path, at }: Address): readonly Parameter[] {
  notebook.say('part-unplaced', `The page does not show the parameters of ${path}, other than those in the path.`, { at });
  return pathParametersOf(path, notebook.cite(at, 'braces in a path hold a parameter', 'inferred', path));
}

interface ReadSections {
  readonly bodyAt: number;
  readonly contents: readonly Content[];
  readonly answers: readonly Answer[];
  readonly examples: readonly Example[];
}

/** `#### Request Body`, `##### Status: 200 Added`, `###### Content-Type: application/json`. */
function readSections(notebook: Notebook, sections: readonly Section[]): ReadSections {
  const contents: Content[] = [];
  const answers: (Answer & { readonly contents: Content[] })[] = [];
  const examples: Example[] = [];
  let bodyAt = 0;
  for (const { heading, parts } of sections) {
    const { text, at } = heading.words;
    const [, code, words] = /^Status: (\S+)(?: (.*))?$/s.exec(text) ?? [];
    const status = code === undefined ? undefined : statusOf(code);
    const mediaType = /^Content-Type: ([^\s;]+)/i.exec(text)?.[1]?.toLowerCase();
    if (/^Request Body$/i.test(text)) bodyAt = at;
    if (status !== undefined) {
      const cited = notebook.cite(at, 'a heading holds a status and what it means');
      answers.push({
        status,
        ...(words ? { description: words } : {}),
        contents: [],
        headers: [],
        evidence: { status: [cited], ...(words ? { description: [cited] } : {}) },
      });
    } else if (mediaType !== undefined) {
      const sample = sampleIn(parts);
      const evidence = { mediaType: [notebook.cite(at, 'a heading holds the media type of a body')] };
      const schema = schemaOf(notebook, told(parts), sample?.value) ?? {
        kind: 'unknown',
        evidence: { type: evidence.mediaType },
      };
      (answers.at(-1)?.contents ?? contents).push({ mediaType, schema, evidence });
      if (sample) examples.push(exampleOf(notebook, sample, mediaType, answers.at(-1)?.status));
    } else notebook.pass(at, at + 1, '“Request Body” and “Responses” stand above their parts');
  }
  return { bodyAt, contents, answers, examples };
}

/** What tells the schema stands above “Example:”. */
function told(parts: readonly Part[]): readonly Part[] {
  const at = parts.findIndex((part) => part.kind === 'paragraph' && /^Example:$/i.test(part.words.text));
  return at < 0 ? parts : parts.slice(0, at);
}

export function sampleIn(parts: readonly Part[]): { readonly value: Json; readonly at: number } | undefined {
  const code = parts.find((part) => part.kind === 'code');
  if (code?.kind !== 'code') return undefined;
  try {
    return { value: JSON.parse(code.words.text), at: code.words.at };
  } catch {
    return undefined;
  }
}

function exampleOf(
  notebook: Notebook,
  { value, at }: { readonly value: Json; readonly at: number },
  mediaType: string,
  status: Answer['status'] | undefined,
): Example {
  return {
    role: status === undefined ? 'request' : 'response',
    ...(typeof status === 'number' ? { status } : {}),
    mediaType,
    value,
    evidence: { value: [notebook.cite(at, 'code below “Example:” is an example')] },
  };
}

/** Sections of each operation and type: those of the third level begin one. */
export function grouped(parts: readonly Part[]): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  for (const section of sectionsOf(parts)) {
    if (section.heading.level <= 3) groups.push([section]);
    else groups.at(-1)?.push(section);
  }
  return groups;
}
