import type { Evidence, SecurityRequirement } from '../../model/api.js';
import type { List, Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { proseOf } from '../prose.js';

type Told<T> = T extends unknown ? Omit<T, 'evidence' | 'name'> : never;

/** A scheme as the section “Authentication” tells it; only API keys are told with their name. */
export interface Scheme {
  readonly name?: string;
  readonly requirement: Told<SecurityRequirement>;
  readonly cited: Evidence;
}

/** Reads the list of schemes between title and operations. */
export function readSchemes(notebook: Notebook, parts: readonly Part[]): readonly Scheme[] {
  const lists = parts.filter((part): part is List => part.kind === 'list');
  return lists.flatMap(({ items }) => items.flatMap((item) => schemeOf(notebook, item.parts)));
}

function schemeOf(notebook: Notebook, parts: readonly Part[]): readonly Scheme[] {
  const [head] = parts;
  if (head?.kind !== 'paragraph') return [];
  const text = proseOf(parts);
  const cite = (rule: string): Evidence => notebook.cite(head.words.at, rule);
  const key = /^API Key \((.+)\)\n- Parameter Name: (\S+), in: (query|header|cookie)\b/i.exec(text);
  if (key) {
    const [, name = '', named = '', place] = key;
    const where = place === 'query' || place === 'cookie' ? place : 'header';
    return [
      {
        name,
        requirement: { kind: 'apiKey', in: where, key: named },
        cited: cite('“API Key” tells a name, a parameter and its place'),
      },
    ];
  }
  const http = /^HTTP Authentication, scheme: (\w+)/i.exec(text)?.[1]?.toLowerCase();
  if (http === 'bearer') return [{ requirement: { kind: 'bearer' }, cited: cite('“HTTP Authentication” tells a scheme') }];
  if (http === 'basic') return [{ requirement: { kind: 'basic' }, cited: cite('“HTTP Authentication” tells a scheme') }];
  if (http) return [{ requirement: { kind: 'unknown', label: http }, cited: cite('“HTTP Authentication” tells a scheme') }];
  if (/^oAuth2 authentication/i.test(text))
    return [{ requirement: { kind: 'oauth2' }, cited: cite('“oAuth2 authentication” is a scheme') }];
  return [];
}

/** The methods that the note below an operation asks for; schemes without a name are known where only one is left. */
export function readSecurity(
  notebook: Notebook,
  parts: readonly Part[],
  schemes: readonly Scheme[],
): readonly SecurityRequirement[] {
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue;
    const { text, at } = part.words;
    if (/^This operation does not require authentication$/i.test(text))
      notebook.pass(at, at + 1, 'a note says that anyone may call');
    const asked =
      /^To perform this operation, you must be authenticated by means of one of the following methods:\s*(.*)$/is.exec(text)?.[1];
    if (asked === undefined) continue;
    const cited = notebook.cite(at, 'a note names the methods of authentication');
    return methodsIn(asked).flatMap((name) => requirementOf(notebook, name, schemes, cited, at));
  }
  return [];
}

/** `api_key, oauth ( Scopes: read write )`: names with what is in brackets left out; `None` is no method. */
const methodsIn = (text: string): readonly string[] =>
  [
    ...new Set(
      text
        .replace(/\( *Scopes:[^()]*\)/gi, '')
        .split(/,|&/)
        .map((name) => name.trim()),
    ),
  ].filter((name) => name !== '' && !/^none$/i.test(name));

function requirementOf(
  notebook: Notebook,
  name: string,
  schemes: readonly Scheme[],
  cited: Evidence,
  at: number,
): SecurityRequirement {
  const nameless = schemes.filter((one) => one.name === undefined);
  const scheme = schemes.find((one) => one.name === name) ?? (nameless.length === 1 ? nameless[0] : undefined);
  if (scheme) return { ...scheme.requirement, name, evidence: { kind: [scheme.cited], name: [cited] } };
  notebook.say('security-unknown', `The page does not say which of its methods of authentication ${name} is.`, { at });
  return { kind: 'unknown', label: name, name, evidence: { kind: [{ ...cited, standing: 'unknown' }], name: [cited] } };
}
