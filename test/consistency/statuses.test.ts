import { describe, expect, it } from 'vitest';
import { lintModel } from '../../src/consistency/lint.js';
import type { ApiModel, Operation, OperationError, Response } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { correctModel } from '../../src/model/correct.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter, says } from '../model/make.js';

const p = pageWriter('page.txt');

const modelOf = (parts: Partial<Operation>): ApiModel =>
  frozen(decideProtocol(buildModel([p.reading([p.operation('Sail', { path: '/sail', parameters: [], ...parts })])]).value).value);

const said = (model: ApiModel): readonly string[] =>
  lintModel(model).map(({ code, severity, where }) => `${severity} ${code} ${where?.fact}`);

const errors = (...statuses: readonly number[]): OperationError[] => statuses.map((status) => p.error(`Error${status}`, status));

describe('numbers of errors', () => {
  const aws = [p.parameter('header', 'X-Amz-Target')];
  it.each<[string, Partial<Operation>, readonly string[]]>([
    ['HTTP’s own', { errors: errors(400, 404, 429, 500, 503) }, []],
    ['counted beyond HTTP', { errors: errors(480, 481, 482) }, ['warning status-unsendable errors.Error480 status']],
    ['two that may be a server’s own', { errors: errors(480, 481) }, []],
    ['strewn, as numbers of one’s own are', { errors: errors(420, 430, 460, 498) }, []],
    ['no status at all', { errors: errors(600) }, ['warning status-unsendable errors.Error600 status']],
    ['zero', { errors: errors(0) }, ['warning status-unsendable errors.Error0 status']],
    [
      'any, where the protocol knows better',
      { parameters: aws, errors: errors(480) },
      ['info status-unsendable errors.Error480 status'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(said(modelOf(parts))).toEqual(expected);
  });

  it('are told once, with the range and the command for the first', () => {
    const parts = { parameters: aws, errors: [...errors(480, 481), p.error('InternalError', 482)] };
    expect(lintModel(modelOf(parts))).toEqual([
      {
        code: 'status-unsendable',
        severity: 'info',
        message:
          '3 errors are numbered 480 to 482, which no server sends: `Error480`, `Error481`, `InternalError`. What counts is 400 and 500, as the protocol has it.',
        where: { source: 'page.txt', line: 1, fact: 'errors.Error480 status' },
        quote: '480Error480',
        help: "Say which status is sent: `npx generator correct --set 400 --because '…' 'errors.Error480 status'`, and so for the others.",
      },
    ]);
  });

  it('are no matter any more where a person has said what is sent', () => {
    const model = modelOf({ errors: errors(480, 481, 482) });
    const correction = (status: number) => ({
      where: `errors.Error${status} status`,
      set: 400,
      because: 'We tried it.',
      source: 'c.yaml',
      line: 1,
    });
    expect(said(correctModel(model, [480, 481, 482].map(correction)).value)).toEqual([]);
    expect(said(correctModel(model, [correction(480)]).value)).toEqual([]);
    const some = modelOf({ errors: errors(480, 481, 482, 483) });
    expect(lintModel(correctModel(some, [correction(480)]).value)[0]?.message).toContain('3 errors are numbered 481 to 483');
  });
});

describe('words of answers', () => {
  const answer = (status: number, description: string): Response => ({
    status,
    description,
    contents: [],
    headers: [],
    evidence: { status: [says(String(status), 4)], description: [says(description, 5)] },
  });
  it.each<[string, Response, readonly string[]]>([
    ['a success that is none', answer(409, 'Success'), ['info status-misnamed Sail.response(409) description']],
    ['another error’s', answer(408, 'Bad Request.'), ['info status-misnamed Sail.response(408) description']],
    ['its own', answer(404, 'Not Found'), []],
    ['a sentence that begins so', answer(404, 'Success depends on the wind'), []],
    ['a success of another number', answer(202, 'Created'), []],
    ['of a whole hundred', { ...answer(400, 'Not found'), range: true }, []],
  ])('%s', (_, response, expected) => {
    expect(said(modelOf({ responses: [p.response(undefined), response] }))).toEqual(expected);
  });

  it('are told once for all operations, in the words of the page', () => {
    const operation = (id: string) =>
      p.operation(id, { path: `/${id}`, parameters: [], responses: [answer(429, 'Bad request')] });
    const { value } = buildModel([p.reading([operation('A'), operation('B')])]);
    expect(lintModel(value)).toMatchObject([
      {
        message: 'A numbers an answer 429 and calls it “Bad request”, which is 400. So do 1 more.',
        where: { source: 'page.txt', line: 5 },
        quote: 'Bad request',
      },
    ]);
  });
});
