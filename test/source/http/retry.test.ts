import { describe, expect, it } from 'vitest';
import { HostGate } from '../../../src/source/http/host-gate.js';
import { parseMediaType } from '../../../src/source/http/media-type.js';
import type { Problem } from '../../../src/source/http/problem.js';
import { retryAfterOf, waitBefore } from '../../../src/source/http/retry.js';

const broken: Problem = { kind: 'status', status: 503 };

describe('before another attempt', () => {
  it.each<[attempt: number, least: number, most: number]>([
    [1, 250, 500],
    [2, 500, 1000],
    [3, 1000, 2000],
    [9, 5000, 10_000],
  ])('after %i failures, %i to %i milliseconds are waited', (attempt, least, most) => {
    expect([waitBefore(attempt, broken, () => 0), waitBefore(attempt, broken, () => 1)]).toEqual([least, most]);
  });

  it.each<[Problem, number | undefined]>([
    [{ kind: 'status', status: 429, retryAfter: 7000 }, 7000],
    [{ kind: 'status', status: 429, retryAfter: 60_001 }, undefined],
    [{ kind: 'status', status: 404 }, undefined],
    [{ kind: 'connection', reason: '' }, 250],
    [{ kind: 'timeout', during: 'connecting', limit: 1 }, 250],
    [{ kind: 'timeout', during: 'all of it', limit: 1 }, undefined],
    [{ kind: 'private address', host: '', address: '' }, undefined],
    [{ kind: 'certificate', reason: '' }, undefined],
  ])('%j: %s', (problem, wait) => expect(waitBefore(1, problem, () => 0)).toBe(wait));

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 1970 00:00:09 GMT', 8000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
    ['-1', undefined],
    [undefined, undefined],
  ])('Retry-After: %s is %s milliseconds', (header, wait) => {
    expect(retryAfterOf(header, 1000)).toBe(wait);
  });
});

describe('the gate of a host', () => {
  it('lets so many through at a time, in the order in which they came', async () => {
    const gate = new HostGate(2);
    const [order, inside, most]: [string[], Set<string>, number[]] = [[], new Set(), []];
    const work = (name: string) =>
      gate.through(async () => {
        order.push(name);
        inside.add(name);
        most.push(inside.size);
        await new Promise((done) => setImmediate(done));
        inside.delete(name);
      });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(work));
    expect([order, Math.max(...most)]).toEqual([['a', 'b', 'c', 'd', 'e'], 2]);
  });

  it('is open again after work that failed', async () => {
    const gate = new HostGate(1);
    await expect(gate.through(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.through(async () => 'through')).toBe('through');
  });

  it('lets nobody through while it is held', async () => {
    let open = (): void => {};
    const gate = new HostGate(4, () => new Promise((done) => (open = done)));
    gate.hold(1);
    let through = false;
    const going = gate.through(async () => (through = true));
    await new Promise((done) => setImmediate(done));
    expect(through).toBe(false);
    open();
    await going;
    expect(through).toBe(true);
  });
});

describe('the gate of a host that wants a distance', () => {
  it('lets one through after the other, a pause apart', async () => {
    const events: string[] = [];
    const gate = new HostGate(4, async (milliseconds) => {
      events.push(`pause ${milliseconds}`);
      await new Promise((done) => setImmediate(done));
      events.push('over');
    });
    gate.space(700);
    await Promise.all(['a', 'b', 'c'].map((name) => gate.through(async () => void events.push(name))));
    expect(events).toEqual(['pause 700', 'a', 'over', 'pause 700', 'b', 'over', 'pause 700', 'c']);
  });
});

describe('media types', () => {
  it.each([
    ['text/html', { type: 'text/html' }],
    ['Text/HTML; Charset=UTF-8', { type: 'text/html', charset: 'utf-8' }],
    ['text/html;charset="iso-8859-1"', { type: 'text/html', charset: 'iso-8859-1' }],
    ['text/html; level=1; charset = koi8-r ', { type: 'text/html', charset: 'koi8-r' }],
    ['nonsense', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (header, parsed) => expect(parseMediaType(header)).toEqual(parsed));
});
