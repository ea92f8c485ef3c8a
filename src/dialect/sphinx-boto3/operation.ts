import type { Evidence, Operation, OperationError, Schema } from '../../model/api.js';
import type { Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { passParts, proseOf } from '../prose.js';
import { type Member, membersIn, readMember } from './member.js';
import { fieldNames, fieldsOf, isFieldList, type Method, syntaxBelow } from './method.js';
import { propertiesOf, schemaOf } from './schema.js';
import { readSyntax } from './syntax.js';

/** Whether a method is a call of the service: it shows what to ask or what is answered. */
export const isOperation = ({ parts }: Method): boolean =>
  syntaxBelow(parts, 'Request Syntax') !== undefined || 'parameters' in fieldsOf(parts) || 'return type' in fieldsOf(parts);

export function readOperation(notebook: Notebook, method: Method): Operation {
  const { parts, words } = method;
  const fields = fieldsOf(parts);
  for (const { at } of fieldNames(parts)) notebook.cite(at, 'fields below a method tell its parameters and what it returns');
  passParts(notebook, fields['return type'] ?? [], 'fields below a method tell its parameters and what it returns');
  const request = syntaxBelow(parts, 'Request Syntax');
  const end = parts.findIndex((part) => isFieldList(part) || part === headOf(parts));
  const prose = parts.slice(0, end < 0 ? parts.length : end).filter((part) => !isSeeAlso(part));
  passParts(notebook, prose, 'words below the signature describe');
  const description = proseOf(prose);
  const id = idOf(notebook, method);
  const place = notebook.cite(words.at, 'the page does not say under which address the method calls', 'unknown');
  const deprecated = prose.find(
    (part) =>
      part.kind === 'paragraph' &&
      /^(?:Deprecated\b|Warning:? Deprecated\b|This (?:operation|method) is deprecated\b)/i.test(part.words.text),
  );
  const firstProse = prose.find((part) => part.kind === 'paragraph');
  if (request)
    for (const one of [request.head, request.code]) notebook.cite(one.at, 'code below “Request Syntax” shows what to send');
  notebook.say(
    'part-unplaced',
    `${id.value} is documented as a method of a client; no line tells its address or how it travels.`,
    {
      at: words.at,
      help: 'Add the service’s own API reference to the sources, or say `method` and `path` in corrections.',
    },
  );
  return {
    id: id.value,
    ...(description === '' ? {} : { description }),
    method: 'POST',
    path: '/',
    servers: [],
    parameters: [],
    ...bodyOf(notebook, fields['parameters'], request?.code, words),
    responses: [responseOf(notebook, fields['returns'], words)],
    errors: errorsIn(notebook, parts),
    examples: [],
    samples: request
      ? [
          {
            label: 'Python',
            code: request.code.text,
            evidence: { label: [notebook.cite(request.code.at, 'code below “Request Syntax” is Python')] },
          },
        ]
      : [],
    security: [],
    deprecated: deprecated !== undefined,
    source: notebook.source,
    evidence: {
      id: [id.said],
      method: [place],
      path: [place],
      ...(deprecated?.kind === 'paragraph'
        ? { deprecated: [notebook.cite(deprecated.words.at, 'words below the signature say that the method is deprecated')] }
        : {}),
      ...(description === '' || firstProse?.kind !== 'paragraph'
        ? {}
        : { description: [notebook.cite(firstProse.words.at, 'words below the signature describe')] }),
    },
  };
}

const headOf = (parts: readonly Part[]): Part | undefined =>
  parts.find(
    (part) => part.kind === 'paragraph' && /^(?:Request Syntax|Response Syntax|Exceptions|Examples?)$/i.test(part.words.text),
  );

const isSeeAlso = (part: Part): boolean => part.kind === 'paragraph' && /^See also: /i.test(part.words.text);

/** The service's own name of a method stands in the link to its reference; else the name of the method tells it. */
function idOf(notebook: Notebook, { name, words, parts }: Method): { readonly value: string; readonly said: Evidence } {
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue;
    for (const { href } of part.words.spans) {
      const value = /\/goto\/WebAPI\/[\w.-]+\/([A-Za-z]\w*)$/.exec(href ?? '')?.[1];
      if (value !== undefined && plain(value) === plain(name))
        return {
          value,
          said: notebook.cite(
            part.words.at,
            'a link leads to the operation in the service’s own reference',
            'documented',
            href ?? '',
          ),
        };
    }
  }
  const value = name
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  return { value, said: notebook.cite(words.at, 'the words of a method, joined, are the operation’s name', 'inferred') };
}

const plain = (name: string): string => name.replaceAll('_', '').toLowerCase();

function bodyOf(
  notebook: Notebook,
  parts: readonly Part[] | undefined,
  syntax: { readonly at: number; readonly text: string } | undefined,
  words: Words,
): Pick<Operation, 'requestBody'> {
  const members = parts ? membersOf(notebook, parts) : [];
  if (members.length === 0) return {};
  const shape = syntax && readSyntax(syntax.text);
  const said = notebook.cite(words.at, 'arguments of a method are the members of its request', 'inferred');
  const schema: Schema = {
    kind: 'object',
    properties: propertiesOf({ notebook, shape, syntaxAt: syntax?.at, sent: true }, members, shape),
    evidence: { type: [said] },
  };
  return {
    requestBody: {
      required: members.some(({ required }) => required !== undefined),
      contents: [
        {
          mediaType: 'application/json',
          schema,
          evidence: { mediaType: [{ ...said, rule: 'the page does not say how a request travels', standing: 'unknown' }] },
        },
      ],
      evidence: { required: [said] },
    },
  };
}

/** One parameter stands by itself, several in a list. */
function membersOf(notebook: Notebook, parts: readonly Part[]): readonly Member[] {
  const [first] = parts;
  if (first?.kind === 'list') return membersIn(notebook, first);
  const only = readMember(notebook, parts);
  return only ? [only] : [];
}

function responseOf(notebook: Notebook, parts: readonly Part[] | undefined, words: Words): Operation['responses'][number] {
  const said = notebook.cite(words.at, 'success is taken to be answered with 200', 'inferred');
  const none = { status: 200, contents: [], headers: [], evidence: { status: [said] } };
  if (!parts) return none;
  const syntax = syntaxBelow(parts, 'Response Syntax');
  if (syntax)
    for (const one of [syntax.head, syntax.code]) notebook.cite(one.at, 'code below “Response Syntax” shows what is answered');
  const shape = syntax && readSyntax(syntax.code.text);
  const structure = parts.find((part) => part.kind === 'paragraph' && /^Response Structure$/im.test(part.words.text));
  if (structure?.kind === 'paragraph') notebook.cite(structure.words.at, 'members stand below “Response Structure”');
  const [whole] = parts.flatMap((part) => membersIn(notebook, part));
  if (!whole) return none;
  const members = whole.children.filter(({ name }) => name !== undefined);
  const source = { notebook, shape, syntaxAt: syntax?.code.at, sent: false };
  const typed = notebook.cite(whole.at, 'a “dict” with named members is an object, with an unnamed one a map');
  const stream = members.find(({ type }) => /^(?:StreamingBody|EventStream)$/.test(type));
  const schema: Schema =
    members.length > 0
      ? { kind: 'object', properties: propertiesOf(source, members, shape), evidence: { type: [typed] } }
      : schemaOf({ ...source, member: whole });
  if (stream)
    notebook.say(
      'part-unplaced',
      `${stream.name} is a stream: the body itself rather than a member of it, and the other members are headers.`,
      { at: stream.at },
    );
  const { description, ...bare } = schema;
  return {
    status: 200,
    ...(description === undefined ? {} : { description }),
    contents: [
      {
        mediaType: 'application/json',
        schema: bare,
        evidence: { mediaType: [{ ...said, rule: 'the page does not say how an answer travels', standing: 'unknown' }] },
      },
    ],
    headers: [],
    evidence: { status: [said], ...(description === undefined ? {} : { description: schema.evidence['description'] ?? [] }) },
  };
}

/** `Polly.Client.exceptions.LexiconNotFoundException` */
function errorsIn(notebook: Notebook, parts: readonly Part[]): readonly OperationError[] {
  const at = parts.findIndex((part) => part.kind === 'paragraph' && /^Exceptions$/i.test(part.words.text));
  const [head, list] = [parts[at], parts[at + 1]];
  if (at < 0 || head?.kind !== 'paragraph' || list?.kind !== 'list') return [];
  notebook.cite(head.words.at, 'errors stand below “Exceptions”');
  return list.items.flatMap(({ parts: [first] }): readonly OperationError[] => {
    const name = first?.kind === 'paragraph' ? /(?:^|\.)exceptions\.([A-Za-z]\w*)$/.exec(first.words.text)?.[1] : undefined;
    if (first?.kind !== 'paragraph' || name === undefined) return [];
    return [{ name, evidence: { name: [notebook.cite(first.words.at, 'errors stand below “Exceptions”')] } }];
  });
}
