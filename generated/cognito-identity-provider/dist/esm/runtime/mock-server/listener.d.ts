import type { MockCore } from './core.js';
import type { Address, ListenOptions } from './types.js';
export type NodeListener = (request: NodeRequest, response: NodeResponse) => void;
export interface NodeRequest {
    readonly method?: string | undefined;
    readonly url?: string | undefined;
    readonly headers: {
        readonly [name: string]: string | string[] | undefined;
    };
    on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
    on(event: 'end', listener: () => void): unknown;
}
export interface NodeResponse {
    readonly destroyed: boolean;
    readonly writableLength: number;
    readonly socket: {
        destroySoon(): void;
    } | null;
    writeHead(status: number, headers: {
        [name: string]: string;
    }): unknown;
    flushHeaders(): void;
    write(text: string | Uint8Array, done?: () => void): unknown;
    once(event: 'close', listener: () => void): unknown;
    destroy(): unknown;
    end(body?: string | Uint8Array): unknown;
}
export interface Listening {
    readonly address: Address;
    close(): Promise<void>;
}
export declare function listen<State>(core: MockCore<State>, { port, host, tls }: ListenOptions): Promise<Listening>;
/** What answers requests of a `node:http` server. */
export declare function listenerOf<State>(core: MockCore<State>): NodeListener;
//# sourceMappingURL=listener.d.ts.map