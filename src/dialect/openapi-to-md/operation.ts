import type { ApiError, Content, HttpMethod, Operation, Parameter, SecurityRequirement } from '../../model/api.js';
import { type Answer, sortAnswers, statusOf } from '../../notation/answer.js';
import { methodOf } from '../../notation/endpoint.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import { pathParametersOf } from '../../notation/path-parameters.js';
import type { Code, List, Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { proseOf } from '../prose.js';
import type { Section } from '../section.js';
import { type Notation, readNotation } from './notation.js';
import { type Context, schemaOf, tellsRequired, withDefault } from './schema.js';
import { type Scheme, securityOf } from './security.js';

/** What the operations of a page share. */
export interface PageContext {
  readonly notebook: Notebook;
  readonly find: (pointer: string) => Notation | undefined;
  readonly schemes: readonly Scheme[];
}

export interface Address {
  readonly method: HttpMethod;
  readonly path: string;
}

/** `[GET]/berths/{id}`. */
export function addressOf(words: string): Address | undefined {
  const found = /^\[([A-Z]+)\](\/\S*)$/.exec(words);
  const method = methodOf(found?.[1]);
  return found && method ? { method, path: found[2] ?? '/' } : undefined;
}

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

/** Reads the sections of one operation: the first has its words, the others parameters, body and responses. */
export function readOperation(page: PageContext, address: Address, sections: readonly Section[]): ReadOperation {
  const { notebook } = page;
  const [head, ...rest] = sections;
  const at = head?.heading.words.at ?? 0;
  const words = wordsOf(notebook, head?.parts ?? []);
  const sectionOf = (title: RegExp): Section | undefined => rest.find(({ heading }) => title.test(heading.words.text));
  const queries = sectionOf(/^Parameters\(Query\)$/);
  const headers = sectionOf(/^Headers$/);
  const body = sectionOf(/^RequestBody$|^Parameters\(Body\)$/);
  const responses = sectionOf(/^Responses$/);
  for (const { heading } of rest)
    notebook.pass(heading.words.at, heading.words.at + 1, 'headings stand above parameters, body and responses');
  const sorted = sortAnswers(responses ? answersOf(page, responses.parts) : []);
  const id = words.id?.text;
  const found = chooseOperationId({
    ...(words.summary ? { title: words.summary.text } : {}),
    method: address.method,
    path: address.path,
    facts: [],
    prose: [],
    source: '',
  });
  if (id === undefined)
    notebook.say(
      'operation-id-inferred',
      `The operation ${address.method} ${address.path} was named ${found.id}: ${found.rule}.`,
      { at },
    );
  const inPath = pathParametersOf(address.path, notebook.cite(at, 'braces in a path hold a parameter', 'inferred', address.path));
  if (inPath.length > 0)
    notebook.say('part-unplaced', `Of the parameters in ${address.path} the page says nothing but their names.`, { at });
  const contents = body ? contentsOf(page, body.parts) : [];
  const operation: Operation = {
    id: id ?? found.id,
    ...(words.summary ? { title: words.summary.text } : {}),
    ...(words.description ? { description: words.description.text } : {}),
    method: address.method,
    path: address.path,
    servers: [],
    parameters: [...inPath, ...parametersOf(page, queries, 'query'), ...parametersOf(page, headers, 'header')],
    ...(body && contents.length > 0
      ? {
          requestBody: {
            required: false,
            contents,
            evidence: {
              required: [notebook.cite(body.heading.words.at, 'the page does not say whether a body has to be there', 'unknown')],
            },
          },
        }
      : {}),
    responses: sorted.responses,
    errors: sorted.operationErrors,
    examples: [],
    samples: [],
    security: (words.security?.text.split('\n') ?? []).flatMap((name) =>
      securityOf(notebook, name.trim(), page.schemes, words.security?.at ?? at),
    ) satisfies readonly SecurityRequirement[],
    deprecated: false,
    source: notebook.source,
    evidence: {
      id: [
        words.id
          ? notebook.cite(words.id.at, '“Operation id” stands above the name', 'documented', words.id.text)
          : notebook.cite(at, found.rule, 'inferred', found.quote),
      ],
      method: [notebook.cite(at, 'a heading holds method and path')],
      path: [notebook.cite(at, 'a heading holds method and path')],
      ...(words.summary ? { title: [notebook.cite(words.summary.at, '“Summary” stands above the title')] } : {}),
      ...(words.description
        ? { description: [notebook.cite(words.description.at, '“Description” stands above what describes the operation')] }
        : {}),
    },
  };
  return { operation, errors: sorted.errors };
}

interface Told {
  readonly text: string;
  readonly at: number;
}

type Label = 'summary' | 'id' | 'description' | 'security';

/** Labels that stand alone on the first line of an item of the list below a heading. */
export const labelRules: readonly { readonly name: string; readonly words: string; readonly label: Label }[] = [
  { name: '“Summary” stands above the title', words: 'Summary', label: 'summary' },
  { name: '“Operation id” stands above the name', words: 'Operation id', label: 'id' },
  { name: '“Description” stands above what describes the operation', words: 'Description', label: 'description' },
  { name: '“Security” stands above the names of schemes', words: 'Security', label: 'security' },
];

/** A list whose items begin with a label on a line of its own; a description may go on behind it. */
function wordsOf(notebook: Notebook, parts: readonly Part[]): { readonly [label in Label]?: Told } {
  const found: { [label in Label]?: Told } = {};
  let last: Label | undefined;
  for (const part of parts) {
    if (part.kind !== 'list') {
      const open = last && found[last];
      if (last === 'description' && open) found.description = { ...open, text: `${open.text}\n${proseOf([part])}` };
      continue;
    }
    for (const { parts: own } of part.items) {
      const [line] = own;
      if (line?.kind !== 'paragraph') continue;
      const [label = '', ...rest] = line.words.text.split('\n');
      const rule = labelRules.find(({ words }) => words === label.trim());
      if (!rule) continue;
      const text = [rest.join('\n'), proseOf(own.slice(1))].filter((one) => one !== '').join('\n');
      notebook.pass(line.words.at, line.words.at + 1, rule.name);
      if (text !== '' && !found[rule.label]) found[rule.label] = { text, at: line.words.at };
      last = rule.label;
    }
  }
  return found;
}

function parametersOf(page: PageContext, section: Section | undefined, place: 'query' | 'header'): readonly Parameter[] {
  return codesIn(section?.parts ?? []).flatMap(({ words }): readonly Parameter[] => {
    const read = readNotation(words.text);
    if (read?.kind !== 'member') return [];
    const { member } = read;
    const context: Context = { notebook: page.notebook, at: words.at, find: page.find, within: [] };
    const told = tellsRequired(member);
    const cite = (rule: string, standing: 'documented' | 'unknown' = 'documented') => [
      page.notebook.cite(words.at, rule, standing),
    ];
    return [
      {
        in: place,
        name: member.name,
        ...(member.comment === undefined ? {} : { description: member.comment }),
        required: told && !member.optional,
        deprecated: false,
        schema: withDefault(context, schemaOf(context, member.value), member.byDefault),
        examples: [],
        evidence: {
          in: cite('a heading tells where parameters stand'),
          name: cite('a name before a colon is a parameter'),
          required: told
            ? cite('“?” stands behind the name of what may be left out')
            : cite('of lists and objects it is not told whether they have to be there', 'unknown'),
          ...(member.comment === undefined ? {} : { description: cite('a comment above a parameter describes it') }),
        },
      },
    ];
  });
}

const codesIn = (parts: readonly Part[]): readonly Code[] =>
  parts.flatMap((part) =>
    part.kind === 'code' ? [part] : part.kind === 'list' ? part.items.flatMap((item) => codesIn(item.parts)) : [],
  );

/** `- application/json` above the code of its schema. */
function contentsOf(page: PageContext, parts: readonly Part[]): readonly Content[] {
  const contents: Content[] = [];
  let open: Told | undefined;
  for (const part of flat(parts)) {
    if (part.kind === 'paragraph' && /^[\w.+*-]+\/[\w.+*-]+/.test(part.words.text)) open = part.words;
    else if (part.kind === 'code' && open && part.language !== 'json') {
      contents.push(contentOf(page, open, part));
      open = undefined;
    }
  }
  return contents;
}

function contentOf({ notebook, find }: PageContext, type: Told, code: Code): Content {
  const mediaType = /^[^\s;]+/.exec(type.text)?.[0]?.toLowerCase() ?? 'application/json';
  const read = readNotation(code.words.text);
  const context: Context = { notebook, at: code.words.at, find, within: [] };
  const evidence = { mediaType: [notebook.cite(type.at, 'a media type stands above its schema')] };
  if (!read) {
    notebook.say('type-unknown', 'A schema is written in a way that is not known.', {
      at: code.words.at,
      quote: code.words.text.slice(0, 120),
    });
    return {
      mediaType,
      schema: { kind: 'unknown', evidence: { type: [notebook.cite(code.words.at, 'a schema that no rule knows', 'unknown')] } },
      evidence,
    };
  }
  const value = read.kind === 'member' ? read.member.value : read.value;
  return { mediaType, schema: schemaOf(context, value), evidence };
}

const flat = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => (part.kind === 'list' ? flatList(part) : [part]));
const flatList = ({ items }: List): readonly Part[] => items.flatMap((item) => flat(item.parts));

/** `- 200 The berths`, below it a media type in code and the code of its schema. */
function answersOf(page: PageContext, parts: readonly Part[]): readonly Answer[] {
  const groups: { status: Answer['status']; words: Told; parts: Part[] }[] = [];
  for (const part of flat(parts)) {
    const words = part.kind === 'paragraph' ? part.words : undefined;
    const code = words && /^([1-5]\d\d|[1-5]XX|default)(?:\s|$)/i.exec(words.text)?.[1];
    const status = code === undefined ? undefined : statusOf(code);
    if (words && status !== undefined && !words.spans[0]?.code) groups.push({ status, words, parts: [] });
    else groups.at(-1)?.parts.push(part);
  }
  return groups.map(({ status, words, parts: own }): Answer => {
    const description = words.text.replace(/^\S+\s*/, '');
    const cited = page.notebook.cite(words.at, 'an item of the list of responses is a status and what it means');
    const described = description !== '' && description !== 'undefined';
    return {
      status,
      ...(described ? { description } : {}),
      contents: contentsOf(page, own),
      headers: [],
      evidence: { status: [cited], ...(described ? { description: [cited] } : {}) },
    };
  });
}
