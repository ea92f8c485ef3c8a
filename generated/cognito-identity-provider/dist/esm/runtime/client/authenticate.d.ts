import type { TransportRequest } from './transport.js';
/** One way in which an operation's page says that callers sign in. */
export type SecurityScheme = {
    readonly kind: 'bearer' | 'basic' | 'oauth2';
} | {
    readonly kind: 'apiKey';
    readonly in: 'query' | 'header' | 'cookie';
    readonly key: string;
};
/** What is known of the operation that a request is for. */
export interface Authenticated {
    readonly name: string;
    /** As documented; absent where the page says nothing. */
    readonly security?: readonly SecurityScheme[];
}
/** Puts credentials or a signature into a request, anew for each attempt, as the last thing before it is sent. */
export type Authenticate = (request: TransportRequest, operation: Authenticated) => void | Promise<void>;
//# sourceMappingURL=authenticate.d.ts.map