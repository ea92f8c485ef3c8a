import { spawn } from 'node:child_process';

/** How long a Node program takes, from start to exit, in seconds. */
export function seconds(args, cwd, env = { ...process.env, NO_COLOR: '1', CI: '1' }) {
  const start = process.hrtime.bigint();
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: 'ignore' });
    child.on('error', failed);
    child.on('exit', (code) => {
      if (code === 0) done(Number(process.hrtime.bigint() - start) / 1e9);
      else failed(new Error(`${args.join(' ')} ended with ${code}`));
    });
  });
}
