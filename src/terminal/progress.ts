import type { Progress } from '../progress.js';

/** From how many steps on a stage is worth showing. */
const many = 8;

/** A display that moves, for terminals. It is loaded when a stage has many steps, and not before. */
export function liveProgress(stream: NodeJS.WriteStream): Progress {
  let showing: Promise<Display> | undefined;
  let done = 0;
  let total = 0;
  let title = '';
  const close = (): void => {
    void showing?.then((display) => display.close());
    showing = undefined;
  };
  return {
    stage(name, steps = 0) {
      close();
      [title, total, done] = [name, steps, 0];
      if (steps >= many) showing = open(stream, name);
    },
    async step() {
      if (!showing) return;
      const display = await showing;
      done += 1;
      display.show(`${title} ${done}/${total}`);
      // Stages are synchronous: without a turn of the event loop nothing would be drawn.
      await new Promise((resolve) => setImmediate(resolve));
    },
    end: close,
  };
}

/** A line a stage, for logs: only where the stage has many steps. */
export function plainProgress(say: (line: string) => void): Progress {
  return {
    stage(name, total = 0) {
      if (total >= many) say(`${name} (${total})`);
    },
    step: () => {},
    end: () => {},
  };
}

interface Display {
  show: (title: string) => void;
  close: () => void;
}

async function open(stream: NodeJS.WriteStream, title: string): Promise<Display> {
  const { Listr, ListrLogger, ProcessOutput } = await import('listr2');
  const display: Display = { show: () => {}, close: () => {} };
  const finished = new Promise<void>((resolve) => {
    display.close = resolve;
  });
  const listr = new Listr(
    [
      {
        title,
        task: (_, task) => {
          display.show = (text) => {
            task.title = text;
          };
          return finished;
        },
      },
    ],
    {
      registerSignalListeners: false,
      rendererOptions: { logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }) },
    },
  );
  void listr.run();
  return display;
}
