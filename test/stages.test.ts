import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic, Failure } from '../src/diagnostic.js';
import { Stages } from '../src/stages.js';

const info = (message: string): Diagnostic => diagnostic('config-exists', message, { severity: 'info' });
const error = (message: string): Diagnostic => diagnostic('config-missing', message);

async function failureOf(work: Promise<unknown>): Promise<readonly string[]> {
  const thrown: unknown = await work.catch((reason: unknown) => reason);
  if (!(thrown instanceof Failure)) throw new Error(`Expected a Failure, got ${String(thrown)}`);
  return thrown.diagnostics.map(({ message }) => message);
}

describe('stages', () => {
  it('hand on values and gather what was said', async () => {
    const stages = new Stages();
    const one = await stages.run(() => ({ value: 1, diagnostics: [info('a')] }));
    const two = await stages.run(async () => ({ value: one + 1, diagnostics: [info('b')] }));
    expect([two, stages.said.map(({ message }) => message)]).toEqual([2, ['a', 'b']]);
  });

  it('end at a stage that found errors, with all that was said before', async () => {
    const stages = new Stages();
    await stages.run(() => ({ value: 1, diagnostics: [info('a')] }));
    expect(await failureOf(stages.run(() => ({ value: 2, diagnostics: [error('b'), info('c')] })))).toEqual(['a', 'b', 'c']);
  });

  it('end at a stage that throws a Failure, with all that was said before', async () => {
    const stages = new Stages();
    await stages.run(() => ({ value: 1, diagnostics: [info('a')] }));
    const thrown = stages.run(() => {
      throw new Failure([error('b')]);
    });
    expect(await failureOf(thrown)).toEqual(['a', 'b']);
  });

  it('let a defect through as what it is', async () => {
    const thrown = new Stages().run(() => {
      throw new TypeError('defect');
    });
    await expect(thrown).rejects.toThrow(TypeError);
  });
});
