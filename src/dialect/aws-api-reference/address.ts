import type { Evidence, Parameter } from '../../model/api.js';
import type { Notebook } from './line.js';
import { describeEvidence, headRule, type Member } from './members.js';
import { requirement, schemaOf } from './schema.js';
import type { NamedValue, Syntax } from './syntax.js';

export interface Address {
  /** With the variables in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/** Where a parameter travels, and under which name. */
interface Place {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly at: number;
  readonly rule: string;
}

/** The address of a request, and its parameters: what each stands for is found where the request shows it. */
export function readAddress(notebook: Notebook, syntax: Syntax, members: readonly Member[]): Address {
  const at = syntax.request?.at ?? 0;
  const [pathText = '/', ...rest] = (syntax.request?.target ?? '/').split('?');
  const query = rest
    .join('?')
    .split('&')
    .filter((one) => one !== '')
    .map((one): NamedValue => {
      const [name = '', ...value] = one.split('=');
      return { name, value: value.join('='), at };
    });
  const names = new Set(members.map(({ name }) => name));
  const variables = new Map<string, string>();
  const path = pathText
    .split('/')
    .map((segment) => {
      const braced = /^\{([^{}]+?)\+?\}$/.exec(segment)?.[1];
      const variable = braced ?? (names.has(segment) && !query.some((one) => isOf(one, segment)) ? segment : undefined);
      if (variable === undefined) return segment;
      variables.set(variable, variable);
      return `{${variable}}`;
    })
    .join('/');
  const places = members.map((member) => ({ member, place: placeOf(notebook, member, variables, query, syntax.headers, at) }));
  const told = places.map(({ member, place }) => parameterOf(notebook, member, place));
  const left = query.filter(({ name }) => !places.some(({ place }) => place.in === 'query' && place.name === name));
  return { path, parameters: [...told, ...left.map((one) => untold(notebook, one))] };
}

const isOf = ({ name, value }: NamedValue, member: string): boolean => name === member || value === member;

function placeOf(
  notebook: Notebook,
  member: Member,
  variables: ReadonlyMap<string, string>,
  query: readonly NamedValue[],
  headers: readonly NamedValue[],
  at: number,
): Place {
  const { name } = member;
  if (variables.has(name)) return { in: 'path', name, at, rule: 'a parameter that the path shows stands in the path' };
  const asked = query.find((one) => isOf(one, name));
  if (asked)
    return { in: 'query', name: asked.name, at: asked.at, rule: 'a parameter behind the question mark stands in the query' };
  const sent = headers.find((one) => isOf(one, name));
  if (sent)
    return { in: 'header', name: sent.name, at: sent.at, rule: 'a parameter that stands for a header’s value is that header' };
  notebook.say('fact-doubtful', `The request does not show where ${name} goes; it was taken for a part of the query.`, {
    at: member.at,
  });
  return { in: 'query', name, at: member.at, rule: 'a parameter that the request does not show goes into the query' };
}

function parameterOf(notebook: Notebook, member: Member, place: Place): Parameter {
  const needed = requirement(notebook, member);
  const always = place.in === 'path' && !needed.required;
  const cited = notebook.cite(place.at, place.rule);
  const shown: readonly Evidence[] = [place.at === member.at ? { ...cited, standing: 'unknown' } : cited];
  const path = [notebook.cite(place.at, 'a path cannot do without its parameters', 'inferred')];
  return {
    in: place.in,
    name: place.name,
    ...(member.description === undefined ? {} : { description: member.description }),
    required: needed.required || place.in === 'path',
    deprecated: member.deprecatedAt !== undefined,
    schema: schemaOf(notebook, member),
    examples: [],
    evidence: {
      in: shown,
      name: [notebook.cite(member.at, headRule)],
      ...needed.evidence,
      ...(always ? { required: path } : {}),
      ...describeEvidence(notebook, member),
    },
  };
}

/** The request shows it and no member tells of it: a value that is always the same, or a member that was left out. */
function untold(notebook: Notebook, { name, value, at }: NamedValue): Parameter {
  notebook.say('fact-doubtful', `${name} stands in the query of the request and is not described.`, { at });
  const constant = value !== '' && value.toLowerCase() !== name.toLowerCase();
  const rule = constant
    ? 'what the query shows and no member stands for is always the same'
    : 'what the query shows and no member stands for may be any string';
  const evidence = [notebook.cite(at, rule, 'inferred')];
  return {
    in: 'query',
    name,
    required: constant,
    deprecated: false,
    schema: constant
      ? { kind: 'enum', type: 'string', values: [value], evidence: { type: evidence, enum: evidence } }
      : { kind: 'string', evidence: { type: evidence } },
    examples: [],
    evidence: { in: evidence, name: evidence, ...(constant ? { required: evidence } : {}) },
  };
}
