import { describe, expect, it } from 'vitest';
import { impactOf, type Unjudged } from '../../src/diff/impact.js';
import { api, operation, query, text } from './models.js';
import { told } from './told.js';

const change = (more: Partial<Unjudged>): Unjudged =>
  ({ kind: 'type-changed', width: 'wider', where: 'types.Deck type', operations: [], side: 'both', ...more }) as Unjudged;

describe('the impact of a change', () => {
  it('is the worse of both sides, each told for itself', () => {
    expect(impactOf(change({}), { compile: false })).toEqual({
      severity: 'breaking',
      callers: 'adds',
      readers: 'breaks',
      compile: false,
    });
  });

  it('is breaking where code breaks, whatever travels', () => {
    expect(impactOf(change({ side: 'sent' }), { compile: true }).severity).toBe('breaking');
    expect(impactOf(change({ side: 'sent' }), { compile: false }).severity).toBe('minor');
  });

  it('is minor for a type that nobody uses, unless words are all that is different', () => {
    expect(impactOf(change({ side: 'none' }), { compile: false })).toEqual({
      severity: 'minor',
      callers: 'none',
      readers: 'none',
      compile: false,
    });
    const words: Unjudged = {
      kind: 'description-changed',
      fact: 'title',
      where: 'types.Deck title',
      operations: [],
      side: 'none',
    };
    expect(impactOf(words, { compile: false }).severity).toBe('patch');
  });
});

describe('an operation', () => {
  const base = operation('a', { parameters: [query('q')] });
  const cases: readonly (readonly [string, Parameters<typeof operation>[1], string])[] = [
    ['is deprecated', { deprecated: true }, 'minor none/none deprecation-changed a deprecated'],
    ['moves', { path: '/b' }, 'breaking breaks/none endpoint-changed a path'],
    ['is called otherwise', { method: 'PUT' }, 'breaking breaks/none endpoint-changed a method'],
    [
      'asks for credentials',
      { security: [{ kind: 'bearer', evidence: {} }] },
      'breaking breaks/none security-changed a security',
    ],
    [
      'can fail in one more way',
      { responses: [{ status: 404, contents: [], headers: [], evidence: {} }] },
      'minor none/breaks-closed response-added a.response',
    ],
    [
      'demands a parameter',
      { parameters: [query('q', { required: true })] },
      'breaking! breaks/none requirement-changed a.query.q required',
    ],
    [
      'has another default',
      { parameters: [query('q', { schema: { ...text, default: 'x' } })] },
      'minor none/none default-changed a.query.q default',
    ],
    [
      'shows an example',
      { examples: [{ role: 'request', value: {}, evidence: {} }] },
      'patch none/none example-changed a examples',
    ],
    [
      'shows a request in code',
      { samples: [{ label: 'Shell', code: 'curl', evidence: {} }] },
      'patch none/none example-changed a samples',
    ],
    ['is dated', { modified: 'Monday' }, 'patch none/none description-changed a modified'],
  ];
  it.each(cases)('%s', (_, more, expected) => {
    expect(
      told(
        api({ operations: [base] }),
        api({ operations: [{ ...base, ...operation('a', { parameters: base.parameters, ...more }) }] }),
      ),
    ).toEqual([expected]);
  });

  it('that asks for no credentials any more takes what it took', () => {
    const secured = api({ operations: [operation('a', { security: [{ kind: 'basic', evidence: {} }] })] });
    expect(told(secured, api({ operations: [operation('a')] }))).toEqual(['minor adds/none security-changed a security']);
  });

  it('whose credentials are called otherwise is the same', () => {
    const secured = (name: string) =>
      api({ operations: [operation('a', { security: [{ kind: 'basic', name, evidence: {} }] })] });
    expect(told(secured('one'), secured('two'))).toEqual(['patch none/none security-changed a security']);
  });
});
