/**
 * Renders one operation of an OpenAPI document as the text that a browser's "select all, copy" gives on an Apidog page:
 * nesting without indentation, glued enum values, glued bounds. Lets the reader be measured on pages whose truth is known.
 */

/** @typedef {Record<string, any>} Json */
/** @typedef {{ method: string, path: string, operation: Json }} Target */
/** @typedef {{ moved?: string }} Options */

const NBSP = '\u00a0';
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
/** Boxes that Apidog does not show: asides which are neither lists nor paragraphs to it. */
const ASIDES = /<(note|important)>.*?<\/\1>/gs;
const MARK = { good: '\u{1f7e2}', bad: `đźź${NBSP}` };

/**
 * @param {Json} spec
 * @returns {Target[]}
 */
export function targets(spec) {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ method, path, operation: item[method] })),
  );
}

/**
 * @param {Json} spec
 * @param {Target} target
 * @param {Options} options
 */
export function renderOperation(spec, target, options = {}) {
  const { operation, method } = target;
  const path = target.path.replace(/#.*$/, '');
  const verb = method.toUpperCase();
  const requestSchema = bodyOf(spec, operation.requestBody);
  const query = parametersIn(spec, operation, 'query');
  const headers = parametersIn(spec, operation, 'header');
  const lines = [...navigation(spec, targets(spec)), '', path, '', verb, path, ...prose(operation.description)];
  lines.push('Request Request Example', 'Shell', 'JavaScript', 'Java', 'Swift');
  lines.push(`curl --location --request ${verb} '${path}' \\`);
  for (const header of headers) lines.push(`--header '${header.name};' \\`);
  if (requestSchema) {
    lines.push("--header 'Content-Type: application/json' \\");
    lines.push(...`--data-raw '${JSON.stringify(mock(spec, requestSchema), null, 4)}'`.split('\n'));
  }
  lines.push('Response Response Example');
  const responses = Object.entries(operation.responses).map(([status, response]) => ({ status, ...deref(spec, response) }));
  const good = responses.filter(({ status }) => status.startsWith('2'));
  for (const response of good) {
    const schema = bodyOf(spec, response);
    lines.push(`${response.status} - Example 1`, ...JSON.stringify(schema ? mock(spec, schema) : {}, null, 4).split('\n'));
  }
  lines.push('', 'Request', '');
  lines.push(...parameters('Query Params', spec, query), ...parameters('Header Params', spec, headers));
  if (requestSchema) lines.push('Body Params application/json', ...body(spec, requestSchema));
  lines.push('Examples', '', 'Responses', '');
  for (const response of good) {
    lines.push(`${MARK.good}${response.status}${response.description}`);
    const schema = bodyOf(spec, response);
    if (schema) lines.push('application/json', 'Body', ...body(spec, schema));
  }
  for (const response of responses) {
    if (!response.status.startsWith('2')) lines.push(`${MARK.bad}${response.status}${response.description}`);
  }
  lines.push(`Modified at${NBSP}${options.moved ?? '2023-08-15 07:11:07'}`, 'Previous', '/', 'Next', '/', 'Built with');
  return `${lines.join('\n')}\n`;
}

/** @param {Json} spec @param {Target[]} all */
function navigation(spec, all) {
  const { title } = spec.info;
  return [
    title,
    '  1. Root',
    title,
    '  • Root',
    ...all.flatMap((t) => [`    • ${t.path.replace(/#.*$/, '')}`, `      ${t.method.toUpperCase()}`]),
    '  1. Root',
  ];
}

/** @param {string} heading @param {Json} spec @param {Json[]} list */
function parameters(heading, spec, list) {
  if (list.length === 0) return [];
  return [
    heading,
    ...list.flatMap((p) => {
      const { enum: _, ...schema } = merged(spec, p.schema);
      return [
        p.name,
        typeOf(spec, schema),
        p.required ? 'required' : 'optional',
        ...prose(p.description),
        ...constraints(spec, schema),
      ];
    }),
  ];
}

/** @param {Json} spec @param {Json} schema */
function body(spec, schema) {
  const whole = merged(spec, schema);
  return [...prose(whole.description), ...fields(spec, whole, [whole.name])];
}

/** @param {Json} spec @param {Json} schema @param {(string | undefined)[]} stack @returns {string[]} */
function fields(spec, schema, stack) {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, raw]) => {
    const field = merged(spec, raw);
    const inner = field.type === 'array' ? merged(spec, field.items) : field;
    const again = inner.name && stack.includes(inner.name);
    return [
      name,
      typeOf(spec, field),
      required.has(name) ? 'required' : 'optional',
      ...prose(field.description),
      ...constraints(spec, field),
      ...(inner.properties && !again ? fields(spec, inner, [...stack, inner.name]) : []),
    ];
  });
}

/** @param {Json} spec @param {Json} schema @returns {string} */
function typeOf(spec, schema) {
  if (schema.type === 'array') return `array[${bareType(merged(spec, schema.items), NBSP)}]${NBSP}`;
  const bare = bareType(schema, NBSP);
  return bare.endsWith('>') && !bare.startsWith('enum') ? bare : `${bare}${NBSP}`;
}

/** @param {Json} schema @param {string} gap */
function bareType(schema, gap) {
  if (schema.enum) return `enum<${schema.type}>`;
  if (schema.properties) return `object${gap}(${schema.name}) {${Object.keys(schema.properties).length}}`;
  return schema.format ? `${schema.type}${gap}<${schema.format}>` : schema.type;
}

/** @param {Json} spec @param {Json} schema @returns {string[]} */
function constraints(spec, schema) {
  const lines = [];
  const inner = schema.type === 'array' ? merged(spec, schema.items) : schema;
  const bounds = (min, max, unit, zero) =>
    [min !== undefined && (zero || min !== 0) ? `>= ${min}${unit}` : '', max !== undefined ? `<= ${max}${unit}` : ''].join('');
  const bound =
    bounds(schema.minLength, schema.maxLength, ' characters', false) ||
    bounds(schema.minItems, schema.maxItems, ' items', true) ||
    bounds(schema.minimum, schema.maximum, '', true);
  if (bound && !schema.enum) lines.push(bound);
  if (schema.pattern) lines.push('Match pattern:', schema.pattern);
  if (inner.enum) lines.push('Allowed values:', inner.enum.join(''));
  return lines;
}

/** A line a paragraph or list item, without mark-up. @param {string | undefined} html */
function prose(html = '') {
  return html
    .replace(ASIDES, '')
    .replace(/<\/dt>\s*<dd>\s*(?:<p>)?/g, ' ')
    .replace(/<\/?(?:p|li|ul|ol|dl|dt|dd)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** @param {Json} spec @param {Json} operation @param {string} where @returns {Json[]} */
function parametersIn(spec, operation, where) {
  return (operation.parameters ?? []).map((p) => deref(spec, p)).filter((p) => p.in === where);
}

/** @param {Json} spec @param {Json | undefined} holder @returns {Json | undefined} */
function bodyOf(spec, holder) {
  const content = holder && deref(spec, holder).content;
  return content && (content['application/json'] ?? Object.values(content)[0])?.schema;
}

/** @param {Json} spec @param {Json} node @returns {Json} */
function deref(spec, node) {
  if (!node?.$ref) return node;
  const found = node.$ref
    .slice(2)
    .split('/')
    .reduce((at, key) => at[key.replace(/~1/g, '/').replace(/~0/g, '~')], spec);
  return deref(spec, found);
}

/** One flat schema: references followed, `allOf` laid over each other, the name of the last reference kept. @returns {Json} */
function merged(spec, schema) {
  if (schema.$ref) return { ...merged(spec, deref(spec, schema)), name: schema.$ref.split('/').pop() };
  if (!schema.allOf) return schema;
  const { allOf, ...rest } = schema;
  return Object.assign({}, rest, ...allOf.map((part) => merged(spec, part)));
}

/** What Apidog shows as an example when the document gives none. @returns {unknown} */
function mock(spec, raw, stack = []) {
  const schema = merged(spec, raw);
  if (schema.name && stack.includes(schema.name)) return {};
  if (schema.enum) return schema.enum[0];
  if (schema.properties) {
    const next = [...stack, schema.name];
    return Object.fromEntries(Object.entries(schema.properties).map(([name, field]) => [name, mock(spec, field, next)]));
  }
  if (schema.additionalProperties) {
    const value = mock(spec, schema.additionalProperties, stack);
    return { property1: value, property2: value };
  }
  if (schema.type === 'object') return {};
  if (schema.type === 'array') return [];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0;
  return schema.format === 'date-time' ? '2019-08-24T14:15:22Z' : 'string';
}

/**
 * The truth of a page: the operation's facts, and apart those which no reader could find on it.
 * @param {Record<string, string>} facts all facts of the operation
 * @param {string} page
 */
export function shown(facts, page) {
  const hidden = Object.keys(facts).filter((key) => isHidden(key, facts, page));
  return { ...Object.fromEntries(Object.entries(facts).filter(([key]) => !hidden.includes(key))), unasked: hidden };
}

/** @param {string} key @param {Record<string, string>} facts @param {string} page */
function isHidden(key, facts, page) {
  if (key === 'operation id') return !new RegExp(`(?<![A-Za-z0-9])${facts[key]}(?![A-Za-z0-9])`).test(page);
  return /(?:\[\]|\{\}) (?:minLength|maxLength|pattern|minimum|maximum|minItems|maxItems)$/.test(key);
}
