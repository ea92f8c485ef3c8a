import type { MockApi, MockOperation } from '../../../src/emit/mock-server/runtime/api.js';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { ajvValidator } from './json-schema.js';

/** A small API about notes, in the shape in which generated code describes one. */

const note: SchemaNode = {
  kind: 'object',
  properties: [
    { name: 'Id', required: true, schema: { kind: 'string', pattern: '[a-z]+-[0-9]+', minLength: 5, maxLength: 9 } },
    { name: 'Text', required: false, schema: { kind: 'string', maxLength: 20 } },
  ],
};

const putNote: SchemaNode = {
  kind: 'object',
  properties: [
    { name: 'Notes', required: true, schema: { kind: 'array', minItems: 1, items: { kind: 'reference', name: 'Note' } } },
    { name: 'Owner', required: false, schema: { kind: 'string', minLength: 1 } },
  ],
};

export const types: ReadonlyMap<string, SchemaNode> = new Map([['Note', note]]);
export const typeList: MockApi['types'] = [...types].map(([name, schema]) => ({ name, schema }));

export const errors: MockApi['errors'] = [
  { name: 'InternalErrorException', status: 500, message: 'Something broke.' },
  { name: 'InvalidParameterException', status: 400, message: 'A parameter is wrong.' },
  { name: 'NoteNotFoundException', status: 400, message: 'There is no such note.' },
  { name: 'UserLambdaValidationException', status: 400, message: 'A trigger said no.' },
];

const putNotes: MockOperation = {
  name: 'PutNotes',
  method: 'POST',
  path: '/',
  input: { kind: 'body', required: true, mediaTypes: ['application/json'], validate: ajvValidator(putNote, types) },
  responses: [
    {
      status: 200,
      mediaType: 'application/x-amz-json-1.1',
      schema: { kind: 'reference', name: 'Note' },
      validate: ajvValidator(note, types),
      headers: [],
      examples: [
        { title: '200 - Placeholder', value: { Id: 'string' } },
        { title: '200 - Short', value: { Id: 'ab-12' } },
        { title: '200 - Long', value: { Id: 'abc-123', Text: 'Écrit.' } },
      ],
    },
  ],
  errors: [
    { name: 'NoteNotFoundException', documentedStatus: 480, examples: [] },
    { name: 'InvalidParameterException', documentedStatus: 481, examples: [] },
    { name: 'InternalErrorException', examples: [] },
  ],
};

const getNote: MockOperation = {
  name: 'GetNote',
  method: 'POST',
  path: '/',
  input: { kind: 'body', required: true, mediaTypes: ['application/json'], validate: ajvValidator(note, types) },
  responses: [
    {
      status: 200,
      mediaType: 'application/x-amz-json-1.1',
      schema: { kind: 'reference', name: 'Note' },
      validate: ajvValidator(note, types),
      headers: [],
      examples: [{ title: '200 - Wrong\r\nX-Evil: 1', value: { Id: 'string' } }],
    },
  ],
  errors: [{ name: 'UserLambdaValidationException', documentedStatus: 480, examples: [] }],
};

const deleteNotes: MockOperation = {
  name: 'DeleteNotes',
  method: 'POST',
  path: '/',
  input: { kind: 'none' },
  responses: [{ status: 200, headers: [], examples: [] }],
  errors: [],
};

export const operations: readonly MockOperation[] = [deleteNotes, getNote, putNotes];

interface Note {
  readonly Id: string;
  readonly Text?: string;
}

/** The types that go with it. */
export interface Operations {
  readonly DeleteNotes: { readonly input: undefined; readonly output: undefined; readonly error: never };
  readonly GetNote: { readonly input: Note; readonly output: Note; readonly error: 'UserLambdaValidationException' };
  readonly PutNotes: {
    readonly input: { readonly Notes: readonly Note[]; readonly Owner?: string };
    readonly output: Note;
    readonly error: 'NoteNotFoundException' | 'InvalidParameterException' | 'InternalErrorException';
  };
}
