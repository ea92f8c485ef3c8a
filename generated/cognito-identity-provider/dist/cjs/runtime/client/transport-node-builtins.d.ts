/** As much of Node's own modules as is used here, so that neither its types nor a bundler need to know of them. */
/** Bytes, as Node has them. */
export interface NodeBytes extends Uint8Array {
    toString(encoding?: 'utf8' | 'base64'): string;
}
export interface NodeBuffers {
    readonly Buffer: {
        byteLength(text: string): number;
        concat(chunks: readonly Uint8Array[]): NodeBytes;
        from(bytes: ArrayBuffer): NodeBytes;
        from(text: string): NodeBytes;
    };
}
export interface NodeSocket {
    readonly connecting: boolean;
    readonly destroyed: boolean;
    readonly encrypted?: boolean;
    readonly writable: boolean;
    on(event: 'close' | 'error' | 'free', listener: () => void): unknown;
    on(event: 'session', listener: (session: unknown) => void): unknown;
    once(event: 'connect' | 'secureConnect', listener: () => void): unknown;
    once(event: 'error', listener: (error: unknown) => void): unknown;
    ref(): unknown;
    unref(): unknown;
    destroy(): unknown;
}
/** An `http.Agent` or an `https.Agent`. */
export interface NodeAgent {
    destroy(): void;
}
/** Bytes that come in: an answer, or what unpacks one. */
export interface NodeReadable {
    readonly destroyed: boolean;
    readonly errored: unknown;
    readonly readableEnded: boolean;
    readonly readableLength: number;
    on(event: 'data', listener: (chunk: NodeBytes) => void): unknown;
    on(event: 'end' | 'close', listener: () => void): unknown;
    on(event: 'error', listener: (error: unknown) => void): unknown;
    pause(): unknown;
    resume(): unknown;
    destroy(error?: unknown): unknown;
    pipe<Into>(into: Into): Into;
}
export interface NodeIncoming extends NodeReadable {
    readonly statusCode?: number;
    /** Names and values in turn, as they were sent. */
    readonly rawHeaders: readonly string[];
    /** Whether all of it has come in. */
    readonly complete: boolean;
}
export interface NodeOutgoing {
    reusedSocket: boolean;
    /** Gives it the connection that it goes by, or the reason why there is none. */
    onSocket(socket: NodeSocket | undefined, error?: unknown): void;
    once(event: 'response', listener: (answer: NodeIncoming) => void): unknown;
    once(event: 'connect' | 'upgrade', listener: (answer: NodeIncoming, socket: NodeSocket) => void): unknown;
    once(event: 'socket', listener: (socket: NodeSocket) => void): unknown;
    once(event: 'drain' | 'close', listener: () => void): unknown;
    on(event: 'error', listener: (error: unknown) => void): unknown;
    write(chunk: string | Uint8Array, done?: () => void): boolean;
    end(): unknown;
    destroy(error?: unknown): unknown;
}
export interface NodeHttp {
    request(options: object): NodeOutgoing;
}
export interface NodeNet {
    connect(options: object): NodeSocket;
    isIP(host: string): number;
}
export interface NodeTls {
    connect(options: object): NodeSocket;
}
export interface NodeZlib {
    createGunzip(): NodeReadable;
    createInflate(): NodeReadable;
    createInflateRaw(): NodeReadable;
    createBrotliDecompress(): NodeReadable;
}
/** As much of Node's `process` as is asked. */
interface NodeProcess {
    readonly versions?: {
        readonly [name: string]: string | undefined;
    };
    getBuiltinModule?(name: string): unknown;
}
/** Absent but in Node and what is made to be like it. */
export declare function nodeProcess(): NodeProcess | undefined;
/** A module of Node's, loaded when it is first asked for; undefined elsewhere, and in Node before 20.16. */
export declare function builtin<Module>(name: string): Module | undefined;
/** A module of Node's, where it is known that there is one. */
export declare function required<Module>(name: string): Module;
export {};
