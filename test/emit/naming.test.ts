import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { camelCase, decideNames, type NameRequest, nameKey, pascalCase } from '../../src/emit/naming.js';

describe('pascalCase', () => {
  test.each([
    ['UpdateUserAttributes', 'UpdateUserAttributes'],
    ['cognito-identity-provider', 'CognitoIdentityProvider'],
    ['get_user.by id', 'GetUserById'],
    ['élan vital', 'ÉlanVital'],
    ['取消订单', '取消订单'],
    ['3d-secure', '_3dSecure'],
    ['', 'unnamed_'],
    ['*/ alert(1) /*', 'Alert1'],
    ['__proto__', 'Proto'],
    ['a\u202eb\u2028c', 'ABC'],
    ['../../etc/passwd', 'EtcPasswd'],
    ['`${process.exit()}`', 'ProcessExit'],
    ['Promise', 'Promise_'],
    ['response', 'Response_'],
  ])('%j becomes %s', (wireName, expected) => {
    expect(pascalCase(wireName)).toBe(expected);
  });
});

describe('camelCase', () => {
  test.each([
    ['UpdateUserAttributes', 'updateUserAttributes'],
    ['getCrossMarginSymbols', 'getCrossMarginSymbols'],
    ['MFAOptions', 'mfaOptions'],
    ['HTTPServer', 'httpServer'],
    ['ID', 'id'],
    ['Delete', 'delete_'],
    ['constructor', 'constructor_'],
    ['then', 'then_'],
    ['Get User', 'getUser'],
    ['2fa', '_2fa'],
  ])('%j becomes %s', (wireName, expected) => {
    expect(camelCase(wireName)).toBe(expected);
  });
});

const isBindable = (name: string): boolean => {
  try {
    new Function(`"use strict"; const ${name} = 1;`);
    return true;
  } catch {
    return false;
  }
};

test('any text becomes an identifier that can be bound in strict code', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (wireName) => {
      expect([pascalCase(wireName), camelCase(wireName)].filter((name) => !isBindable(name))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

const names = (requests: readonly NameRequest[], taken: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(decideNames(requests, taken));

const types = (...wireNames: readonly string[]): NameRequest[] => wireNames.map((wireName) => ({ kind: 'type', wireName }));

describe('decideNames', () => {
  test('of several wire names with one spelling, the one spelt so keeps it', () => {
    expect(names(types('user-name', 'UserName', 'user_name'))).toEqual({
      'type user-name': expect.stringMatching(/^UserName_[0-9a-f]{6}$/),
      'type UserName': 'UserName',
      'type user_name': expect.stringMatching(/^UserName_[0-9a-f]{6}$/),
    });
  });

  test('where none is spelt so, all are told apart by hash, so that a third changes neither', () => {
    const two = names(types('user-name', 'user_name'));
    const three = names(types('user.name', 'user-name', 'user_name'));
    expect(new Set(Object.values(two)).size).toBe(2);
    expect(three).toMatchObject(two);
  });

  test('an error keeps a name that a type has too', () => {
    expect(names([{ kind: 'error', wireName: 'NotFound' }, ...types('NotFound')])).toEqual({
      'error NotFound': 'NotFound',
      'type NotFound': 'NotFoundType',
    });
  });

  test('an operation does not take the name of a type’s validator', () => {
    expect(names([{ kind: 'operation', wireName: 'IsUser' }, ...types('User')])).toEqual({
      'type User': 'User',
      'operation IsUser': 'isUserOperation',
    });
  });

  test('a type does not take the name of another type’s schema', () => {
    expect(names(types('User', 'UserSchema'))).toEqual({ 'type User': 'User', 'type UserSchema': 'UserSchemaType' });
  });

  test('a qualified name gives way to a name that is spelt so', () => {
    const result = names([{ kind: 'error', wireName: 'NotFound' }, ...types('NotFound', 'NotFoundType')]);
    expect(result['type NotFoundType']).toBe('NotFoundType');
    expect(result['type NotFound']).toMatch(/^NotFoundType_[0-9a-f]{6}$/);
  });

  test('what the package exports anyway is not given away', () => {
    expect(names(types('ValidationIssue'), ['ValidationIssue'])).toEqual({ 'type ValidationIssue': 'ValidationIssueType' });
  });

  test('names are unique and do not depend on the order of requests', () => {
    const word = fc.constantFrom(
      'User',
      'user',
      'is',
      'Is',
      'Schema',
      'Type',
      'Error',
      'Operation',
      '-',
      '_',
      'NotFound',
      '__proto__',
      '',
    );
    const wireName = fc.array(word, { maxLength: 4 }).map((parts) => parts.join(''));
    const request = fc.record({
      kind: fc.constantFrom('error', 'type', 'input', 'operation'),
      wireName,
    }) as fc.Arbitrary<NameRequest>;
    const requests = fc.uniqueArray(request, { selector: nameKey, maxLength: 12 });
    fc.assert(
      fc.property(
        requests.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const decided = names(list);
          expect(names(shuffled)).toEqual(decided);
          const exported = list.flatMap((one) => {
            const name = decided[nameKey(one)] ?? '';
            const derives = one.kind === 'type' || one.kind === 'input';
            return derives ? [name, `${name}Schema`, `is${name}`, `validate${name}`, `assert${name}`] : [name];
          });
          expect(exported.filter((name, index) => exported.indexOf(name) !== index)).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
