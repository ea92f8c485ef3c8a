// Requests over raw sockets: the driver must be faster than what it drives.
import { connect } from 'node:net';

const separator = Buffer.from('\r\n\r\n');

/**
 * Keeps a number of connections busy, one request at a time each, for so many seconds or so many requests.
 * @param waits where given, gets the milliseconds that each answer took
 * @returns answers a second with status 200; throws where an answer has another
 */
export async function load({ port, request, connections, seconds = Number.POSITIVE_INFINITY, requests, waits }) {
  const bytes = Buffer.from(request);
  let count = 0;
  let running = true;
  const most = requests === undefined ? Number.POSITIVE_INFINITY : requests - connections;
  const sockets = Array.from({ length: connections }, () => connect({ port, host: '127.0.0.1', noDelay: true }));
  const talks = sockets.map(
    (socket) =>
      new Promise((done, failed) => {
        let pending = Buffer.alloc(0);
        let asked = 0;
        const ask = () => {
          if (waits !== undefined) asked = performance.now();
          socket.write(bytes);
        };
        socket.on('connect', ask);
        socket.on('data', (chunk) => {
          pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
          const length = answerLength(pending);
          if (length === undefined || pending.length < length) return;
          const status = pending.toString('latin1', 9, 12);
          if (status !== '200') return failed(new Error(`Status ${status}: ${pending.toString('utf8', 0, 800)}`));
          pending = pending.subarray(length);
          count++;
          waits?.push(performance.now() - asked);
          if (running && count <= most) ask();
          else done();
        });
        socket.on('error', failed);
      }),
  );
  const start = performance.now();
  const finished = Promise.all(talks);
  if (requests === undefined) {
    await Promise.race([finished, new Promise((done) => setTimeout(done, seconds * 1000))]);
  } else {
    await finished;
  }
  const rate = (count / (performance.now() - start)) * 1000;
  running = false;
  await finished;
  for (const socket of sockets) socket.destroy();
  return rate;
}

/** Bytes of the answer at the start of what has come in, once that can be told. */
function answerLength(bytes) {
  const head = bytes.indexOf(separator);
  if (head < 0) return undefined;
  const fields = bytes.toString('latin1', 0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(fields)?.[1];
  if (length !== undefined) return head + 4 + Number(length);
  const end = bytes.indexOf('\r\n0\r\n\r\n', head + 2, 'latin1');
  return end < 0 ? undefined : end + 7;
}
