import type { Content, EvidenceMap, ObjectSchema, RequestBody, Response, Schema } from '../../model/api.js';
import type { Notebook } from './line.js';
import { describeEvidence, factOf, type Member, type MemberList } from './members.js';
import { describedSchema, propertyOf, requirement, schemaOf } from './schema.js';
import { withShownTimes } from './shown-times.js';
import { mediaTypeOf, type NamedValue, type Syntax } from './syntax.js';

export const jsonOfService = 'application/x-amz-json-1.1';

const whole = (list: MemberList): Member | undefined => list.members.find(({ lead }) => lead === 'payload' || lead === 'binary');

const inJson = (list: MemberList): readonly Member[] => list.members.filter(({ lead }) => lead === undefined || lead === 'json');

/** The body of a request; `at` is the heading of its members. */
export function requestBodyOf(
  notebook: Notebook,
  list: MemberList,
  syntax: Syntax,
  at: number,
  mediaType: string | undefined,
): RequestBody | undefined {
  const payload = whole(list);
  if (payload) {
    const needed = requirement(notebook, payload);
    const described = payload.description === undefined ? {} : { description: payload.description };
    return {
      ...described,
      required: needed.required,
      contents: [payloadContent(notebook, payload, syntax)],
      evidence: { ...needed.evidence, ...describeEvidence(notebook, payload) },
    };
  }
  const members = inJson(list);
  if (members.length === 0 && mediaType === undefined) return undefined;
  const required = mediaType !== undefined || members.some((member) => requirement(notebook, member).required);
  const rule =
    mediaType === undefined ? 'a body with a member that has to be there has to be there' : 'a JSON call always has a body';
  return {
    required,
    contents: [jsonContent(notebook, members, syntax, at, mediaType)],
    evidence: { ...(required ? { required: [notebook.cite(at, rule, 'inferred')] } : {}) },
  };
}

/** The answer to a request that succeeds; `at` is the heading of its members. */
export function responseOf(
  notebook: Notebook,
  list: MemberList,
  syntax: Syntax,
  at: number,
  mediaType: string | undefined,
): Response {
  const said = list.leads.find(({ lead }) => lead === 'success');
  const sentence = said && /HTTP (\d{3}) response/.exec(notebook.lines[said.at]?.text ?? '')?.[1];
  const payload = whole(list);
  const members = inJson(list);
  const headers = list.members.filter(({ lead }) => lead === 'headers');
  const stream = mediaTypeOf(syntax);
  const contents = payload
    ? [payloadContent(notebook, payload, syntax)]
    : stream && isEventStream(stream.value)
      ? [streamContent(notebook, stream)]
      : members.length > 0
        ? [jsonContent(notebook, members, syntax, at, mediaType)]
        : [];
  const status = syntax.status?.code ?? Number(sentence ?? 200);
  const statusAt = syntax.status?.at ?? said?.at ?? at;
  const documented = syntax.status !== undefined || sentence !== undefined;
  const rule = documented ? 'the service says with which status it answers' : 'a service that names no status answers with 200';
  return {
    status,
    contents,
    headers: headers.map((member) => {
      const wire = syntax.headers.find(({ name, value }) => value === member.name || name === member.name);
      const cited = notebook.cite(wire?.at ?? member.at, 'what stands for a header’s value is that header');
      return {
        in: 'header',
        name: wire?.name ?? member.name,
        ...(member.description === undefined ? {} : { description: member.description }),
        required: false,
        deprecated: member.deprecatedAt !== undefined,
        schema: schemaOf(notebook, member),
        examples: [],
        evidence: { in: [cited], name: [cited], ...describeEvidence(notebook, member) },
      };
    }),
    evidence: { status: [notebook.cite(statusAt, rule, documented ? 'documented' : 'inferred')] },
  };
}

function jsonContent(
  notebook: Notebook,
  members: readonly Member[],
  syntax: Syntax,
  at: number,
  mediaType: string | undefined,
): Content {
  const shown = mediaTypeOf(syntax);
  const told = (mediaType ?? shown?.value ?? 'application/json').toLowerCase();
  const type: EvidenceMap = {
    mediaType: [
      shown && told === shown.value.toLowerCase()
        ? notebook.cite(shown.at, 'a header of the request or response states the media type')
        : notebook.cite(shown?.at ?? at, 'a body that no header names as it is travels as its protocol’s JSON', 'inferred'),
    ],
  };
  const schema = withShownTimes(notebook, objectOf(notebook, members, at), syntax);
  return { mediaType: told, schema, evidence: type };
}

const isEventStream = (mediaType: string): boolean => /^application\/vnd\.amazon\.eventstream$/i.test(mediaType);

/** Events one after the other, framed in bytes; what each holds has no place in a model. */
function streamContent(notebook: Notebook, { value, at }: NamedValue): Content {
  notebook.say('part-unplaced', 'The response is a stream of events; what they hold is not described, the bytes are handed on.', {
    at,
  });
  const type = [notebook.cite(at, 'a stream of events is bytes')];
  return { mediaType: value.toLowerCase(), schema: { kind: 'binary', evidence: { type } }, evidence: { mediaType: type } };
}

/** An object of the members below a heading. */
export const objectOf = (notebook: Notebook, members: readonly Member[], at: number): ObjectSchema => ({
  kind: 'object',
  properties: members.map((member) => propertyOf(notebook, member)),
  evidence: { type: [notebook.cite(at, 'the members below a heading make up an object')] },
});

/** A member that is the whole body: bytes, unless its type says otherwise. */
function payloadContent(notebook: Notebook, member: Member, syntax: Syntax): Content {
  const told = factOf(member, 'type');
  const raw = !told || /^base64/i.test(told.words);
  const shown = mediaTypeOf(syntax);
  const type = [
    told && raw
      ? notebook.cite(told.at, 'binary data that is the whole body travels as it is')
      : notebook.cite(member.at, 'a body without a type is a stream of bytes', 'inferred'),
  ];
  const schema: Schema = raw ? { kind: 'binary', evidence: { type } } : describedSchema(notebook, member);
  const fallback = raw ? 'application/octet-stream' : 'application/json';
  const mediaType = shown
    ? notebook.cite(shown.at, 'a header of the request or response states the media type')
    : notebook.cite(member.at, 'a body whose media type is not stated is named for what it holds', 'inferred');
  return { mediaType: (shown?.value ?? fallback).toLowerCase(), schema, evidence: { mediaType: [mediaType] } };
}
