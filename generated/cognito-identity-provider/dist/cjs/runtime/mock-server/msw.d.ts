/** As much of MSW's `http` as is used here; what MSW itself declares fits. */
export interface MswHttp<Handler> {
    all(address: RegExp, resolver: (info: {
        readonly request: Request;
    }) => Promise<Response>): Handler;
}
/** One base URL or several. In each, `{…}` stands for anything but a slash and the character that comes behind it. */
export type Endpoint = string | URL | readonly (string | URL)[];
interface Answering {
    readonly fetch: (request: Request) => Promise<Response>;
}
/**
 * A handler of MSW that has the server answer whatever is sent to one of the endpoints. Other requests go their way.
 * @throws {TypeError} where an endpoint is not a whole URL
 */
export declare function handlerOf<Handler>(http: MswHttp<Handler>, server: Answering, endpoint: Endpoint): Handler;
export {};
