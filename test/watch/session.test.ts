import { describe, expect, it } from 'vitest';
import type { ApiConfig } from '../../src/config/config.js';
import { type Diagnostic, diagnostic, Failure } from '../../src/diagnostic.js';
import type { FileEvents } from '../../src/watch/files.js';
import type { Inventory } from '../../src/watch/inventory.js';
import { concerns, type Places } from '../../src/watch/places.js';
import type { Probe } from '../../src/watch/probe.js';
import { Session, type WatchPlan, type Work } from '../../src/watch/session.js';
import type { Made } from '../../src/watch/watched.js';
import { HandClock, settled } from './hand-clock.js';

const root = '/project';
const minute = 60_000;

const apiOf = (name: string, sources: readonly string[]): ApiConfig => ({
  root,
  name,
  sources,
  corrections: [],
  package: { version: '1.0.0' },
});

const bad = (message: string): Diagnostic => diagnostic('page-unknown', message);

/** A world that is all in memory: pages by name, servers by URL, and what a session does with them. */
class World implements Work {
  readonly clock = new HandClock();
  readonly pages = new Map<string, string>([
    ['a.txt', 'one'],
    ['b.txt', 'one'],
  ]);
  readonly web = new Map<string, string>();
  /** What there is to report of a page, by what it says. */
  readonly remarks = new Map<string, Diagnostic>();
  apis: readonly ApiConfig[] = [apiOf('a', ['a.txt']), apiOf('b', ['b.txt'])];
  out = '/project/generated';
  configProblem: Diagnostic | undefined;
  followed: readonly string[] = [];
  /** Everything that was said, told and made, in order. */
  readonly log: string[] = [];
  /** What each run waits for. */
  during: () => Promise<void> = async () => {};
  running = 0;
  mostRunning = 0;
  open = 0;
  readonly asked: string[] = [];
  readonly taken: (readonly string[])[] = [];
  #watches: { readonly places: readonly Places[]; readonly events: FileEvents }[] = [];

  async plan(): Promise<WatchPlan> {
    if (this.configProblem) throw new Failure([this.configProblem]);
    return { out: this.out, apis: this.apis, config: { root, watched: ['/project/config.yaml'], except: [] } };
  }

  async inventory(api: ApiConfig, followed: readonly string[]): Promise<Inventory> {
    const files = [...api.sources, ...followed].filter((name) => !name.startsWith('https:'));
    return new Map([
      ['settings', api.title ?? ''],
      ...files.map((name): [string, string] => [name, this.pages.get(name) ?? 'absent']),
    ]);
  }

  async make(api: ApiConfig, out: string, taken: readonly string[]): Promise<Made> {
    this.running += 1;
    this.mostRunning = Math.max(this.running, this.mostRunning);
    this.taken.push(taken);
    const names = [...api.sources, ...this.followed];
    const texts = names.map((name) => this.pages.get(name) ?? this.web.get(name));
    await this.during();
    this.running -= 1;
    const read = new Map(names.map((name, index) => [name, texts[index] ?? 'absent']));
    const diagnostics = texts.flatMap((text) => this.remarks.get(text ?? 'absent') ?? []);
    const failed = diagnostics.some(({ severity }) => severity === 'error');
    const summary = failed ? 'failed' : `${api.name} of ${texts.join(' and ')}`;
    return { failed, written: !failed, diagnostics, folder: `${out}/${api.name}`, summary, read, followed: this.followed };
  }

  async probe(_: ApiConfig, known: Inventory): Promise<Probe> {
    const urls = new Map([...known.keys()].map((url) => [url, this.web.get(url) ?? 'absent']));
    this.asked.push(...urls.keys());
    if ([...urls.values()].includes('absent')) return { kind: 'failed', diagnostics: [bad('no answer')] };
    return JSON.stringify([...urls]) === JSON.stringify([...known]) ? { kind: 'same' } : { kind: 'different', urls };
  }

  async watch(places: readonly Places[], events: FileEvents) {
    this.open += 1;
    const watch = { places, events };
    this.#watches.push(watch);
    return {
      close: async () => {
        this.open -= 1;
        this.#watches = this.#watches.filter((other) => other !== watch);
      },
    };
  }

  say(line: string): void {
    this.log.push(line);
  }

  tell(diagnostics: readonly Diagnostic[]): void {
    this.log.push(...diagnostics.map(({ message }) => `! ${message}`));
  }

  /** Something happens to a file, as the disk tells it to who watches. */
  touch(name: string, text?: string): void {
    if (text !== undefined) this.pages.set(name, text);
    const path = `${root}/${name}`;
    for (const { places, events } of this.#watches) if (places.some((one) => concerns(one, path))) events.changed(path);
  }

  /** What has been logged since this was last asked. */
  news(): readonly string[] {
    return this.log.splice(0);
  }
}

async function begun(change: (world: World) => void = () => {}) {
  const world = new World();
  change(world);
  const session = new Session(world, { interval: minute, clock: world.clock, random: () => 0.5 });
  await session.start();
  return { world, session };
}

describe('a session', () => {
  it('begins with a run for each API, and watches all that they are made from', async () => {
    const { world } = await begun();
    expect(world.news()).toEqual(['a of one', 'b of one', 'Watching 2 files; interrupt to stop.']);
    expect(world.clock.ahead).toEqual([]);
  });

  it('runs for the API whose page changed, and for no other', async () => {
    const { world } = await begun();
    world.news();
    world.touch('b.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['b.txt changed. b of two']);
  });

  it('does nothing where a file was written and is as it was', async () => {
    const { world } = await begun();
    world.news();
    world.touch('b.txt', 'one');
    world.touch('unknown.txt', 'one');
    await world.clock.pass(1000);
    expect(world.news()).toEqual([]);
  });

  it('makes one run of two hundred edits, and one more of those that came meanwhile', async () => {
    const { world } = await begun();
    world.news();
    let end = (): void => {};
    world.during = () =>
      new Promise((done) => {
        end = done;
      });
    for (let edit = 0; edit < 200; edit++) world.touch('a.txt', `edit ${edit}`);
    await world.clock.pass(100);
    for (let edit = 200; edit < 400; edit++) {
      world.touch('a.txt', `edit ${edit}`);
      await world.clock.pass(1);
    }
    for (let ending = 0; ending < 3; ending++) {
      end();
      await settled();
      await world.clock.pass(1000);
    }
    expect(world.news()).toEqual(['a.txt changed. a of edit 199', 'a.txt changed. a of edit 399']);
    expect(world.mostRunning).toBe(1);
  });

  it('keeps what there is where a run fails, says why, and goes on with the next good page', async () => {
    const { world } = await begun((world) => world.remarks.set('bad', bad('not a page')));
    world.news();
    world.touch('a.txt', 'bad');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['! not a page', 'a.txt changed. failed']);
    world.touch('b.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['b.txt changed. b of two']);
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
  });

  it('tells once of a page that is gone, and takes it up when it is back', async () => {
    const { world } = await begun((world) => world.remarks.set('absent', bad('does not exist')));
    world.news();
    world.pages.delete('a.txt');
    for (let times = 0; times < 3; times++) {
      world.touch('a.txt');
      await world.clock.pass(1000);
    }
    expect(world.news()).toEqual(['! does not exist', 'a.txt is gone. failed']);
    world.touch('a.txt', 'one');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt is new. a of one']);
  });

  it('tells what was read of a page, not that it was empty a moment before, in the middle of being saved', async () => {
    const { world } = await begun();
    world.news();
    const { inventory } = world;
    world.inventory = async () => {
      world.inventory = inventory;
      return new Map([
        ['settings', ''],
        ['a.txt', 'absent'],
      ]);
    };
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
  });

  it('says nothing of a page that was read while it was being written', async () => {
    const { world } = await begun((world) => world.remarks.set('', bad('is empty')));
    world.news();
    world.during = async () => {
      world.during = async () => {};
      world.pages.set('a.txt', 'two');
    };
    world.touch('a.txt', '');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
  });

  it('does not wait for ever for who is always writing', async () => {
    const { world } = await begun((world) => world.remarks.set('', bad('is empty')));
    world.news();
    const { inventory } = world;
    let times = 0;
    world.during = async () => void world.pages.set('a.txt', '');
    world.inventory = async (...of) => {
      times += 1;
      world.pages.set('a.txt', `${times}`);
      const found = await inventory.apply(world, of);
      world.pages.set('a.txt', '');
      return found;
    };
    world.touch('a.txt');
    await world.clock.pass(1000);
    expect(world.news()).toContain('! is empty');
  });

  it('begins although the first run fails', async () => {
    const { world } = await begun((world) => {
      world.remarks.set('bad', bad('not a page'));
      world.pages.set('a.txt', 'bad');
    });
    expect(world.news()).toEqual(['! not a page', 'failed', 'b of one', 'Watching 2 files; interrupt to stop.']);
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
  });

  it('says of a page only what it has not said before', async () => {
    const { world } = await begun((world) => {
      world.remarks.set('one', diagnostic('text-mended', 'mended', { where: { source: 'a.txt', line: 3 } }));
      world.remarks.set('two', diagnostic('text-mended', 'mended', { where: { source: 'a.txt', line: 5 } }));
      world.remarks.set('three', diagnostic('text-mended', 'mended otherwise'));
    });
    expect(world.news()).toContain('! mended');
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
    world.touch('a.txt', 'three');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['! mended otherwise', 'a.txt changed. a of three']);
  });

  it('does not lose what changes between reading and writing', async () => {
    const { world } = await begun();
    world.news();
    world.during = async () => {
      world.during = async () => {};
      // The run has read the page already.
      world.touch('a.txt', 'three');
    };
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a.txt changed. a of two', 'a.txt changed. a of three']);
  });

  it('watches files that links lead to, from the run on that found them', async () => {
    const { world } = await begun((world) => {
      world.apis = [apiOf('a', ['a.txt'])];
      world.followed = ['linked.md'];
      world.pages.set('linked.md', 'more');
    });
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a of one and more', 'Watching 2 files; interrupt to stop.']);
    expect(world.open).toBe(1);
    world.touch('linked.md', 'less');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['linked.md changed. a of one and less']);
  });

  it('takes up another config: new APIs, other settings, and those that are no more', async () => {
    const { world } = await begun();
    world.news();
    world.pages.set('c.txt', 'one');
    world.apis = [{ ...apiOf('a', ['a.txt']), title: 'A' }, apiOf('c', ['c.txt'])];
    world.touch('config.yaml');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['settings changed. a of one', 'c of one']);
    world.touch('b.txt', 'two');
    world.touch('c.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['c.txt changed. c of two']);
    expect(world.open).toBe(1);
  });

  it('makes all packages where the config wants them elsewhere', async () => {
    const { world } = await begun();
    world.news();
    world.out = '/project/elsewhere';
    world.touch('config.yaml');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['a of one', 'b of one']);
    expect(world.taken.slice(2)).toEqual([[], ['/project/elsewhere/a']]);
  });

  it('goes on with the config that it had where the new one is wrong', async () => {
    const { world } = await begun();
    world.news();
    world.configProblem = diagnostic('config-invalid', 'not a config');
    world.touch('config.yaml');
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.news()).toEqual(['! not a config', 'The config as it was before stays in force.', 'a.txt changed. a of two']);
  });

  it('has nothing to begin with where the config is wrong', async () => {
    const wrong = begun((world) => {
      world.configProblem = bad('not a config');
    });
    await expect(wrong).rejects.toThrow('not a config');
  });

  it('tells each run which folders belong to others', async () => {
    const { world } = await begun();
    world.touch('a.txt', 'two');
    await world.clock.pass(1000);
    expect(world.taken).toEqual([[], ['/project/generated/a'], ['/project/generated/b']]);
  });

  it('ends when told to: no timer, no watcher, no further run', async () => {
    const { world, session } = await begun((world) => {
      world.web.set('https://x.example/', 'one');
      world.apis = [apiOf('x', ['https://x.example/']), apiOf('a', ['a.txt'])];
    });
    expect(world.clock.ahead).toEqual([minute]);
    world.touch('a.txt', 'two');
    world.news();
    await session.close();
    await world.clock.pass(10 * minute);
    expect([world.clock.ahead, world.open, world.news()]).toEqual([[], 0, []]);
  });

  it('says nothing of a run that was underway when it was told to end', async () => {
    const { world, session } = await begun();
    world.news();
    let end = (): void => {};
    world.during = () =>
      new Promise((done) => {
        end = done;
      });
    world.touch('a.txt', 'two');
    await world.clock.pass(100);
    const closing = session.close();
    end();
    await closing;
    expect([world.running, world.news()]).toEqual([0, []]);
  });

  it('breaks where the disk tells of nothing any more', async () => {
    const world = new World();
    const session = new Session(
      Object.assign(Object.create(world), {
        watch: async (_: unknown, { failed }: FileEvents) => {
          failed(new Error('no more watches'));
          return { close: async () => {} };
        },
      }),
      { clock: world.clock, random: () => 0 },
    );
    await session.start();
    await expect(session.broken).rejects.toThrow('no more watches');
  });
});

describe('URLs', () => {
  const url = 'https://x.example/';
  const online = (text: string) =>
    begun((world) => {
      world.web.set(url, text);
      world.apis = [apiOf('x', [url]), apiOf('a', ['a.txt'])];
    });

  it('are asked for at the interval, and lead to a run where they are not the same', async () => {
    const { world } = await online('one');
    expect(world.news()).toEqual(['x of one', 'a of one', 'Watching 1 file and 1 URL; interrupt to stop.']);
    await world.clock.pass(3 * minute + 1000);
    expect([world.asked.length, world.news()]).toEqual([3, []]);
    world.web.set(url, 'two');
    await world.clock.pass(minute);
    expect(world.news()).toEqual([`${url} changed. x of two`]);
    await world.clock.pass(minute);
    expect([world.asked.length, world.news()]).toEqual([5, []]);
  });

  it('that cannot be had change nothing, are told of once, and are asked for more and more rarely', async () => {
    const { world } = await online('one');
    world.news();
    world.web.delete(url);
    await world.clock.pass(20 * minute);
    expect(world.asked).toHaveLength(4);
    expect(world.news()).toEqual(['! no answer', 'Not every URL can be had; /project/generated/x stays as it is.']);
    world.web.set(url, 'two');
    await world.clock.pass(12 * minute);
    expect(world.news()).toEqual([`${url} changed. x of two`]);
  });

  it('do not keep files waiting', async () => {
    const { world } = await online('one');
    world.news();
    world.probe = () => new Promise(() => {});
    await world.clock.pass(minute);
    world.touch('a.txt', 'two');
    await world.clock.pass(100);
    expect(world.news()).toEqual(['a.txt changed. a of two']);
  });

  it('that only a browser can tell of lead to a run each time', async () => {
    const { world } = await online('one');
    world.news();
    world.probe = async () => ({ kind: 'unknown' });
    await world.clock.pass(2.5 * minute);
    expect(world.news()).toEqual(['x of one', 'x of one']);
  });

  it('of an API that is no more are not asked for', async () => {
    const { world } = await online('one');
    world.apis = [apiOf('a', ['a.txt'])];
    world.touch('config.yaml');
    await world.clock.pass(5 * minute);
    expect([world.asked, world.clock.ahead]).toEqual([[], []]);
  });
});
