import { type CallError, ServiceError } from './runtime/client/errors.js';
export { AbortError, CallValidationError, ClientError, HttpError, NetworkError, ProtocolError, ServiceError, TimeoutError, } from './runtime/client/errors.js';
/**
 * An error that Lotsen von Nordriff answered with. Each documented error has a class of its own; one
 * that the page does not document is of this class, and `code` tells its name.
 */
export declare class LotsenServiceException<Code extends string = string, Body = unknown> extends ServiceError<Code, Body> {
    get name(): string;
}
/**
 * Alle Lotsen sind auf See.
 *
 * HTTP status: 409.
 */
export declare class KeinLotseFrei extends LotsenServiceException<'KeinLotseFrei'> {
    get name(): 'KeinLotseFrei';
}
/**
 * So eine Anforderung gibt es nicht.
 *
 * HTTP status: 404.
 */
export declare class Unbekannt extends LotsenServiceException<'Unbekannt'> {
    get name(): 'Unbekannt';
}
/**
 * Für das Schiff ist das Riff zu eng.
 *
 * HTTP status: 422.
 */
export declare class ZuGross extends LotsenServiceException<'ZuGross'> {
    get name(): 'ZuGross';
}
/** Whatever a call of Lotsen von Nordriff can end with. */
export type LotsenError = LotsenServiceException | CallError;
/** Whether `error` comes from a call of Lotsen von Nordriff. */
export declare function isLotsenError(error: unknown): error is LotsenError;
//# sourceMappingURL=errors.d.ts.map