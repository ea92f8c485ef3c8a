/** @see page.txt line 6 */
export interface AnfordernRequest {
    /** das Schiff, das einen Lotsen braucht */
    schiff: AnfordernRequestSchiff;
    /** wo der Lotse zusteigt */
    treffpunkt: string;
    /** worin gefunkt wird */
    sprachen?: string[] | undefined;
}
/** @see page.txt line 6 */
export interface AnfordernRequestSchiff {
    /** so ruft man es */
    rufzeichen: string;
    /** in Metern */
    laenge?: number | undefined;
}
/** @see page.txt line 6 */
export interface AnfordernResponse {
    /** Nummer der Anforderung */
    anforderung: string;
    /** wer in Frage kommt */
    lotsen?: Lotse[] | undefined;
}
/** @see page.txt line 39 */
export interface Lotse {
    name: string;
    /** Dienstjahre */
    seit?: number | undefined;
}
/** What `absagen` takes. */
export interface AbsagenInput {
    /** Nummer der Anforderung */
    anforderung: string;
    /** warum: [wetter | panne | andere] */
    grund?: AbsagenInputGrund | undefined;
    /** ob die Gebühr trotzdem gezahlt wird */
    gebuehr?: boolean | undefined;
}
/**
 * warum: [wetter | panne | andere]
 *
 * @see page.txt line 33
 */
export type AbsagenInputGrund = 'wetter' | 'panne' | 'andere';
/** What `anfordern` takes. */
export interface AnfordernInput {
    /** Kürzel des Hafens */
    'X-Hafen': string;
    body: AnfordernRequest;
}
//# sourceMappingURL=types.d.ts.map