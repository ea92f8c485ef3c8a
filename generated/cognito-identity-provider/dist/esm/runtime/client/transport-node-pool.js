import { required, } from './transport-node-builtins.js';
/**
 * The connections to one place. Node's own agents do the same at four times the cost: they work out anew for every request which of
 * their connections would do for it.
 */
export class Pool {
    // As Node's requests want to know of an agent.
    keepAlive;
    protocol;
    #connect;
    #longest;
    #most;
    /** The last to be left stands last, and is the first to be taken. */
    #idle = [];
    #open = new Set();
    #waiting = [];
    /** Connections that are asked for and not there yet. */
    #opening = 0;
    #allowed;
    #timer;
    /**
     * @param protocol `http:` or `https:`
     * @param keepAlive milliseconds that a connection is kept without a request
     * @param most how many connections there may be
     */
    constructor(protocol, connect, keepAlive, most) {
        this.#connect = connect;
        this.protocol = protocol;
        this.keepAlive = true;
        this.#longest = keepAlive;
        this.#allowed = keepAlive;
        this.#most = most;
    }
    /** What Node's requests ask an agent for: a connection. */
    addRequest(outgoing, { opening }) {
        const kept = this.#reuse();
        if (kept)
            take(outgoing, kept);
        else if (this.#open.size + this.#opening < this.#most)
            this.#begin(outgoing, opening);
        else
            this.#wait(outgoing, opening);
    }
    /** How long the server says that it keeps a connection, in milliseconds, if it says so; a second of it is for the way there. */
    told(kept) {
        this.#allowed = Number.isNaN(kept) ? this.#longest : Math.min(this.#longest, kept - 1000);
    }
    destroy() {
        clearTimeout(this.#timer);
        this.#timer = undefined;
        for (const socket of this.#open)
            socket.destroy();
    }
    /** A kept connection that is not closed, as far as can be told. */
    #reuse() {
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
    #begin(outgoing, opening) {
        this.#opening++;
        const opened = (error, socket) => {
            this.#opening--;
            if (socket)
                this.#adopt(socket);
            else
                this.#next();
            outgoing.onSocket(socket, error);
        };
        const socket = this.#connect(opening, opened);
        if (socket)
            opened(undefined, socket);
    }
    #wait(outgoing, opening) {
        const wish = { outgoing, opening };
        this.#waiting.push(wish);
        opening.cancel = () => {
            const at = this.#waiting.indexOf(wish);
            if (at < 0)
                return;
            this.#waiting.splice(at, 1);
            // A request that never gets a connection would not end either.
            outgoing.onSocket(undefined, new Error('the request was ended'));
        };
    }
    #adopt(socket) {
        this.#open.add(socket);
        // Between two requests nobody else hears of it; during one, the request does.
        socket.on('error', () => { });
        socket.on('free', () => this.#leave(socket));
        socket.on('close', () => {
            this.#open.delete(socket);
            this.#next();
        });
    }
    #leave(socket) {
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
    #next() {
        const wish = this.#waiting.shift();
        if (wish)
            this.addRequest(wish.outgoing, wish);
    }
    /** One timer for all of them: what has been idle for too long is not taken, and goes sooner or later. */
    #sweepLater() {
        const timer = setTimeout(() => this.#sweep(), Math.max(this.#allowed, 100));
        timer.unref?.();
        return timer;
    }
    #sweep() {
        const end = Date.now() - this.#allowed;
        const kept = this.#idle.findIndex(({ since }) => since > end);
        for (const { socket } of this.#idle.splice(0, kept < 0 ? this.#idle.length : kept))
            socket.destroy();
        this.#timer = this.#idle.length > 0 ? this.#sweepLater() : undefined;
    }
}
/** Gives a request a connection that others had before. */
function take(outgoing, socket) {
    outgoing.reusedSocket = true;
    outgoing.onSocket(socket);
}
/** Connections without encryption. */
export function plain(host, port) {
    const { connect } = required('node:net');
    return () => connect({ host, port, ...soon });
}
/**
 * Connections with it.
 * @param options of `tls.connect`
 */
export function secure(host, port, options) {
    const { connect } = required('node:tls');
    const resumed = resuming(host, options);
    return () => resumed((more) => connect({ port, ...soon, ...more }));
}
/** What TLS needs to be told beside the options; what it learns of one connection makes the next one faster. */
export function resuming(host, options) {
    const named = required('node:net').isIP(host) === 0 && { servername: host };
    let session;
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
const soon = { noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 };
