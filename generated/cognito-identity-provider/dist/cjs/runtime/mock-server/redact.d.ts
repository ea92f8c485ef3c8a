/**
 * Takes secrets out of what is kept. Equal secrets get equal placeholders, so that a token that one call got and another used is
 * still seen to be the same. A placeholder is letters and digits and long enough for most patterns of tokens.
 */
export declare class Redactor {
    #private;
    /**
     * @param documented names of properties that the pages say are secret
     * @param count how many placeholders are taken already
     */
    constructor(documented?: readonly string[], count?: number);
    isSecretName(name: string): boolean;
    /** The value as plain JSON, without its secrets. */
    value(value: unknown, isSecret?: boolean): unknown;
    /** A header's text. What a credential is (`Bearer`, `Basic`) stays. */
    header(name: string, text: string): string;
    /** An address, or a part of one: parameters of its query, and of its fragment. */
    url(url: string): string;
    /** Text that may be markup: what stands between tags that are called like secrets. */
    markup(text: string): string;
    /** Text that may have secrets in it that were met before, as they are or percent-encoded. */
    text(text: string): string;
    /** What stands for a secret. */
    secret(text: string): string;
}
export declare function isPlaceholder(value: unknown): boolean;
export declare function placeholderNumber(text: string): number;
/** The highest number that a placeholder has in the text. */
export declare function placeholdersIn(text: string): number;
/** Whether what is called so is a secret: `AccessToken`, `x-api-key`, `client_secret`; not `TokenType`, `tokens_used`. */
export declare function isSecretName(name: string): boolean;
