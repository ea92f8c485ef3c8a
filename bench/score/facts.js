/**
 * An OpenAPI document as single facts, `place: fact` → value, so that two documents can be held against each other.
 * References and `allOf` are resolved; a type within itself is not entered twice.
 */
export function factsOf(document) {
  const facts = new Map();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      const place = `${method.toUpperCase()} ${path.replace(/#.*$/, '').replace(/\{[^}]*\}/g, '{}')}`;
      operationFacts(facts, document, place, operation, item.parameters ?? []);
    }
  }
  return facts;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const bounds = 'format minLength maxLength pattern minimum maximum minItems maxItems'.split(' ');

function operationFacts(facts, document, place, operation, shared) {
  facts.set(`${place}: operation`, 'yes');
  if (operation.operationId) facts.set(`${place}: id`, operation.operationId);
  const own = (operation.parameters ?? []).map((one) => resolve(document, one));
  const keys = new Set(own.map((one) => `${one.in} ${one.name}`));
  const inherited = shared.map((one) => resolve(document, one)).filter((one) => !keys.has(`${one.in} ${one.name}`));
  for (const one of [...inherited, ...own]) {
    const at = `${place}: ${one.in} ${one.name}`;
    facts.set(`${at} required`, String(one.required === true));
    schemaFacts(facts, document, at, one.schema ?? {}, []);
  }
  const body = resolve(document, operation.requestBody ?? {});
  const [asked] = Object.entries(body.content ?? {});
  if (asked) schemaFacts(facts, document, `${place}: request`, asked[1].schema ?? {}, []);
  for (const [status, one] of Object.entries(operation.responses ?? {})) {
    if (status === 'default') continue;
    facts.set(`${place}: answers ${status}`, 'yes');
    const [told] = Object.entries(resolve(document, one).content ?? {});
    if (told && /^2/.test(status)) schemaFacts(facts, document, `${place}: ${status}`, told[1].schema ?? {}, []);
  }
}

function schemaFacts(facts, document, at, given, within) {
  const schema = merged(document, given);
  const type = typeOf(schema);
  if (type !== undefined) facts.set(`${at} type`, type);
  for (const bound of bounds) {
    const value = schema[bound];
    if (value !== undefined && !(bound === 'minLength' && value === 0)) facts.set(`${at} ${bound}`, patternless(bound, value));
  }
  if (schema.enum)
    facts.set(
      `${at} enum`,
      schema.enum
        .filter((one) => one !== null)
        .map(String)
        .sort()
        .join(' | '),
    );
  const inside = schema.$name === undefined ? within : [...within, schema.$name];
  if (schema.$name !== undefined && within.includes(schema.$name)) return;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    facts.set(`${at}.${name} required`, String((schema.required ?? []).includes(name)));
    schemaFacts(facts, document, `${at}.${name}`, property, inside);
  }
  if (type === 'array' && schema.items) schemaFacts(facts, document, `${at}[]`, schema.items, inside);
  if (type === 'map') schemaFacts(facts, document, `${at}{}`, schema.additionalProperties, inside);
}

/** Our documents anchor patterns that match whole values; the anchors say nothing new. */
const patternless = (bound, value) =>
  bound === 'pattern' ? String(value).replace(/^\^\(\?:([\s\S]*)\)\$$/, '$1') : String(value);

function typeOf({ type, properties, additionalProperties, items, enum: values }) {
  const named = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  const known = named ?? (properties ? 'object' : items ? 'array' : values ? typeof values[0] : undefined);
  const open = known === 'object' && !properties && typeof additionalProperties === 'object';
  return open && Object.keys(additionalProperties).length > 0 ? 'map' : known;
}

/** A schema in one piece. */
function merged(document, given, seen = []) {
  if (typeof given !== 'object' || given === null) return {};
  if (given.$ref !== undefined) {
    if (seen.includes(given.$ref)) return {};
    const { $ref, ...siblings } = given;
    return { ...merged(document, at(document, $ref), [...seen, $ref]), $name: $ref, ...siblings };
  }
  if (!given.allOf) return given;
  const { allOf, ...own } = given;
  const parts = [...allOf.map((one) => merged(document, one, seen)), own];
  const whole = Object.assign({}, ...parts);
  const properties = Object.assign({}, ...parts.map((one) => one.properties));
  const required = parts.flatMap((one) => one.required ?? []);
  if (Object.keys(properties).length > 0) whole.properties = properties;
  if (required.length > 0) whole.required = required;
  return whole;
}

const resolve = (document, one) => (one.$ref === undefined ? one : resolve(document, at(document, one.$ref) ?? {}));

const at = (document, pointer) =>
  pointer
    .replace(/^#\//, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, part) => node?.[part], document);

/** What was found of what there is: right, wrong (another value), missing, and invented (a place that is not there). */
export function compare(truth, found) {
  const wrong = [];
  const missing = [];
  let right = 0;
  for (const [fact, value] of truth) {
    if (!found.has(fact)) missing.push(`${fact} = ${value}`);
    else if (found.get(fact) === value) right += 1;
    else wrong.push(`${fact} = ${value}, not ${found.get(fact)}`);
  }
  const invented = [...found].filter(([fact]) => !truth.has(fact)).map(([fact, value]) => `${fact} = ${value}`);
  return { right, wrong, missing, invented };
}
