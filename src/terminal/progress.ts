import type { Progress } from '../progress.js';

/** From how many steps on a stage is worth showing. */
const many = 8;

/** Shortest time between two pictures, in milliseconds. */
const frame = 50;

const showCursor = '\u001b[?25h';

/** A display that moves, for terminals. It is loaded when a stage has many steps, and not before. */
export function liveProgress(stream: NodeJS.WriteStream): Progress {
  let display: Display | undefined;
  let stage = { title: '', total: 0, done: 0 };
  let shown = 0;
  const close = async (): Promise<void> => {
    await display?.close();
    display = undefined;
  };
  return {
    async stage(title, total = 0) {
      await close();
      stage = { title, total, done: 0 };
      if (total >= many) display = await open(stream, title);
    },
    async step(total = stage.total) {
      stage.done += 1;
      stage.total = total;
      if (total >= many) display ??= await open(stream, stage.title);
      if (!display) return;
      if (performance.now() - shown < frame) return;
      shown = performance.now();
      display.show(`${stage.title} ${stage.done}/${stage.total}`);
      // Stages are synchronous: without a turn of the event loop nothing would be drawn.
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: close,
  };
}

/** A line a stage, for logs, and one for each hundred steps of a stage that grows: only where it has many of them. */
export function plainProgress(say: (line: string) => void): Progress {
  let stage = { title: '', total: 0, done: 0, grows: false };
  return {
    stage(title, total = 0) {
      stage = { title, total, done: 0, grows: false };
      if (total >= many) say(`${title} (${total})`);
    },
    step(total = stage.total) {
      stage.done += 1;
      stage.grows ||= total > stage.total;
      stage.total = total;
      if (stage.grows && stage.done % 100 === 0) say(`${stage.title} (${stage.done} of ${total})`);
    },
    end: () => {},
  };
}

interface Display {
  show(title: string): void;
  close(): Promise<void>;
}

async function open(stream: NodeJS.WriteStream, title: string): Promise<Display> {
  const { DefaultRenderer, Listr, ListrLogger, ProcessOutput } = await import('listr2');
  /** The renderer would look at standard output to tell a terminal; that may be a file while the display is on standard error. */
  class OnStandardError extends DefaultRenderer {
    static override nonTTY = true;
  }
  let show = (_text: string): void => {};
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const listr = new Listr(
    {
      title,
      task: (_, task) => {
        show = (text) => {
          task.title = text;
        };
        return finished;
      },
    },
    {
      registerSignalListeners: false,
      renderer: OnStandardError,
      rendererOptions: { clearOutput: true, logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }) },
    },
  );
  // Interrupted, the display does not come to its end: the cursor that it hid is given back all the same.
  const giveBackCursor = (): void => void stream.write(showCursor);
  process.once('exit', giveBackCursor);
  const ended = listr.run();
  return {
    show: (text) => show(text),
    async close() {
      finish();
      await ended;
      process.off('exit', giveBackCursor);
    },
  };
}
