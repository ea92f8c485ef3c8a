/** Why a transport could not send a request. */
export class TransportError extends Error {
    /** `unsendable`: no attempt could ever succeed, as with a line break in a header. */
    kind;
    constructor(kind, message, cause) {
        super(message, { cause });
        this.kind = kind;
    }
}
