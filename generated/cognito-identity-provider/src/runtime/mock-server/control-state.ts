import { ControlProblem, done, json } from './control-answer.js';
import { anything, type ControlCall, type ControlRoute, naturalNumber } from './control-route.js';
import { fields, isRecord, numeric, table, whole } from './fields.js';
import { setProperty } from './schema.js';
import type { StoreSnapshot } from './store.js';
import type { ServerSnapshot } from './types.js';

const store = fields({ records: table(table(anything)), counters: table(numeric), expires: table(table(numeric)) });
const counts = table(fields({ matches: numeric, uses: numeric }, ['matches', 'uses']));
const snapshot = fields({ store, rules: counts, number: whole(0) }, ['store', 'rules', 'number']);

const example = { records: { users: { ada: { email: 'ada@example.com' } } }, counters: { visits: 3 } };

/** What calls leave behind. */
export const stateRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/state',
    summary: 'All records and counters of the store; as the `store` option of another server takes it.',
    answer: ({ server }) => json(server.store.snapshot()),
  },
  {
    method: 'PUT',
    path: '/state',
    summary: 'Makes the store what the body says.',
    body: { check: store, example },
    answer: ({ server, body }) => {
      server.store.restore(body as StoreSnapshot);
      return json(server.store.snapshot());
    },
  },
  {
    method: 'PATCH',
    path: '/state',
    summary: 'Changes what the body names, by JSON Merge Patch: null removes.',
    body: { check: anything, example: { records: { users: { ada: null } } } },
    answer: (call) => {
      const merged = merge(call.server.store.snapshot(), call.body);
      const problems = store(merged, 'body');
      if (problems.length > 0) {
        const words = problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
        throw new ControlProblem(400, 'Wrong state', `${words}.`, { problems });
      }
      call.server.store.restore(merged as StoreSnapshot);
      return json(call.server.store.snapshot());
    },
  },
  {
    method: 'DELETE',
    path: '/state',
    summary: 'Empties the store.',
    answer: ({ server }) => {
      server.store.clear();
      return done();
    },
  },
  {
    method: 'GET',
    path: '/state/{collection}/{key}',
    summary: 'One record.',
    answer: (call) => {
      const record = call.server.store.get(call.variable('collection'), call.variable('key'));
      if (record === undefined) throw missing(call);
      return json(record);
    },
  },
  {
    method: 'PUT',
    path: '/state/{collection}/{key}',
    summary: 'Sets one record.',
    query: { expiresIn: 'milliseconds until it is gone' },
    body: { check: anything, example: { email: 'ada@example.com' } },
    answer: (call) => {
      const expiresIn = call.query.get('expiresIn');
      const options = expiresIn === null ? {} : { expiresIn: naturalNumber(expiresIn, 'expiresIn') };
      call.server.store.put(call.variable('collection'), call.variable('key'), call.body, options);
      return json(call.body);
    },
  },
  {
    method: 'DELETE',
    path: '/state/{collection}/{key}',
    summary: 'Removes one record.',
    answer: (call) => {
      if (!call.server.store.delete(call.variable('collection'), call.variable('key'))) throw missing(call);
      return done();
    },
  },
  {
    method: 'POST',
    path: '/snapshot',
    summary: "Tells what calls left behind: the store, the rules' counts and the latest number, for `restore`.",
    answer: ({ server }) => json(server.snapshot()),
  },
  {
    method: 'POST',
    path: '/restore',
    summary: 'Takes the server back to a snapshot; journal and errors to come are forgotten.',
    body: { check: snapshot, example: { store: example, rules: {}, number: 0 } },
    answer: ({ server, watch, body }) => {
      server.restore(body as ServerSnapshot);
      watch.tellCleared();
      return done();
    },
  },
  {
    method: 'POST',
    path: '/reset',
    summary:
      "Forgets what calls left behind: journal, errors to come, handlers' state, rules' counts; the store goes back to its seed.",
    answer: ({ server, watch }) => {
      server.reset();
      watch.tellCleared();
      return done();
    },
  },
];

function missing(call: ControlCall): ControlProblem {
  const address = `${call.variable('collection')}/${call.variable('key')}`;
  return new ControlProblem(404, 'No such record', `There is no record ${address}; GET ${call.path}/state tells all.`);
}

/** JSON Merge Patch, RFC 7396. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = {};
  const before = isRecord(target) ? target : {};
  const changes = new Map(Object.entries(patch));
  for (const [name, value] of Object.entries(before)) if (!changes.has(name)) setProperty(merged, name, value);
  for (const [name, change] of changes) {
    if (change === null) continue;
    setProperty(merged, name, merge(Object.hasOwn(before, name) ? before[name] : undefined, change));
  }
  return merged;
}
