import type { Content, Parameter, RequestBody } from '../model/api.js';
import type { InputMember } from './view.js';

/** Who keeps the wire name where several want it; the others say where they belong. */
const keepers: readonly InputMember['in'][] = ['body', 'path', 'query', 'header', 'cookie'];

/** Names that are no plain property of an object literal. */
const neverPlain: ReadonlySet<string> = new Set(['__proto__']);

/** One member per parameter, in the page's order, and `body` last. */
export function inputMembers(
  parameters: readonly Parameter[],
  body: RequestBody | undefined,
  content: Content | undefined,
): readonly InputMember[] {
  const unnamed = [...parameters.map(parameterMember), ...bodyMember(body, content)];
  const taken = new Set(neverPlain);
  const names = new Map<Unnamed, string>();
  for (const place of keepers) {
    for (const member of unnamed.filter((candidate) => candidate.in === place)) {
      let name = member.wireName;
      while (taken.has(name)) name += `In${place.charAt(0).toUpperCase()}${place.slice(1)}`;
      taken.add(name);
      names.set(member, name);
    }
  }
  return unnamed.map((member) => ({ ...member, name: names.get(member) ?? member.wireName }));
}

type Unnamed = Omit<InputMember, 'name'>;

function parameterMember(parameter: Parameter): Unnamed {
  return {
    in: parameter.in,
    wireName: parameter.name,
    required: parameter.required,
    schema: parameter.schema,
    ...described(parameter.description),
  };
}

function bodyMember(body: RequestBody | undefined, content: Content | undefined): readonly Unnamed[] {
  if (body === undefined || content === undefined) return [];
  return [{ in: 'body', wireName: 'body', required: body.required, schema: content.schema, ...described(body.description) }];
}

const described = (description: string | undefined): { description?: string } =>
  description === undefined ? {} : { description };
