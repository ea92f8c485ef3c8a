import multipart from '@fastify/multipart';
import fastify from 'fastify';
import type { Print } from './darkroom.js';

/** A server for the darkroom, written by hand from its page; `headers` are those of the last request. */
export async function darkroomServer() {
  const app = fastify();
  await app.register(multipart);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(
      null,
      Object.fromEntries(
        [...new URLSearchParams(String(body)).keys()].map((name) => [name, new URLSearchParams(String(body)).getAll(name)]),
      ),
    ),
  );
  const rolls = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, frames: 36, state: 'waiting', lab: 'north' }));
  const prints: Print[] = [];
  const pictures = new Map<number, Buffer>();
  const seen = { headers: {} as Readonly<Record<string, unknown>>, files: [] as unknown[] };
  app.addHook('onRequest', async ({ headers }) => {
    seen.headers = headers;
  });
  const problem = (code: string) => ({ code, hint: 'There is none.' });

  app.get<{ Querystring: { cursor?: string; limit?: string; state?: string | string[] } }>('/v1/rolls', async ({ query }) => {
    const states = [query.state ?? []].flat();
    const fitting = rolls.filter(({ state }) => states.length === 0 || states.includes(state));
    const from = query.cursor === undefined ? 0 : fitting.findIndex(({ id }) => id === query.cursor);
    const to = from + Number(query.limit ?? 2);
    return { rolls: fitting.slice(from, to), ...(to < fitting.length ? { next_cursor: fitting[to]?.id } : {}) };
  });
  app.put<{ Params: { rollId: string }; Body: object }>('/v1/rolls/:rollId', async ({ params, body }, reply) => {
    const roll = rolls.find(({ id }) => id === params.rollId);
    if (roll === undefined) return reply.code(404).send(problem('NoSuchRoll'));
    return Object.assign(roll, body);
  });
  app.get<{ Querystring: { page?: string; per_page?: string; tag?: string | string[] } }>(
    '/v1/prints',
    async ({ query }, reply) => {
      const tags = [query.tag ?? []].flat();
      const fitting = prints.filter((print) => tags.every((tag) => print.tags?.includes(tag)));
      const [page, size] = [Number(query.page ?? 1), Number(query.per_page ?? 2)];
      const own = [...tags.map((tag) => `tag=${encodeURIComponent(tag)}`), `per_page=${size}`].join('&');
      if (page * size < fitting.length)
        reply.header('link', `<https://darkroom.example/v1/prints?${own}&page=${page + 1}>; rel="next"`);
      return fitting.slice((page - 1) * size, page * size);
    },
  );
  app.post('/v1/prints', async (request, reply) => {
    const print = { id: prints.length + 1, title: '', tags: [] as string[] };
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const content = await part.toBuffer();
        pictures.set(print.id, content);
        seen.files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, size: content.length });
      } else if (part.fieldname === 'tags') print.tags.push(String(part.value));
      else print.title = String(part.value);
    }
    prints.push(print);
    return reply.code(201).send(print);
  });
  app.get<{ Params: { printId: string } }>('/v1/prints/:printId/picture', async ({ params }, reply) => {
    const picture = pictures.get(Number(params.printId));
    if (picture === undefined) return reply.code(404).send(problem('NoSuchPrint'));
    return reply.type('application/octet-stream').send(picture);
  });
  app.put<{ Params: { printId: string }; Body: Buffer }>('/v1/prints/:printId/picture', async ({ params, body }) => {
    pictures.set(Number(params.printId), body);
    return prints.find(({ id }) => id === Number(params.printId));
  });
  app.post<{ Body: { copies: string[]; paper: string[] } }>('/v1/orders', async ({ body }) => ({
    order: body.paper.join('+'),
    price: Number(body.copies[0]) * 1.5,
  }));
  app.delete<{ Params: { printId: string } }>('/v1/prints/:printId', async (_request, reply) => reply.code(204).send());
  app.get('/v1/clerks', async ({ query }) => ({ clerks: ['Ada'], asked: query }));
  app.post('/v1/clerks', async ({ body }, reply) => reply.code(201).send({ added: body }));

  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url: `${url}/v1`, prints, seen, close: () => app.close() };
}
