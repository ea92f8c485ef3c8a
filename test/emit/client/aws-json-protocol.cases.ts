/**
 * The facts of the protocol tests that AWS publishes for awsJson1_1, told of an API of our own: a workshop and its tools.
 * Each case names the published case whose fact it is.
 */

export interface RequestCase {
  readonly id: string;
  readonly operation: string;
  /** Absent where the operation is called with nothing. */
  readonly input?: object;
  /** What the body is as JSON. */
  readonly body: unknown;
  /** Path of the client's endpoint; none where absent. */
  readonly below?: string;
}

export interface OutputCase {
  readonly id: string;
  readonly operation: string;
  /** The body as it is sent. */
  readonly body: string;
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly output: unknown;
  readonly requestId?: string;
}

export interface ErrorCase {
  readonly id: string;
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
  readonly error: string;
  readonly facts?: { readonly serviceMessage?: string; readonly body?: unknown };
}

const asIs = (id: string, input: object, operation = 'describeTool'): RequestCase => ({ id, operation, input, body: input });

const union = (kind: string, Content: object): RequestCase => asIs(`AwsJson11Serialize${kind}UnionValue`, { Content }, 'pack');

/** What JSON has no numbers for, and the texts that stand for them. */
const notFinite = {
  NaN: { number: Number.NaN, text: 'NaN' },
  Infinity: { number: Number.POSITIVE_INFINITY, text: 'Infinity' },
  NegativeInfinity: { number: Number.NEGATIVE_INFINITY, text: '-Infinity' },
} as const;

const enums = { First: 'Saw', Second: '0', List: ['Saw', '0'], Map: { a: 'Saw', b: '0' } };
const integers = { One: 1, List: [1, 2], Map: { a: 1, b: 2 } };
const settings = { Settings: { depth: 'full' } };

const moment = 946845296;

const nestedTools = {
  Label: 'outer',
  Sharp: false,
  Inner: { Label: 'inner', Sharp: true, Parts: [{ Label: 'part' }, { Inner: { Marks: { colour: 'red', size: 'large' } } }] },
};

export const requestCases: readonly RequestCase[] = [
  { id: 'sends_requests_to_slash', operation: 'rest', body: {} },
  { id: 'includes_x_amz_target_and_content_type', operation: 'rest', body: {} },
  { id: 'can_call_operation_with_no_input_or_output', operation: 'describeTool', body: {} },
  asIs('can_call_operation_with_optional_input', { Label: 'Hi' }),
  { id: 'AwsJson11HostWithPath', operation: 'rest', body: {}, below: '/custom' },
  asIs('serializes_string_shapes', { Label: 'long saw' }),
  asIs('serializes_string_shapes_with_jsonvalue_trait', { Label: '{"text":"value","list":[1,2],"none":null}' }),
  asIs('serializes_integer_shapes', { Count: 1234 }),
  asIs('serializes_long_shapes', { Count: 999999999999 }),
  asIs('serializes_float_shapes', { Weight: 1234.5 }),
  asIs('serializes_double_shapes', { Weight: 1234.5 }),
  {
    id: 'serializes_blob_shapes',
    operation: 'describeTool',
    input: { Picture: new TextEncoder().encode('binary-value') },
    body: { Picture: 'YmluYXJ5LXZhbHVl' },
  },
  asIs('serializes_boolean_shapes_true', { Sharp: true }),
  asIs('serializes_boolean_shapes_false', { Sharp: false }),
  asIs('serializes_timestamp_shapes', { Bought: moment }),
  asIs('serializes_timestamp_shapes_with_unixtimestamp_timestampformat', { Bought: moment }),
  asIs('serializes_timestamp_shapes_with_iso8601_timestampformat', { Label: '2000-01-02T20:34:56Z' }),
  asIs('serializes_timestamp_shapes_with_httpdate_timestampformat', { Label: 'Sun, 02 Jan 2000 20:34:56 GMT' }),
  asIs('serializes_list_shapes', { Names: ['abc', 'mno', 'xyz'] }),
  asIs('serializes_empty_list_shapes', { Names: [] }),
  asIs('serializes_list_of_map_shapes', { ListOfMarks: [{ a: 'b' }, { c: 'd' }] }),
  asIs('serializes_list_of_structure_shapes', { Parts: [{ Label: 'abc' }, { Label: 'xyz' }] }),
  asIs('serializes_list_of_recursive_structure_shapes', { Parts: [{ Parts: [{ Parts: [{ Count: 123 }] }] }] }),
  asIs('serializes_map_shapes', { Marks: { abc: 'xyz', mno: 'hjk' } }),
  asIs('serializes_empty_map_shapes', { Marks: {} }),
  asIs('serializes_map_of_list_shapes', { MapOfNames: { abc: ['abc', 'xyz'], mno: ['xyz', 'abc'] } }),
  asIs('serializes_map_of_structure_shapes', { ByName: { one: { Label: 'a' }, two: { Label: 'b' } } }),
  asIs('serializes_map_of_recursive_structure_shapes', { ByName: { a: { ByName: { b: { ByName: { c: { Sharp: false } } } } } } }),
  asIs('serializes_structure_shapes', { Inner: { Label: 'abc' } }),
  asIs('serializes_structure_members_with_locationname_traits', { Inner: { 'Renamed-Member': 'x' } }),
  asIs('serializes_empty_structure_shapes', { Inner: {} }),
  asIs('serializes_structure_which_have_no_members', { Inner: {} }),
  asIs('serializes_recursive_structure_shapes', nestedTools),
  ...(['NaN', 'Infinity', 'NegativeInfinity'] as const).map((id) => ({
    id: `AwsJson11Supports${id}FloatInputs`,
    operation: 'describeTool',
    input: { Weight: notFinite[id].number, Inner: { Weight: notFinite[id].number } },
    body: { Weight: notFinite[id].text, Inner: { Weight: notFinite[id].text } },
  })),
  {
    id: 'AwsJson11StructuresDontSerializeNullValues',
    operation: 'describeTool',
    input: { Label: null, Inner: { Label: null, Count: 1 } },
    body: { Inner: { Count: 1 } },
  },
  asIs('AwsJson11MapsSerializeNullValues', { SparseMarks: { a: null } }, 'sortSparsely'),
  asIs('AwsJson11ListsSerializeNull', { SparseNames: [null] }, 'sortSparsely'),
  asIs('AwsJson11Enums', enums, 'chooseKind'),
  asIs('AwsJson11IntEnums', integers, 'chooseSize'),
  asIs('PutAndGetInlineDocumentsInput', settings, 'configure'),
  union('String', { Text: 'foo' }),
  union('Boolean', { Flag: true }),
  union('Number', { Number: 1 }),
  {
    id: 'AwsJson11SerializeBlobUnionValue',
    operation: 'pack',
    input: { Content: { Bytes: new TextEncoder().encode('foo') } },
    body: { Content: { Bytes: 'Zm9v' } },
  },
  union('Timestamp', { Moment: 1398796238 }),
  union('Enum', { Kind: 'Saw' }),
  union('List', { List: ['foo', 'bar'] }),
  union('Map', { Map: { foo: 'bar', spam: 'eggs' } }),
  union('Structure', { Structure: { Hi: 'hello' } }),
];

const output = (id: string, value: unknown, operation = 'describeTool'): OutputCase => ({
  id,
  operation,
  body: JSON.stringify(value),
  output: value,
});

const unionOutput = (kind: string, Content: object): OutputCase =>
  output(`AwsJson11Deserialize${kind}UnionValue`, { Content }, 'pack');

export const outputCases: readonly OutputCase[] = [
  output('handles_empty_output_shape', {}, 'rest'),
  output('parses_operations_with_empty_json_bodies', {}),
  output('parses_string_shapes', { Label: 'string-value' }),
  output('parses_integer_shapes', { Count: 1234 }),
  {
    id: 'parses_long_shapes',
    operation: 'describeTool',
    body: '{"Count":1234567890123456789}',
    // A JavaScript number: the nearest there is.
    output: { Count: 1234567890123456800 },
  },
  output('parses_float_shapes', { Weight: 1234.5 }),
  output('parses_double_shapes', { Weight: 123456789.12345679 }),
  output('parses_boolean_shapes_true', { Sharp: true }),
  output('parses_boolean_false', { Sharp: false }),
  output('parses_blob_shapes', { Picture: 'YmluYXJ5LXZhbHVl' }),
  output('parses_timestamp_shapes', { Bought: moment }),
  output('parses_iso8601_timestamps', { Bought: '2000-01-02T20:34:56.000Z' }),
  output('parses_httpdate_timestamps', { Bought: 'Sun, 02 Jan 2000 20:34:56.000 GMT' }),
  output('AwsJson11DateTimeWithNegativeOffset', { Bought: '2019-12-16T22:48:18-01:00' }),
  output('AwsJson11DateTimeWithPositiveOffset', { Bought: '2019-12-17T00:48:18+01:00' }),
  output('AwsJson11DateTimeWithFractionalSeconds', { Bought: '2000-01-02T20:34:56.123Z' }),
  output('parses_list_shapes', { Names: ['abc', 'mno', 'xyz'] }),
  output('parses_list_of_map_shapes', { ListOfMarks: [{ size: 'large' }, { colour: 'red' }] }),
  output('parses_list_of_list_shapes', { ListOfNames: [['abc', 'mno'], ['hjk']] }),
  output('parses_list_of_structure_shapes', { Parts: [{ Label: 'a' }, { Label: 'b' }] }),
  output('parses_list_of_recursive_structure_shapes', { Parts: [{ Parts: [{ Parts: [{ Label: 'value' }] }] }] }),
  output('parses_map_shapes', { Marks: { size: 'large', colour: 'red' } }),
  output('parses_map_of_list_shapes', { MapOfNames: { sizes: ['large', 'small'], colours: ['red', 'green'] } }),
  output('parses_map_of_map_shapes', { MapOfMarks: { sizes: { large: 'L' }, colours: { red: 'R' } } }),
  output('parses_map_of_structure_shapes', { ByName: { size: { Label: 'small' }, colour: { Label: 'red' } } }),
  output('parses_map_of_recursive_structure_shapes', { ByName: { a: { ByName: { b: { ByName: { c: { Label: 'v' } } } } } } }),
  {
    ...output('parses_the_request_id_from_the_response', {}),
    headers: { 'X-Amzn-Requestid': 'unique-1' },
    requestId: 'unique-1',
  },
  ...(['NaN', 'Infinity', 'NegativeInfinity'] as const).map((id) => ({
    id: `AwsJson11Supports${id}FloatInputs`,
    operation: 'describeTool',
    body: JSON.stringify({ Weight: notFinite[id].text, Label: notFinite[id].text, Inner: { Weight: notFinite[id].text } }),
    // What is documented as text stays text, whatever it says.
    output: { Weight: notFinite[id].number, Label: notFinite[id].text, Inner: { Weight: notFinite[id].number } },
  })),
  {
    id: 'AwsJson11StructuresDontDeserializeNullValues',
    operation: 'describeTool',
    body: '{"Label":null,"Inner":{"Label":null,"Count":1}}',
    output: { Inner: { Count: 1 } },
  },
  output('AwsJson11MapsDeserializeNullValues', { SparseMarks: { a: null } }, 'sortSparsely'),
  output('AwsJson11ListsDeserializeNull', { SparseNames: [null] }, 'sortSparsely'),
  output('AwsJson11Enums', enums, 'chooseKind'),
  output('AwsJson11IntEnums', integers, 'chooseSize'),
  { ...output('PutAndGetInlineDocumentsInput', settings, 'configure'), contentType: 'application/json' },
  unionOutput('String', { Text: 'foo' }),
  unionOutput('Boolean', { Flag: true }),
  unionOutput('Number', { Number: 1 }),
  unionOutput('Blob', { Bytes: 'Zm9v' }),
  unionOutput('Timestamp', { Moment: 1398796238 }),
  unionOutput('Enum', { Kind: 'Saw' }),
  unionOutput('List', { List: ['foo', 'bar'] }),
  unionOutput('Map', { Map: { foo: 'bar', spam: 'eggs' } }),
  unionOutput('Structure', { Structure: { Hi: 'hello' } }),
];

const uri = 'http://internal.example.com/coral/validate/';
const inBody = (id: string, body: object): ErrorCase => ({ id, status: 500, body: JSON.stringify(body), error: 'ToolLost' });
const inHeader = (id: string, type: string): ErrorCase => ({
  id,
  status: 500,
  headers: { 'X-Amzn-Errortype': type },
  body: '',
  error: 'ToolLost',
});

export const errorCases: readonly ErrorCase[] = [
  {
    id: 'AwsJson11InvalidGreetingError',
    status: 400,
    body: '{"__type":"ToolBusy","Message":"Hi"}',
    error: 'ToolBusy',
    facts: { serviceMessage: 'Hi' },
  },
  {
    id: 'AwsJson11ComplexError',
    status: 400,
    body: '{"__type":"ToolBroken","Where":"Handle","Nested":{"Why":"Worn"}}',
    error: 'ToolBroken',
    facts: { serviceMessage: '', body: { __type: 'ToolBroken', Where: 'Handle', Nested: { Why: 'Worn' } } },
  },
  { id: 'AwsJson11EmptyComplexError', status: 400, body: '{"__type":"ToolBroken"}', error: 'ToolBroken' },
  inHeader('AwsJson11FooErrorUsingXAmznErrorType', 'ToolLost'),
  inHeader('AwsJson11FooErrorUsingXAmznErrorTypeWithUri', `ToolLost:${uri}`),
  inHeader('AwsJson11FooErrorUsingXAmznErrorTypeWithUriAndNamespace', `work.shop#ToolLost:${uri}`),
  inBody('AwsJson11FooErrorUsingCode', { code: 'ToolLost' }),
  inBody('AwsJson11FooErrorUsingCodeAndNamespace', { code: 'work.shop#ToolLost' }),
  inBody('AwsJson11FooErrorUsingCodeUriAndNamespace', { code: `work.shop#ToolLost:${uri}` }),
  inBody('AwsJson11FooErrorWithDunderType', { __type: 'ToolLost' }),
  inBody('AwsJson11FooErrorWithDunderTypeAndNamespace', { __type: 'work.shop#ToolLost' }),
  inBody('AwsJson11FooErrorWithDunderTypeUriAndNamespace', { __type: `work.shop#ToolLost:${uri}` }),
  inBody('AwsJson11FooErrorWithNestedTypeProperty', {
    __type: 'work.shop#ToolLost',
    ErrorDetails: [{ __type: 'inner.shop#ToolBroken', reason: 'x' }],
  }),
];

/** Published cases that say nothing of a client made from a page. */
export const elsewhere: readonly { readonly id: string; readonly because: string }[] = [
  { id: 'AwsJson11EndpointTrait', because: 'no page tells of a host prefix: the endpoint is the caller’s' },
  { id: 'AwsJson11EndpointTraitWithHostLabel', because: 'no page tells of a host prefix: the endpoint is the caller’s' },
  { id: 'SDKAppliedContentEncoding_awsJson1_1', because: 'no page tells which requests may be compressed' },
  { id: 'SDKAppendedGzipAfterProvidedEncoding_awsJson1_1', because: 'no page tells which requests may be compressed' },
  { id: 'MachinelearningPredictEndpoint', because: 'one service’s own rule for its host, which its page does not tell' },
  { id: 'AwsJson11MustSupportParametersInContentType', because: 'for servers' },
  { id: 'AwsJson11ServersDontDeserializeNullStructureValues', because: 'for servers' },
  { id: 'AwsJson11ServersDontSerializeNullStructureValues', because: 'for servers' },
];
