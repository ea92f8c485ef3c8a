import type { Authenticate } from './authenticate.js';
/** A request as signers of AWS take it. */
export interface SignableRequest {
    readonly method: string;
    readonly protocol: string;
    readonly hostname: string;
    readonly port?: number;
    readonly path: string;
    readonly query: {
        [name: string]: string | string[];
    };
    readonly headers: {
        [name: string]: string;
    };
    readonly body: string | Uint8Array | undefined;
}
/** What signs requests: a `SignatureV4` of `@smithy/signature-v4`, or anything of its shape. */
export interface RequestSigner {
    sign(request: SignableRequest): Promise<{
        readonly headers: {
            readonly [name: string]: string;
        };
    }>;
}
/**
 * Signs requests by AWS Signature Version 4, with a signer of your own:
 * `sigV4(new SignatureV4({ service, region, credentials, sha256: Sha256 }))`.
 */
export declare function sigV4(signer: RequestSigner): Authenticate;
