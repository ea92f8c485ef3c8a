import { KeinLotseFrei, type LotsenServiceException, Unbekannt, ZuGross } from './errors.js';
import type { ClientContext } from './runtime/client/config.js';
import type { CallError } from './runtime/client/errors.js';
import type { CallOptions } from './runtime/client/options.js';
import type { Answer } from './runtime/client/safe.js';
import type { AbsagenInput, AnfordernInput, AnfordernResponse } from './types.js';
/** What {@link absagen} can fail with. */
export type AbsagenError = Unbekannt | LotsenServiceException | CallError;
/**
 * Sagt den Lotsen wieder ab.
 *
 * @see page.txt
 * @throws {Unbekannt} So eine Anforderung gibt es nicht.
 */
export declare function absagen(client: ClientContext, input: AbsagenInput, options?: CallOptions): Answer<void, AbsagenError>;
/** What {@link anfordern} can fail with. */
export type AnfordernError = KeinLotseFrei | ZuGross | LotsenServiceException | CallError;
/**
 * Ruft einen Lotsen an Bord. Wer keinen Funk hat, ruft an.
 *
 * @see page.txt
 * @throws {KeinLotseFrei} Alle Lotsen sind auf See.
 * @throws {ZuGross} Für das Schiff ist das Riff zu eng.
 */
export declare function anfordern(client: ClientContext, input: AnfordernInput, options?: CallOptions): Answer<AnfordernResponse, AnfordernError>;
