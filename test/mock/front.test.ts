import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Front } from '../../src/mock/front.js';

/** Answers when it is let go on. */
function held(answer: string) {
  let release = (): void => {};
  let arrived = (): void => {};
  const waiting = new Promise<void>((done) => {
    release = done;
  });
  const here = new Promise<void>((done) => {
    arrived = done;
  });
  const listener: RequestListener = (_, response) => {
    arrived();
    void waiting.then(() => response.end(answer));
  };
  return { listener, release, here };
}

const never = (): boolean => false;

async function open(listener: RequestListener): Promise<Front> {
  const front = await Front.open({ port: 0, host: '127.0.0.1' }, listener);
  onTestFinished(async () => void (await front.close(0, never)));
  return front;
}

const text = async (url: string): Promise<string> =>
  fetch(url).then(
    (answer) => answer.text(),
    () => 'lost',
  );

describe('a port', () => {
  it('answers by what a call came to, and the next by what stands behind it then', async () => {
    const old = held('old');
    const front = await open(old.listener);
    const first = text(front.url);
    await old.here;
    front.answerWith((_, response) => response.end('new'));
    expect(await text(front.url)).toBe('new');
    old.release();
    expect(await first).toBe('old');
  });

  it('waits for answers under way when it closes, and takes no more', async () => {
    const slow = held('done');
    const front = await open(slow.listener);
    const answer = text(front.url);
    await slow.here;
    const closing = front.close(60_000, never);
    expect(await text(front.url)).toBe('lost');
    slow.release();
    expect(await answer).toBe('done');
    expect(await closing).toBe(0);
  });

  it('cuts off what takes too long, and tells how much that was', async () => {
    const stuck = held('never');
    const front = await open(stuck.listener);
    const answers = [text(front.url), text(front.url)];
    await stuck.here;
    expect(await front.close(1, never)).toBeGreaterThan(0);
    expect(await Promise.all(answers)).toEqual(['lost', 'lost']);
  });

  it('knows which answers are still under way, in whatever order the others came', async () => {
    const waiting = new Map<string, () => void>();
    const front = await open((request, response) => {
      waiting.set(request.url ?? '', () => response.end('done'));
    });
    const urls = ['/1', '/2', '/3', '/4', '/5'];
    const answers = urls.map((url) => text(front.url + url));
    await vi.waitFor(() => expect(waiting.size).toBe(urls.length));
    for (const [at, url] of ['/3', '/1', '/5'].entries()) {
      waiting.get(url)?.();
      expect(await answers[urls.indexOf(url)], `answer ${at}`).toBe('done');
    }
    expect(await front.close(1, never)).toBe(2);
    expect(await Promise.all(answers)).toEqual(['done', 'lost', 'done', 'lost', 'done']);
  });

  it('does not wait for what has no end', async () => {
    const endless = held('never');
    const front = await open(endless.listener);
    const answer = text(`${front.url}/stream`);
    await endless.here;
    expect(await front.close(60_000, (url) => url === '/stream')).toBe(0);
    expect(await answer).toBe('lost');
  });
});
