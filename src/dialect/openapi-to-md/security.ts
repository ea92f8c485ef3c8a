import type { SecurityRequirement } from '../../model/api.js';
import type { Notebook } from '../notebook.js';

type Told<T> = T extends unknown ? Omit<T, 'evidence' | 'name'> : never;

/** A scheme as the page lists it below “References”. */
export interface Scheme {
  readonly name: string;
  readonly requirement: Told<SecurityRequirement>;
  readonly at: number;
}

/** API keys are printed as JSON, other schemes as their type alone. */
export function schemeOf(name: string, code: string, at: number): Scheme {
  const text = code.trim();
  if (/^oauth2$/i.test(text)) return { name, requirement: { kind: 'oauth2' }, at };
  const place = /"in":\s*"(header|query|cookie)"/.exec(text)?.[1];
  const key = /"name":\s*"([^"]+)"/.exec(text)?.[1];
  if (key !== undefined && (place === 'header' || place === 'query' || place === 'cookie'))
    return { name, requirement: { kind: 'apiKey', in: place, key }, at };
  return { name, requirement: { kind: 'unknown', label: text.slice(0, 60) }, at };
}

export function securityOf(
  notebook: Notebook,
  name: string,
  schemes: readonly Scheme[],
  at: number,
): readonly SecurityRequirement[] {
  if (name === '' || name === 'undefined') return [];
  const cited = notebook.cite(at, 'names of schemes stand below “Security”');
  const scheme = schemes.find((one) => one.name === name);
  if (scheme && scheme.requirement.kind !== 'unknown')
    return [
      {
        ...scheme.requirement,
        name,
        evidence: { kind: [notebook.cite(scheme.at, 'a scheme stands below “References”')], name: [cited] },
      },
    ];
  notebook.say('security-unknown', `The page does not say what ${name} asks for.`, { at });
  return [{ kind: 'unknown', label: name, name, evidence: { kind: [{ ...cited, standing: 'unknown' }], name: [cited] } }];
}
