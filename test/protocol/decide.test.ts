import { describe, expect, it } from 'vitest';
import type { Operation } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter } from '../model/make.js';

const p = pageWriter('page.txt');

const decide = (...operations: readonly Operation[]) => decideProtocol(frozen(buildModel([p.reading(operations)]).value));
const plain = (id: string): Operation => p.operation(id, { parameters: [], path: `/${id}` });
const header = (name: string, required = true): Operation =>
  p.operation('GetPet', { parameters: [p.parameter('header', name, required)] });

describe('the protocol', () => {
  it.each([
    ['a required target header', [header('X-Amz-Target')], 'aws-json'],
    ['the header in other letters', [header('x-amz-target')], 'aws-json'],
    ['an optional target header', [header('X-Amz-Target', false)], 'rest-json'],
    ['another header', [header('X-Api-Key')], 'rest-json'],
    [
      'a query parameter of the name',
      [p.operation('GetPet', { parameters: [p.parameter('query', 'X-Amz-Target')] })],
      'rest-json',
    ],
    ['most operations with the header', [header('X-Amz-Target'), p.operation('B'), plain('C')], 'aws-json'],
    ['few operations with the header', [header('X-Amz-Target'), plain('B'), plain('C')], 'rest-json'],
    ['no operation', [], 'rest-json'],
  ])('with %s', (_, operations, kind) => {
    const { protocol } = decide(...operations).value;
    expect(protocol.kind).toBe(kind);
    expect(protocol.patterns).toBe('search');
    expect(protocol.evidence['kind']).toMatchObject([{ source: 'page.txt', standing: 'inferred' }]);
    expect(protocol.evidence['patterns']?.[0]?.standing).toBe('inferred');
  });

  it('quotes the header that it was concluded from, by a rule with a name', () => {
    expect(decide(header('X-Amz-Target')).value.protocol.evidence['kind']).toEqual([
      {
        source: 'page.txt',
        line: 1,
        quote: 'X-Amz-Target',
        rule: 'a required X-Amz-Target header means AWS JSON 1.1',
        standing: 'inferred',
      },
    ]);
  });
});

describe('the prefix of targets', () => {
  const shows = (id: string, ...examples: readonly string[]): Operation => {
    const parameter = p.parameter('header', 'X-Amz-Target');
    const cited = (parameter.evidence['name'] ?? []).map((one) => ({ ...one, quote: examples.join() }));
    return p.operation(id, { parameters: [{ ...parameter, examples, evidence: { ...parameter.evidence, examples: cited } }] });
  };
  it.each<[string, readonly Operation[], string | undefined]>([
    ['is what a sample shows', [shows('A', 'Bells_2020.A'), header('X-Amz-Target')], 'Bells_2020'],
    ['is what all samples show', [shows('A', 'Bells.A'), shows('B', 'Bells.B')], 'Bells'],
    ['is unknown where samples differ', [shows('A', 'Bells.A'), shows('B', 'Gongs.B')], undefined],
    ['is not that of another operation', [shows('A', 'Bells.B')], undefined],
    ['is unknown where no sample shows it', [shows('A')], undefined],
  ])('%s', (_, operations, prefix) => {
    const { protocol } = decide(...operations).value;
    expect(protocol.kind === 'aws-json' ? protocol.targetPrefix : 'rest').toBe(prefix);
    if (prefix !== undefined)
      expect(protocol.evidence['targetPrefix']).toMatchObject([{ quote: `${prefix}.A`, standing: 'inferred' }]);
  });
});

describe('statuses on the wire', () => {
  const aws = (...errors: Operation['errors']) => decide(p.operation('A', { errors })).value;

  it.each<[string, number | undefined, number, string]>([
    ['NotFound', 480, 400, 'inferred'],
    ['NotFound', 498, 400, 'inferred'],
    ['NotFound', undefined, 400, 'inferred'],
    ['InternalErrorException', 497, 500, 'inferred'],
    ['InternalServerError', undefined, 500, 'inferred'],
    ['InternalErrorException', 500, 500, 'documented'],
    ['NotFound', 404, 404, 'documented'],
    ['ThrottlingException', 429, 429, 'documented'],
    ['NotInternal', 481, 400, 'inferred'],
  ])('%s documented as %s is %s, %s', (name, documented, status, standing) => {
    const model = aws(p.error(name, documented));
    expect(model.errors).toMatchObject([{ name, status, evidence: { status: [{ standing }] } }]);
    expect(model.operations[0]?.errors[0]?.documentedStatus).toBe(documented);
  });

  it('are the protocol’s own where operations number an error differently', () => {
    const { value } = decide(
      p.operation('A', { errors: [p.error('Gone', 410)] }),
      p.operation('B', { errors: [p.error('Gone', 404)] }),
    );
    expect(value.errors).toMatchObject([{ name: 'Gone', status: 400 }]);
    expect(value.operations.map(({ errors }) => errors[0]?.documentedStatus)).toEqual([410, 404]);
  });

  it('are the page’s in REST, even odd ones; where they differ that is said', () => {
    const operation = (id: string, status: number) =>
      p.operation(id, { parameters: [], path: `/${id}`, errors: [p.error('Gone', status)] });
    const same = decide(operation('A', 480), operation('B', 480));
    expect([same.value.errors[0]?.status, same.diagnostics]).toEqual([480, []]);
    const different = decide(operation('A', 410), operation('B', 404));
    expect(different.value.errors[0]?.status).toBe(404);
    expect(different.diagnostics).toMatchObject([
      { code: 'error-status-differs', severity: 'info', message: expect.stringContaining('404 and 410') },
    ]);
  });
});
