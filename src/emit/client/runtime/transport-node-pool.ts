import {
  type NodeAgent,
  type NodeNet,
  type NodeOutgoing,
  type NodeSocket,
  type NodeTls,
  required,
} from './transport-node-builtins.js';

/** Makes a connection; answers with it at once, or later by `done`. */
export type Connect = (opening: Opening, done: (error: unknown, socket?: NodeSocket) => void) => NodeSocket | undefined;

/** What a request knows of the connection that is being made for it. */
export interface Opening {
  /** Gives it up. */
  cancel?: () => void;
}

type Timer = ReturnType<typeof setTimeout>;

interface Idle {
  readonly socket: NodeSocket;
  readonly since: number;
}

/**
 * The connections to one place. Node's own agents do the same at four times the cost: they work out anew for every request which of
 * their connections would do for it.
 */
export class Pool implements NodeAgent {
  // As Node's requests want to know of an agent.
  readonly keepAlive: boolean;
  readonly protocol: string;
  readonly #connect: Connect;
  readonly #longest: number;
  readonly #most: number;
  /** The last to be left stands last, and is the first to be taken. */
  readonly #idle: Idle[] = [];
  readonly #open = new Set<NodeSocket>();
  readonly #waiting: { readonly outgoing: NodeOutgoing; readonly opening: Opening }[] = [];
  /** Connections that are asked for and not there yet. */
  #opening = 0;
  #allowed: number;
  #timer: Timer | undefined;

  /**
   * @param protocol `http:` or `https:`
   * @param keepAlive milliseconds that a connection is kept without a request
   * @param most how many connections there may be
   */
  constructor(protocol: string, connect: Connect, keepAlive: number, most: number) {
    this.#connect = connect;
    this.protocol = protocol;
    this.keepAlive = true;
    this.#longest = keepAlive;
    this.#allowed = keepAlive;
    this.#most = most;
  }

  /** What Node's requests ask an agent for: a connection. */
  addRequest(outgoing: NodeOutgoing, { opening }: { readonly opening: Opening }): void {
    const kept = this.#reuse();
    if (kept) take(outgoing, kept);
    else if (this.#open.size + this.#opening < this.#most) this.#begin(outgoing, opening);
    else this.#wait(outgoing, opening);
  }

  /** How long the server says that it keeps a connection, in milliseconds, if it says so; a second of it is for the way there. */
  told(kept: number): void {
    this.#allowed = Number.isNaN(kept) ? this.#longest : Math.min(this.#longest, kept - 1000);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const socket of this.#open) socket.destroy();
  }

  /** A kept connection that is not closed, as far as can be told. */
  #reuse(): NodeSocket | undefined {
    for (let last = this.#idle.pop(); last !== undefined; last = this.#idle.pop()) {
      const { socket, since } = last;
      if (!socket.destroyed && socket.writable && Date.now() - since < this.#allowed) {
        socket.ref();
        return socket;
      }
      socket.destroy();
    }
    return undefined;
  }

  #begin(outgoing: NodeOutgoing, opening: Opening): void {
    this.#opening++;
    const opened = (error: unknown, socket?: NodeSocket): void => {
      this.#opening--;
      if (socket) this.#adopt(socket);
      else this.#next();
      outgoing.onSocket(socket, error);
    };
    const socket = this.#connect(opening, opened);
    if (socket) opened(undefined, socket);
  }

  #wait(outgoing: NodeOutgoing, opening: Opening): void {
    const wish = { outgoing, opening };
    this.#waiting.push(wish);
    opening.cancel = () => {
      const at = this.#waiting.indexOf(wish);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      // A request that never gets a connection would not end either.
      outgoing.onSocket(undefined, new Error('the request was ended'));
    };
  }

  #adopt(socket: NodeSocket): void {
    this.#open.add(socket);
    // Between two requests nobody else hears of it; during one, the request does.
    socket.on('error', () => {});
    socket.on('free', () => this.#leave(socket));
    socket.on('close', () => {
      this.#open.delete(socket);
      this.#next();
    });
  }

  #leave(socket: NodeSocket): void {
    const wish = socket.destroyed || !socket.writable ? undefined : this.#waiting.shift();
    if (wish) {
      take(wish.outgoing, socket);
      return;
    }
    if (this.#allowed <= 0 || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.unref();
    this.#idle.push({ socket, since: Date.now() });
    this.#timer ??= this.#sweepLater();
  }

  #next(): void {
    const wish = this.#waiting.shift();
    if (wish) this.addRequest(wish.outgoing, wish);
  }

  /** One timer for all of them: what has been idle for too long is not taken, and goes sooner or later. */
  #sweepLater(): Timer {
    const timer: Timer & { unref?: () => unknown } = setTimeout(() => this.#sweep(), Math.max(this.#allowed, 100));
    timer.unref?.();
    return timer;
  }

  #sweep(): void {
    const end = Date.now() - this.#allowed;
    const kept = this.#idle.findIndex(({ since }) => since > end);
    for (const { socket } of this.#idle.splice(0, kept < 0 ? this.#idle.length : kept)) socket.destroy();
    this.#timer = this.#idle.length > 0 ? this.#sweepLater() : undefined;
  }
}

/** Gives a request a connection that others had before. */
function take(outgoing: NodeOutgoing, socket: NodeSocket): void {
  outgoing.reusedSocket = true;
  outgoing.onSocket(socket);
}

/** Connections without encryption. */
export function plain(host: string, port: number): Connect {
  const { connect } = required<NodeNet>('node:net');
  return () => connect({ host, port, ...soon });
}

/**
 * Connections with it.
 * @param options of `tls.connect`
 */
export function secure(host: string, port: number, options: object): Connect {
  const { connect } = required<NodeTls>('node:tls');
  const resumed = resuming(host, options);
  return () => resumed((more) => connect({ port, ...soon, ...more }));
}

/** What TLS needs to be told beside the options; what it learns of one connection makes the next one faster. */
export function resuming(host: string, options: object): (connect: (options: object) => NodeSocket) => NodeSocket {
  const named = required<NodeNet>('node:net').isIP(host) === 0 && { servername: host };
  let session: unknown;
  return (connect) => {
    const socket = connect({
      host,
      ALPNProtocols: ['http/1.1'],
      ...named,
      ...options,
      ...(session !== undefined && { session }),
    });
    socket.on('session', (latest) => {
      session = latest;
    });
    return socket;
  };
}

const soon = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 } as const;
