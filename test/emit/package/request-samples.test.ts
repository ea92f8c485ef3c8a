import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { requestSamples, type Sample } from '../../../src/emit/package/request-samples.js';
import type { WireRequest } from '../../../src/emit/package/wire-request.js';

const plain: WireRequest = {
  method: 'POST',
  url: 'https://shop.example/carts/1?dry=yes',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Note', 'a "quoted" note'],
  ],
  body: '{\n  "name": "Ada",\n  "tags": []\n}',
  placeholders: [],
};

/** Whatever ends a literal, is substituted in one, or cannot be seen. */
const breakers =
  '\'"`$(touch /tmp/x)${process.exit()}\\(exit(1))\\u0022*/<!--"""\'\'\'\u2028\u202e\u200b\u0000\u0007\t\\' + 'EOF #{1} %s !! ~';

const hostile: WireRequest = {
  ...plain,
  method: breakers,
  url: `https://shop.example/${breakers}`,
  headers: [[`X-${breakers}`, breakers]],
  // As the request is made: a control character within JSON is spelt out.
  body: JSON.stringify({ [breakers]: breakers, list: [breakers] }, null, 2).replace(/[\u2028\u202e\u200b]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16)}`;
  }),
};

const sample = (request: WireRequest, label: string): Sample => {
  const [found] = requestSamples(request, [label]);
  if (found === undefined) throw new Error(label);
  return found;
};

test('offers what the page offers, by the page’s own titles, in its order', () => {
  expect(
    requestSamples(plain, ['Swift', ' JavaScript ', 'Fortran', 'Shell', 'Java']).map(({ label, language }) => [label, language]),
  ).toEqual([
    ['Swift', 'swift'],
    ['JavaScript', 'js'],
    ['Shell', 'sh'],
    ['Java', 'java'],
  ]);
});

test.each([[[]], [['Fortran']]])('offers the shell’s where the page offers %j', (offered) => {
  expect(requestSamples(plain, offered).map(({ label }) => label)).toEqual(['Shell']);
});

describe('shell', () => {
  /** What a `curl` would be told. */
  const told = (code: string): string[] => {
    const script = `curl() { for part; do printf '%s\\n--\\n' "$part"; done; }\n${code}`;
    return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n--\n').slice(0, -1);
  };

  test('says the request', () => {
    expect(told(sample(plain, 'curl').code)).toEqual([
      '--globoff',
      '--request',
      'POST',
      'https://shop.example/carts/1?dry=yes',
      '--header',
      'Content-Type: application/json',
      '--header',
      'X-Note: a "quoted" note',
      '--data-raw',
      plain.body,
    ]);
  });

  test('says a hostile request word for word, and runs nothing of it', () => {
    const whole = breakers.replaceAll('\0', '');
    expect(told(sample(hostile, 'Shell').code)).toEqual([
      '--globoff',
      '--request',
      whole,
      `https://shop.example/${whole}`,
      '--header',
      `X-${whole}: ${whole}`,
      '--data-raw',
      hostile.body,
    ]);
  });

  test('has no body where the request has none', () => {
    const { body: _, ...without } = plain;
    expect(told(sample({ ...without, headers: [] }, 'Shell').code)).toEqual(['--globoff', '--request', 'POST', plain.url]);
  });
});

describe('JavaScript', () => {
  const told = async (code: string): Promise<unknown> => {
    let asked: unknown;
    const fetch = async (url: string, init: object): Promise<object> => {
      asked = { url, ...init };
      return { status: 200, text: async () => '' };
    };
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
    await new AsyncFunction('fetch', 'console', 'process', code)(fetch, { log: () => {} }, undefined);
    return asked;
  };

  test('says the request', async () => {
    expect(await told(sample(plain, 'JavaScript').code)).toEqual({
      url: plain.url,
      method: 'POST',
      headers: Object.fromEntries(plain.headers),
      body: JSON.stringify(JSON.parse(plain.body ?? '')),
    });
  });

  test('says a hostile request word for word, and runs nothing of it', async () => {
    expect(await told(sample(hostile, 'JavaScript').code)).toEqual({
      url: hostile.url,
      method: breakers,
      headers: { [`X-${breakers}`]: breakers },
      body: JSON.stringify(JSON.parse(hostile.body ?? '')),
    });
  });

  test('keeps a member that would set a prototype', async () => {
    const body = '{\n  "__proto__": {\n    "admin": true\n  }\n}';
    expect(await told(sample({ ...plain, body }, 'JavaScript').code)).toMatchObject({ body });
  });
});

/** Every string literal of a sample, and what is left without them. */
function literals(code: string): { readonly texts: readonly string[]; readonly rest: string } {
  const texts: string[] = [];
  const rest = code.replace(/"""\n([\s\S]*?)(?<!\\)"""|"((?:[^"\\\n\r]|\\.)*)"/gu, (_, block?: string, line?: string) => {
    texts.push(block ?? line ?? '');
    return '§';
  });
  return { texts, rest };
}

describe.each([
  ['Java', /\\(?:[btnfr"'\\]|[0-7]{1,3}|u[0-9a-f]{4})/gu],
  ['Swift', /\\(?:[0tnr"'\\]|u\{[0-9a-f]{1,8}\})/gu],
] as const)('%s', (label, escapes) => {
  const { texts } = literals(sample(hostile, label).code);

  test('has the same code around its literals, whatever is in them', () => {
    const tame: WireRequest = { ...hostile, method: 'a', url: 'b', headers: [['c', 'd']], body: '{}' };
    expect(literals(sample(hostile, label).code).rest).toBe(literals(sample(tame, label).code).rest);
  });

  test('has no escape that its literals do not have, and nothing that cannot be seen', () => {
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => text.replace(escapes, '').includes('\\'))).toEqual([]);
    expect(texts.filter((text) => /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u.test(text))).toEqual([]);
  });
});

test('the four samples of one request', () => {
  const request: WireRequest = { ...plain, url: 'https://shop.example/', headers: [['A', 'b']], body: '{\n  "c": "d"\n}' };
  expect(requestSamples(request, ['Shell', 'JavaScript', 'Java', 'Swift']).map(({ code }) => code)).toEqual([
    `curl --globoff --request 'POST' 'https://shop.example/' \\
  --header 'A: b' \\
  --data-raw '{
  "c": "d"
}'`,
    `const response = await fetch('https://shop.example/', {
  method: 'POST',
  headers: {
    A: 'b',
  },
  body: JSON.stringify({
c: 'd',
}),
});

console.log(response.status, await response.text());`,
    `HttpRequest request = HttpRequest.newBuilder(URI.create("https://shop.example/"))
    .header("A", "b")
    .method("POST", HttpRequest.BodyPublishers.ofString("""
        {
          "c": "d"
        }"""))
    .build();

HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
System.out.println(response.statusCode() + " " + response.body());`,
    `var request = URLRequest(url: URL(string: "https://shop.example/")!)
request.httpMethod = "POST"
request.setValue("b", forHTTPHeaderField: "A")
request.httpBody = Data("""
    {
      "c": "d"
    }
    """.utf8)

let (data, response) = try await URLSession.shared.data(for: request)
print((response as! HTTPURLResponse).statusCode, String(decoding: data, as: UTF8.self))`,
  ]);
});
