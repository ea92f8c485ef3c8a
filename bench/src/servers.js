import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

/** As many open files as the machine lets a process have: 10,000 connections are as many files. */
const withFiles = 'ulimit -n "$(ulimit -Hn)"; exec "$@"';

/**
 * Starts a server as a process of its own.
 * @param told what in its output tells the port, as the first group
 * @returns `ask` sends it a line and gives the line that it answers with
 */
export function startServer(args, told) {
  const child = spawn('sh', ['-c', withFiles, 'sh', process.execPath, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ask = (line) =>
    new Promise((answered) => {
      child.stdout.once('data', (chunk) => answered(String(chunk).trim()));
      child.stdin.write(`${line}\n`);
    });
  return new Promise((done, failed) => {
    let output = '';
    const listen = (chunk) => {
      output += chunk;
      const port = told.exec(output)?.[1];
      if (port !== undefined) done({ port: Number(port), ask, stop: () => child.kill('SIGKILL') });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => failed(new Error(`${args.join(' ')} ended with ${code}: ${output}`)));
  });
}

/** For servers that cannot choose one themselves. */
export function freePort() {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Starts a server that says nothing, and waits until its port answers. */
export async function startSilentServer(args, port) {
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return { port, stop: () => child.kill('SIGKILL') };
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${args.join(' ')} does not listen on ${port}`);
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}
