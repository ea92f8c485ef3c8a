import type { TypeWords } from './type-schema.js';

/** What words such as `int64` or `date-time` mean by themselves, in small letters without white space, `-` and `_`. */
const plainWords: Readonly<Record<string, TypeWords>> = {
  ...words({ kind: 'string' }, 'string', 'str', 'text', 'varchar', 'char', 'character', 'characterstring', 'alphanumeric'),
  ...words({ kind: 'integer' }, 'integer', 'int', 'long', 'short', 'wholenumber', 'bigint', 'unsignedinteger', 'positiveinteger'),
  ...words({ kind: 'integer', format: 'int32' }, 'int32'),
  ...words({ kind: 'integer', format: 'int64' }, 'int64'),
  ...words({ kind: 'integer' }, 'unixtimestamp', 'unixtime', 'epochtimestamp', 'epochseconds', 'epochmilliseconds'),
  ...words({ kind: 'number' }, 'number', 'num', 'numeric', 'decimal', 'decimalnumber', 'floatingpointnumber'),
  ...words({ kind: 'number', format: 'float' }, 'float', 'float32'),
  ...words({ kind: 'number', format: 'double' }, 'double', 'float64'),
  ...words({ kind: 'boolean' }, 'boolean', 'bool', 'true/false', 'true|false', 'trueorfalse', 'yes/no(boolean)'),
  ...words({ kind: 'null' }, 'null', 'nil'),
  ...words({ kind: 'any' }, 'any', 'anytype', 'mixed', 'anyvalue', 'anyjsonvalue', '*'),
  ...words({ kind: 'binary' }, 'file', 'binary', 'bytes', 'binaryfile', 'binarydata', 'blob'),
  ...words({ kind: 'string', format: 'byte' }, 'base64', 'base64string', 'base64encodedstring'),
  ...words({ kind: 'string', format: 'date' }, 'date', 'fulldate', 'iso8601date', 'yyyymmdd'),
  ...words(
    { kind: 'string', format: 'date-time' },
    'datetime',
    'datetimestring',
    'rfc3339',
    'rfc3339datetime',
    'rfc3339timestamp',
  ),
  ...words({ kind: 'string', format: 'date-time' }, 'iso8601datetime', 'iso8601timestamp', 'isodatetime', 'isotimestamp'),
  ...words({ kind: 'string' }, 'iso8601', 'iso8601string'),
  ...words({ kind: 'string', format: 'time' }, 'timeofday'),
  ...words({ kind: 'string', format: 'uuid' }, 'uuid', 'guid', 'uuidv4', 'uuidstring'),
  ...words({ kind: 'string', format: 'email' }, 'email', 'emailaddress'),
  ...words({ kind: 'string', format: 'uri' }, 'url', 'uri', 'httpurl', 'httpsurl'),
  ...words({ kind: 'string', format: 'password' }, 'password'),
  ...words({ kind: 'string', format: 'hostname' }, 'hostname'),
  ...words({ kind: 'string', format: 'ipv4' }, 'ipv4', 'ipv4address'),
  ...words({ kind: 'string', format: 'ipv6' }, 'ipv6', 'ipv6address'),
  ...words({ kind: 'enum', type: 'string' }, 'enum', 'enumeration', 'enumstring', 'stringenum', 'enumofstrings'),
  ...words({ kind: 'enum', type: 'integer' }, 'enuminteger', 'integerenum', 'intenum', 'enumofintegers'),
  ...words({ kind: 'array' }, 'array', 'list', 'arr', 'jsonarray', 'collection'),
  ...words({ kind: 'object' }, 'object', 'obj', 'jsonobject', 'json', 'hash', 'dict', 'dictionary', 'struct', 'nestedobject'),
  ...words({ kind: 'map' }, 'map', 'hashmap'),
};

/** Formats that pages put behind a type, and the types that they go with. */
export const formats: Readonly<Record<string, 'string' | 'integer' | 'number' | 'binary'>> = {
  date: 'string',
  'date-time': 'string',
  time: 'string',
  duration: 'string',
  uuid: 'string',
  email: 'string',
  uri: 'string',
  hostname: 'string',
  ipv4: 'string',
  ipv6: 'string',
  byte: 'string',
  password: 'string',
  binary: 'string',
  int32: 'integer',
  int64: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'string',
};

function words(type: TypeWords, ...many: readonly string[]): Readonly<Record<string, TypeWords>> {
  return Object.fromEntries(many.map((word) => [word, type]));
}

/** The type that a word or a few mean by themselves. */
export function plainWord(word: string): TypeWords | undefined {
  const key = word.toLowerCase().replace(/[\s_-]+/g, '');
  return Object.hasOwn(plainWords, key) ? plainWords[key] : undefined;
}

/** The format that words name, as JSON Schema calls it. */
export function formatOf(words: string): string | undefined {
  const word = words
    .toLowerCase()
    .replace(/^format:?\s*/, '')
    .replace(/\s+format$/, '')
    .trim();
  const name = { datetime: 'date-time', 'date time': 'date-time', url: 'uri', guid: 'uuid', base64: 'byte' }[word] ?? word;
  if (Object.hasOwn(formats, name)) return name;
  const plain = plainWord(word);
  return plain && 'format' in plain ? plain.format : undefined;
}
