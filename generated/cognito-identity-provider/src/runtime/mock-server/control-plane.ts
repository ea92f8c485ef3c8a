import { type Answer, type Call, decodeText } from './call.js';
import type { ControlPlane } from './control.js';
import { ControlProblem, json, problem } from './control-answer.js';
import { callRoutes } from './control-calls.js';
import { guard } from './control-guard.js';
import { indexOf } from './control-index.js';
import { journalRoutes } from './control-journal.js';
import { operationRoutes } from './control-operations.js';
import { replayRoutes } from './control-replay.js';
import { type ControlCall, type ControlRoute, checkBody } from './control-route.js';
import { ruleRoutes } from './control-rules.js';
import { stateRoutes } from './control-state.js';

const home: ControlRoute = {
  method: 'GET',
  path: '/',
  summary: 'This: all that can be asked for, as OpenAPI; for browsers, a page.',
  answer: async (call) => {
    if (!prefersPage(call.call)) return json(indexOf(call, routes));
    const { pageAnswer } = await import('./control-page.js');
    return pageAnswer(call);
  },
};

/** All that can be asked for. Of two routes that fit a path, the first is meant. */
const routes: readonly ControlRoute[] = [
  home,
  ...operationRoutes,
  ...journalRoutes,
  ...callRoutes,
  ...replayRoutes,
  ...ruleRoutes,
  ...stateRoutes,
];

/** Answers a call below the reserved path. */
export async function answerControl(plane: ControlPlane, call: Call): Promise<Answer> {
  try {
    guard(call, plane.hosts);
    const answer = await routed(plane, call);
    return call.method === 'HEAD' ? { status: answer.status, headers: answer.headers, body: '' } : answer;
  } catch (error) {
    if (error instanceof ControlProblem) return problem(error);
    return problem(new ControlProblem(500, 'Internal failure', error instanceof Error ? error.message : String(error)));
  }
}

function routed(plane: ControlPlane, call: Call): Answer | Promise<Answer> {
  const [pathname = '', ...search] = call.url.slice(plane.path.length).split('?');
  const path = pathname === '' ? '/' : pathname;
  const fitting = routes.flatMap((route) => {
    const variables = variablesIn(route.path, path);
    return variables === undefined ? [] : [{ route, variables }];
  });
  const [nearest] = fitting;
  if (nearest === undefined) {
    throw new ControlProblem(
      404,
      'Not found',
      `There is nothing at ${plane.path}${path}; GET ${plane.path} tells what there is.`,
    );
  }
  const method = call.method === 'HEAD' ? 'GET' : call.method;
  const found = fitting.find(({ route }) => route.method === method && route.path === nearest.route.path);
  if (found === undefined) {
    const methods = routes.filter(({ path }) => path === nearest.route.path).map((route) => route.method);
    throw new ControlProblem(405, 'Method not allowed', `${plane.path}${path} takes ${methods.join(', ')}, not ${call.method}.`, {
      headers: { allow: methods.join(', ') },
    });
  }
  const { route, variables } = found;
  const query = new URLSearchParams(search.join('?'));
  checkQuery(query, route);
  const body = route.body === undefined ? undefined : parsed(call);
  if (route.body !== undefined) checkBody(body, route.body);
  const understood: ControlCall = { ...plane, call, query, body, variable: (name) => variables.get(name) ?? '' };
  return route.answer(understood);
}

/** @returns the template's variables, decoded; `undefined` where the path is another */
function variablesIn(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const variables = new Map<string, string>();
  for (const [index, segment] of wanted.entries()) {
    const text = given[index] ?? '';
    const name = /^\{(\w+)\}$/u.exec(segment)?.[1];
    if (name === undefined ? segment !== text : text === '') return undefined;
    if (name !== undefined) variables.set(name, decoded(text));
  }
  return variables;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ControlProblem(400, 'Wrong path', `${text} is not percent-encoded as it should be.`);
  }
}

/** A filter that is spelled wrong would let everything through. */
function checkQuery(query: URLSearchParams, route: ControlRoute): void {
  const known = Object.keys(route.query ?? {});
  for (const name of query.keys()) {
    if (known.includes(name)) continue;
    const names = known.length === 0 ? 'it takes none' : `it takes ${known.join(', ')}`;
    throw new ControlProblem(400, 'Unknown parameter', `${route.path} takes no parameter ${name}; ${names}.`);
  }
}

function parsed({ body }: Call): unknown {
  const text = decodeText(body);
  if (text === '') throw new ControlProblem(400, 'No body', 'The body should be JSON, and is empty.');
  try {
    return JSON.parse(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new ControlProblem(400, 'Not JSON', `The body cannot be read: ${words}.`);
  }
}

function prefersPage({ headers }: Call): boolean {
  return (headers['accept'] ?? '').includes('text/html');
}
