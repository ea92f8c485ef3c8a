import { expect, expectTypeOf, test } from 'vitest';
import type { ResponseMetadata } from '../../../../src/emit/client/runtime/response.js';
import { safe } from '../../../../src/emit/client/runtime/safe.js';
import { type GetPetResponse, getPet, PetNotFound, petClient, rejection } from './stub-api.js';

const client = (answer: () => Response) => petClient('http://localhost', { fetch: async () => answer() });

test('a success is data and response', async () => {
  const result = await safe(getPet)(
    client(() => Response.json({ Name: 'Rex' }, { headers: { 'x-amzn-requestid': 'id-1' } })),
    {},
  );
  expect(result).toMatchObject({ data: { Name: 'Rex' }, error: undefined, response: { status: 200, requestId: 'id-1' } });
});

test('a failure is error and response', async () => {
  const { data, error, response } = await safe(getPet)(
    client(() => Response.json({ __type: 'PetNotFound' }, { status: 400 })),
    {},
  );
  expect(data).toBeUndefined();
  expect(error).toBeInstanceOf(PetNotFound);
  expect(response?.status).toBe(400);
});

test('a failure before there was an answer has no response', async () => {
  const result = await safe(getPet)(
    client(() => Response.json({})),
    {},
    { signal: AbortSignal.abort() },
  );
  expect(result).toMatchObject({ data: undefined, error: { name: 'AbortError' }, response: undefined });
});

test('what the caller’s own functions throw is not made an error of the call', async () => {
  const headers = () => {
    throw new RangeError('mine');
  };
  expect(
    await rejection(
      safe(getPet)(
        client(() => Response.json({})),
        {},
        { headers },
      ),
    ),
  ).toBeInstanceOf(RangeError);
});

test('whoever looks at `error` knows what `data` is', async () => {
  const { data, error, response } = await safe(getPet)(
    client(() => Response.json({})),
    {},
  );
  if (error === undefined) {
    expectTypeOf(data).toEqualTypeOf<GetPetResponse>();
    expectTypeOf(response).toEqualTypeOf<ResponseMetadata>();
  } else {
    expectTypeOf(data).toEqualTypeOf<undefined>();
    expectTypeOf(error).toEqualTypeOf<PetNotFound>();
  }
  expect(error).toBeUndefined();
});
