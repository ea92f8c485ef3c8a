/** Values for the `{variables}` of a server's URL. */
export interface ServerVariables {
    readonly [name: string]: string | undefined;
}
/** `https://{region}.example.com` with its variables filled in. Throws a `TypeError` where one is missing or not fit to stand there. */
export declare function fillServer(server: string, variables?: ServerVariables): string;
/** An endpoint as paths are put behind it: checked, with neither query nor trailing slash. */
export declare function baseUrl(endpoint: string | URL): string;
//# sourceMappingURL=endpoint.d.ts.map