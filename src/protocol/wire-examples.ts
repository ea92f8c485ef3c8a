import type { ApiModel, Example, Json, Operation, Schema } from '../model/api.js';
import { isDate, secondsSince1970 } from './epoch-seconds.js';

/** Rewrites the examples of an operation as they travel; `documented` is the operation that tells where dates stand. */
export function exampleDates(model: ApiModel): (operation: Operation, documented: Operation) => Operation {
  const types = new Map(model.types.map(({ name, schema }) => [name, schema]));
  const errors = new Map(model.errors.map(({ name, schema }) => [name, schema]));
  return (operation, documented) => {
    const schemaOf = ({ role, status }: Example): Schema | undefined => {
      if (role === 'request') return documented.requestBody?.contents[0]?.schema;
      const response = documented.responses.find((candidate) => status === undefined || candidate.status === status);
      const error = documented.errors.find(({ documentedStatus }) => documentedStatus === status);
      return response?.contents[0]?.schema ?? (error === undefined ? undefined : errors.get(error.name));
    };
    const examples = operation.examples.map((example) => {
      const schema = schemaOf(example);
      return schema === undefined ? example : { ...example, value: withSeconds(example.value, schema, types) };
    });
    return { ...operation, examples };
  };
}

/** Union members and references that may be looked through before a value is looked into. */
const deepestDetour = 32;

/** A value with its dates as numbers. A text that is no date stays: the example does not fit its schema, now as before. */
function withSeconds(value: Json, schema: Schema, types: ReadonlyMap<string, Schema>, detour = 0): Json {
  const inside = (inner: Json, innerSchema: Schema): Json => withSeconds(inner, innerSchema, types);
  const instead = (other: Schema): Json => (detour > deepestDetour ? value : withSeconds(value, other, types, detour + 1));
  switch (schema.kind) {
    case 'array':
      return isList(value) ? changedItems(value, (item) => inside(item, schema.items)) : value;
    case 'map':
      return isMembers(value) ? changed(value, (_, entry) => inside(entry, schema.values)) : value;
    case 'object': {
      if (!isMembers(value)) return value;
      const members = new Map(schema.properties.map((property) => [property.name, property.schema]));
      return changed(value, (name, member) => {
        const memberSchema = members.get(name);
        return memberSchema === undefined ? member : inside(member, memberSchema);
      });
    }
    case 'union':
      return schema.members.map(instead).find((result) => result !== value) ?? value;
    case 'reference': {
      const target = types.get(schema.name);
      return target === undefined ? value : instead(target);
    }
    case 'string':
      return isDate(schema) ? (secondsSince1970(value) ?? value) : value;
    case 'integer':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'null':
    case 'binary':
    case 'unknown':
      return value;
  }
}

type Members = { readonly [name: string]: Json };

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isMembers = (value: Json): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The very same list where nothing in it changes. */
function changedItems(value: readonly Json[], change: (item: Json) => Json): Json {
  const items = value.map(change);
  return items.every((item, index) => item === value[index]) ? value : items;
}

/** The very same object where nothing in it changes. */
function changed(value: Members, change: (name: string, member: Json) => Json): Json {
  const entries = Object.entries(value).map(([name, member]): [string, Json] => [name, change(name, member)]);
  return entries.every(([name, member]) => member === value[name]) ? value : Object.fromEntries(entries);
}
