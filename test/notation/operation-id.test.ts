import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseOperationId, type OperationContext } from '../../src/notation/operation-id.js';

interface Given {
  readonly title?: string;
  readonly method?: string;
  readonly path?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly prose?: readonly string[];
  readonly source?: string;
}

const choose = ({ title, method = 'POST', path = '/', facts = {}, prose = [], source = 'saved/page.txt' }: Given) => {
  const context: OperationContext = {
    ...(title !== undefined && { title }),
    method,
    path,
    facts: Object.entries(facts).map(([key, value], index) => ({ key, value, line: index + 1 })),
    prose: prose.map((text, index) => ({ text, line: index + 10 })),
    source,
  };
  return chooseOperationId(context);
};

const cases: readonly (Given & { readonly why: string; readonly id: string; readonly standing?: 'documented' })[] = [
  {
    why: 'a method name among the facts',
    facts: { 'sdk-method-name': 'getOpenOrders' },
    title: 'Open Orders',
    id: 'getOpenOrders',
    standing: 'documented',
  },
  { why: 'an operation id with a colon', facts: { 'operationId:': 'list_pets' }, id: 'list_pets', standing: 'documented' },
  { why: 'a target with a prefix', facts: { 'X-Amz-Target': 'Zoo_2020.FeedAnimal' }, id: 'FeedAnimal', standing: 'documented' },
  { why: 'a fact that is no name', facts: { 'sdk-method-name': 'see below' }, title: 'Feed Animal', id: 'feedAnimal' },
  { why: 'a title that is an identifier', title: 'FeedAnimal', id: 'FeedAnimal', standing: 'documented' },
  { why: 'a title in words', title: 'Get All Cages - Indoor', id: 'getAllCagesIndoor' },
  { why: 'a title that is only an address', title: 'POST /cages', path: '/cages', id: 'postCages' },
  {
    why: 'the reader’s request',
    prose: ['Lets a keeper change the name of a cage.', 'These pairs come from your UpdateCageNames request.'],
    id: 'UpdateCageNames',
  },
  {
    why: 'what happens when it is used, and others besides',
    prose: [
      'Begins feeding an animal.',
      'For the next step, see StopFeedingAnimal.',
      'Take what ListAnimals returned by ListCages gave.',
      'When you use the StartFeedingAnimal API action, a bell rings.',
      'You can also use the OpenCageDoor API operation.',
    ],
    id: 'StartFeedingAnimal',
  },
  {
    why: 'the longer of two names that both fit',
    prose: [
      'Responds to a cage alarm, as an administrator.',
      'Sent to the next RespondToCageAlarm call.',
      'Counted for AdminRespondToCageAlarm calls.',
    ],
    id: 'AdminRespondToCageAlarm',
  },
  {
    why: 'the subject of a sentence',
    prose: ['Signs a keeper out everywhere. GlobalSignOut ends all sessions.'],
    id: 'GlobalSignOut',
  },
  {
    why: 'only others are named',
    prose: [
      'Makes a new cage.',
      'To remove it, send a DeleteCage request.',
      'Represents the request to create a cage in the given city zoo.',
    ],
    id: 'CreateCage',
  },
  {
    why: 'names of types and errors are not operations',
    prose: ['Moves a cage. CageMovedType tells where, CageLockedException why not.'],
    id: 'MoveCage',
  },
  { why: 'a field is not an operation', prose: ['Moves a cage.', 'CageId is what the cage is called by.'], id: 'MoveCage' },
  {
    why: 'the file’s name beside its mention',
    prose: ['Cleans.', 'After calling ScrubFloor, dry it.'],
    source: 'pages/ScrubFloor.txt',
    id: 'ScrubFloor',
  },
  { why: 'the file’s name', prose: ['Gives details of a cage.'], source: '../x/DescribeCage.truth.txt', id: 'DescribeCage' },
  {
    why: 'a file’s name that has nothing to do with the page',
    prose: ['Opens a door.'],
    source: 'SavedPage.txt',
    id: 'OpenDoor',
  },
  {
    why: 'a request sentence',
    prose: ['Gone for good.', "Represents the request to remove a keeper's badge."],
    id: 'RemoveKeeperBadge',
  },
  { why: 'who asks', prose: ['Represents the request to delete a cage as an administrator.'], id: 'DeleteCageAsAdministrator' },
  { why: 'where things go', prose: ['Adds the specified animal to the specified cage.'], id: 'AddAnimalToCage' },
  { why: 'where things are', prose: ['Lists the animals in the specified cage.'], id: 'ListAnimalsInCage' },
  { why: 'a first sentence', prose: ['Verifies the given badges that were issued.'], id: 'VerifyBadges' },
  { why: 'a first sentence that allows', prose: ['Allows a keeper to clean a cage.'], id: 'CleanCage' },
  { why: 'method and path', method: 'GET', path: '/api/v1/market/candles', id: 'getMarketCandles' },
  { why: 'a path with a parameter', method: 'DELETE', path: 'https://zoo.example/v2/cages/{cage-id}', id: 'deleteCagesByCageId' },
  { why: 'the root', id: 'postRoot' },
  { why: 'a hostile title', title: '*/ `\u0024{alert()}` \u2028 ../x', method: 'GET', path: '/a', id: 'alertX' },
  { why: 'a title that every object has', title: 'constructor', id: 'constructorOperation' },
  { why: 'a fact that every object has', facts: { operationId: '__proto__' }, id: 'proto', standing: 'documented' },
  { why: 'a title in another script', title: '获取用户', method: 'GET', path: '/users', id: 'getUsers' },
];

describe('chooseOperationId', () => {
  it.each(cases)('$why → $id', ({ id, standing = 'inferred', ...given }) => {
    expect(choose(given)).toMatchObject({ id, standing });
  });

  it('quotes the line that names the operation, and says by which rule', () => {
    expect(choose({ prose: ['Cleans.', 'These come from your ScrubFloor request.'] })).toEqual({
      id: 'ScrubFloor',
      rule: 'the page speaks of the operation by name',
      quote: 'These come from your ScrubFloor request.',
      line: 11,
      standing: 'inferred',
    });
  });

  it('always gives a name made of letters, digits and _', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'toString', '../', '\u0024{}', '*/'),
    );
    fc.assert(
      fc.property(text, text, text, fc.array(text), (title, path, source, prose) => {
        const { id } = choose({ title, path, source, prose, facts: { operationId: title } });
        expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,89}$/);
        expect(id in {}).toBe(false);
      }),
    );
  });
});
