import { type Answer, decodeText } from './call.js';
import { ControlProblem, json } from './control-answer.js';
import { brief, entryIn } from './control-journal.js';
import type { ControlCall, ControlRoute } from './control-route.js';
import { at, show } from './differences.js';
import { fields, whole } from './fields.js';
import type { Entry } from './journal.js';

export const replayRoutes: readonly ControlRoute[] = [
  {
    method: 'POST',
    path: '/replay',
    summary: 'Sends a call of the journal once more, and tells the answer and how it differs from the one before.',
    body: { check: fields({ number: whole(1) }, ['number']), example: { number: 1 } },
    answer: (call) => replay(call, entryIn(call, (call.body as { readonly number: number }).number)),
  },
];

async function replay({ server, watch }: ControlCall, before: Readonly<Entry>): Promise<Answer> {
  const exchange = watch.exchangeOf(before);
  if (exchange === undefined) throw new ControlProblem(409, 'Not answered yet', 'The call has no answer yet; try again then.');
  const [answer, after] = await watch.follow(exchange.call, (call) => server.handle(call));
  if (after === undefined)
    throw new ControlProblem(409, 'Not replayed', 'Something else than the API answered: CORS, or the like.');
  return json({
    call: brief(after),
    status: answer.status,
    headers: answer.headers,
    body: textOf(answer),
    delivery: answer.delivery,
    changes: changesBetween(outcome(before, exchange.answer), outcome(after, answer), ''),
  });
}

/** Where an answer is another than before. */
interface Change {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

function outcome({ answer, error, rule }: Readonly<Entry>, sent: Answer): object {
  return { status: sent.status, answer, error, rule, delivery: sent.delivery, body: parsed(textOf(sent)) };
}

function textOf({ body }: Answer): string {
  return typeof body === 'string' ? body : decodeText(body);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function changesBetween(before: unknown, after: unknown, path: string): readonly Change[] {
  if (Object.is(before, after)) return [];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before: show(before), after: show(after) }];
  }
  const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...old.keys(), ...young.keys()])];
  return names.flatMap((name) => {
    const place = Array.isArray(before) ? `${path}[${name}]` : path === '' ? name : at(path, name);
    return changesBetween(old.get(name), young.get(name), place);
  });
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
