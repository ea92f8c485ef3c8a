import type { ApiError, Evidence, Property, Schema, SecurityRequirement, Server } from '../../model/api.js';
import type { Leaf, Structure } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { Names } from './names.js';
import { typeInWords } from './type-words.js';

/** What the page says once for all of its methods: where they are called, how, and what wraps their results. */
export interface Calls {
  readonly servers: readonly Server[];
  readonly method: Evidence;
  readonly json: Evidence;
  readonly files: Evidence;
  /** The object around every result; none where results stand by themselves. */
  readonly envelope?: Envelope;
  readonly failure?: ApiError;
  readonly security: readonly SecurityRequirement[];
}

export interface Envelope {
  readonly said: Evidence;
  readonly described: boolean;
}

/** `https://host/bot<token>/METHOD_NAME`, `https://host/%method%` */
const address = /(https?:\/\/[^\s"'“”]+?)\/(?:METHOD_NAME|METHOD|%method%|<method(?:_name)?>|\{method(?:_name)?\})(?![\w%])/i;

/** Where the page says how methods are addressed. */
export const addressIn = ({ leaves }: Structure): { readonly leaf: Leaf; readonly url: string } | undefined => {
  for (const leaf of leaves) {
    const url = address.exec(leaf.text.slice(0, 2000))?.[1];
    if (url !== undefined) return { leaf, url };
  }
  return undefined;
};

const addressRule = 'the form in which methods are called says where the API is';

export function readCalls(notebook: Notebook, structure: Structure, names: Names, first: Leaf): Calls {
  const find = (pattern: RegExp): Leaf | undefined => structure.leaves.find(({ text }) => pattern.test(text));
  const either = (leaf: Leaf | undefined, rule: string, otherwise: string): Evidence =>
    leaf ? notebook.cite(leaf.at, rule) : notebook.cite(first.at, otherwise, 'inferred');
  const found = addressIn(structure);
  const url = found?.url.replace(/<([\w-]+)>|%([\w-]+)%/g, (_, a?: string, b?: string) => `{${a ?? b}}`);
  const posted = find(/\bPOST\b.{0,40}\bmethods?\b|\bmethods?\b.{0,40}\bPOST\b/);
  const json = find(/^application\/json\b/i) ?? find(/\b(?:body|parameters|requests?)\b.{0,80}\bapplication\/json\b/i);
  const files = find(/^multipart\/form-data\b/i) ?? find(/\bmultipart\/form-data\b/i);
  const envelope = find(/\bok['’”"]?\b.{0,200}\bresult['’”"]? field\b/i);
  const failure = envelope && failureIn(notebook, envelope, quoted(structure, envelope), names);
  const bearer = find(/\bAuthorization: Bearer\b/i);
  return {
    servers:
      found && url !== undefined && URL.canParse(url.replace(/\{[^}]*\}/g, 'x'))
        ? [{ url, evidence: { url: [notebook.cite(found.leaf.at, addressRule)] } }]
        : [],
    method: either(
      posted,
      'the page says that methods can be called by POST',
      'methods without an address of their own are posted',
    ),
    json: either(json, 'the page says that parameters can be sent as JSON', 'parameters are taken to be sent as JSON'),
    files: either(files, 'the page says that files are sent as parts of a form', 'files are taken to be sent as parts of a form'),
    ...(envelope ? { envelope: envelopeOf(notebook, envelope) } : {}),
    ...(failure ? { failure } : {}),
    security: bearer
      ? [{ kind: 'bearer', evidence: { kind: [notebook.cite(bearer.at, 'a sentence says that a token goes into a header')] } }]
      : [],
  };
}

/** The words of a paragraph with quotes around what is set as code: pages name fields in either way. */
function quoted({ parts }: Structure, { at, text }: Leaf): string {
  const paragraph = parts.find((part) => part.kind === 'paragraph' && part.words.at === at);
  if (paragraph?.kind !== 'paragraph') return text;
  return paragraph.words.spans
    .map((span) => (span.code ? `'${span.text}'` : span.text))
    .join('')
    .replace(/\s+/g, ' ');
}

export const envelopeRule = 'a paragraph says in which object every result comes';

const envelopeOf = (notebook: Notebook, { at, text }: Leaf): Envelope => ({
  said: notebook.cite(at, envelopeRule, 'inferred'),
  described: /\boptional\b.{0,40}['‘’“"]description['’”"]/i.test(text),
});

/** A result in its envelope. */
export function wrapped(result: Schema, { said, described }: Envelope): Schema {
  const fact = { name: [said], required: [said] };
  const evidence = { type: [said] };
  const ok: Schema = { kind: 'enum', type: 'boolean', values: [true], evidence: { ...evidence, enum: [said] } };
  return {
    kind: 'object',
    properties: [
      { name: 'ok', required: true, schema: ok, evidence: fact },
      { name: 'result', required: true, schema: result, evidence: fact },
      ...(described
        ? [{ name: 'description', required: false, schema: { kind: 'string', evidence } as const, evidence: fact }]
        : []),
    ],
    evidence,
  };
}

const failureName = 'UnsuccessfulRequest';

/** What an unsuccessful request is answered with; under which status, no such page says. */
function failureIn(notebook: Notebook, leaf: Leaf, text: string, names: Names): ApiError | undefined {
  const said = notebook.cite(leaf.at, 'a paragraph says what an unsuccessful request is answered with', 'inferred');
  const told = [
    ...text.matchAll(
      /(?:\b(String|Integer|Boolean|Float) (?:field )?)?['‘“"](\w+)['’”"](?: field)?(?: of (?:the )?type (\w+))?/g,
    ),
  ];
  const properties = new Map<string, Property>();
  for (const [, before, name = '', behind] of told) {
    if (name === 'result' || properties.has(name)) continue;
    const type = behind ?? before;
    const known = type !== undefined && (before !== undefined || names.types.has(type));
    const schema: Schema = (known ? typeInWords(type, said) : undefined) ?? {
      kind: 'unknown',
      evidence: { type: [{ ...said, standing: 'unknown' }] },
    };
    properties.set(name, {
      name,
      required: name === 'ok',
      schema: name === 'ok' ? never(said) : schema,
      evidence: { name: [said], required: [said] },
    });
  }
  if (!properties.has('ok') || properties.size < 2) return undefined;
  notebook.say(
    'error-name-derived',
    `The page has no name for what an unsuccessful request is answered with; it is called ${failureName}.`,
    { at: leaf.at },
  );
  const unknown: Evidence = { ...said, rule: 'an error without a number counts as the caller’s', standing: 'unknown' };
  return {
    name: failureName,
    status: 400,
    schema: { kind: 'object', properties: [...properties.values()], evidence: { type: [said] } },
    evidence: { name: [said], status: [unknown] },
  };
}

const never = (said: Evidence): Schema => ({
  kind: 'enum',
  type: 'boolean',
  values: [false],
  evidence: { type: [said], enum: [said] },
});
