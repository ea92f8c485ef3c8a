import type { SecurityRequirement } from '../../model/api.js';
import type { Notebook } from './notebook.js';

interface SecurityRule {
  readonly name: string;
  readonly match: RegExp;
  read(notebook: Notebook, at: number, to: number, rule: string): SecurityRequirement;
}

/** Ordered; first match wins. */
export const securityRules: readonly SecurityRule[] = [
  {
    name: 'a bearer token is asked for',
    match: /^(?:Bearer|JWT)\b|^Provide your bearer token/i,
    read: (notebook, at, _, rule) => ({
      kind: 'bearer',
      ...(/JWT/i.test(notebook.lines[at]?.text ?? '') ? { format: 'JWT' } : {}),
      evidence: { kind: [notebook.cite(at, rule)] },
    }),
  },
  {
    name: 'a user name and password are asked for',
    match: /^Basic\b|^Provide your username/i,
    read: (notebook, at, _, rule) => ({ kind: 'basic', evidence: { kind: [notebook.cite(at, rule)] } }),
  },
  {
    name: 'a key is asked for in a header, the query or a cookie',
    match: /^API ?Key\b|^Add (?:a )?parameter in/i,
    read: (notebook, at, to, rule) => {
      const texts = notebook.lines.slice(at, to).map(({ text }) => text);
      const place = /\bin (?:the )?(header|query|cookie)/i.exec(texts.join(' '))?.[1]?.toLowerCase();
      const offset = texts.findIndex((text) => /^[\w-]+: ?\S|^[\w-]+=/.test(text) && !/^(?:in|example)s?:/i.test(text));
      const alone = texts.findIndex(
        (text, index) => index > 0 && /^[\w-]{2,60}$/.test(text) && !/^(?:header|query|cookie|examples?)$/i.test(text),
      );
      const line = alone >= 0 ? alone : offset;
      const key = /^[\w-]+/.exec(texts[line] ?? '')?.[0];
      if (key === undefined)
        return { kind: 'unknown', label: texts[0] ?? '', evidence: { kind: [notebook.cite(at, rule, 'unknown')] } };
      const where = place === 'query' || place === 'cookie' ? place : 'header';
      return {
        kind: 'apiKey',
        in: where,
        key,
        evidence: { kind: [notebook.cite(at, rule)], key: [notebook.cite(at + line, rule, 'documented', key)] },
      };
    },
  },
  {
    name: 'OAuth 2.0 is asked for',
    match: /^OAuth/i,
    read: (notebook, at, _, rule) => ({ kind: 'oauth2', evidence: { kind: [notebook.cite(at, rule)] } }),
  },
];

/** Reads the lines below a heading such as `Authorization`, which stands on the line above `from`. */
export function readSecurity(notebook: Notebook, from: number, to: number): readonly SecurityRequirement[] {
  const requirements: SecurityRequirement[] = [];
  for (let at = from; at < to; at += 1) {
    const text = notebook.lines[at]?.text ?? '';
    const rule = securityRules.find(({ match }) => match.test(text));
    if (!rule) continue;
    const requirement = rule.read(notebook, at, to, rule.name);
    const same = requirements.some((known) => known.kind === requirement.kind);
    if (!same) requirements.push(requirement);
  }
  if (requirements.length === 0) {
    const at = from < to ? from : from - 1;
    const label = notebook.lines[at]?.text ?? '';
    notebook.say('security-unknown', 'The page asks for authentication but does not show a known way.', { at });
    requirements.push({
      kind: 'unknown',
      label,
      evidence: { kind: [notebook.cite(at, 'the way to authenticate is not one that is known', 'unknown')] },
    });
  }
  notebook.pass(from, to, 'lines below the heading tell how to authenticate');
  return requirements;
}
