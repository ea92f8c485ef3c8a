// Many connections at once, all of them open until the last has had its answers.
import { connect } from 'node:net';

/** Ports of one address for another are some 28,000, of which others use some: two addresses have twice as many. */
const from = ['127.0.0.1', '127.0.0.2'];

/** Connections that are opened at a time: more than a server keeps waiting are turned away by the system, not by the server. */
const atOnce = 200;

/**
 * Opens connections, asks on each, holds all of them, and asks on each again.
 * @returns how many were answered both times
 */
export async function hold({ port, request, connections }) {
  const sockets = [];
  try {
    for (let opened = 0; opened < connections; opened += atOnce) {
      const batch = Array.from({ length: Math.min(atOnce, connections - opened) }, (_, at) => open(port, from[at % from.length]));
      sockets.push(...(await Promise.all(batch)));
      await Promise.all(sockets.slice(-batch.length).map((socket) => answered(socket, request)));
    }
    let twice = 0;
    for (let at = 0; at < sockets.length; at += atOnce) {
      const answers = await Promise.all(sockets.slice(at, at + atOnce).map((socket) => answered(socket, request)));
      twice += answers.filter(Boolean).length;
    }
    return twice;
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

function open(port, localAddress) {
  return new Promise((done, failed) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true });
    socket.once('connect', () => done(socket));
    socket.once('error', failed);
  });
}

/** Whether the answer has status 200. The answers of one operation are short: they arrive whole. */
function answered(socket, request) {
  return new Promise((done) => {
    socket.once('data', (chunk) => done(chunk.toString('latin1', 9, 12) === '200'));
    socket.once('close', () => done(false));
    socket.write(request);
  });
}
