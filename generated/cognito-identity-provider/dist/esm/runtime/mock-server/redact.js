import { setProperty } from './schema.js';
/**
 * Takes secrets out of what is kept. Equal secrets get equal placeholders, so that a token that one call got and another used is
 * still seen to be the same. A placeholder is letters and digits and long enough for most patterns of tokens.
 */
export class Redactor {
    #documented;
    #placeholders = new Map();
    /** How secrets are spelled in texts, as they are and percent-encoded. */
    #inText = new Map();
    #count;
    /**
     * @param documented names of properties that the pages say are secret
     * @param count how many placeholders are taken already
     */
    constructor(documented = [], count = 0) {
        this.#documented = new Set(documented.map((name) => name.toLowerCase()));
        this.#count = count;
    }
    isSecretName(name) {
        return this.#documented.has(name.toLowerCase()) || isSecretName(name);
    }
    /** The value as plain JSON, without its secrets. */
    value(value, isSecret = false) {
        if (typeof value === 'string')
            return isSecret ? this.secret(value) : this.#plain(value);
        if (value instanceof Uint8Array)
            return { bytes: value.length };
        if (value instanceof Blob)
            return { bytes: value.size, type: value.type };
        if (Array.isArray(value))
            return value.map((item) => this.value(item, isSecret));
        if (typeof value !== 'object' || value === null)
            return value;
        const redacted = {};
        const named = nameInside(value);
        for (const [name, inner] of Object.entries(value)) {
            const secret = isSecret || this.isSecretName(name) || (named !== undefined && isValueName(name) && this.isSecretName(named));
            setProperty(redacted, name, this.value(inner, secret));
        }
        return redacted;
    }
    /** A header's text. What a credential is (`Bearer`, `Basic`) stays. */
    header(name, text) {
        if (name === 'cookie' || name === 'set-cookie')
            return this.#cookies(text);
        if (this.isSecretName(name))
            return this.#credential(text);
        return name === 'location' || name === 'referer' ? this.url(text) : this.text(text);
    }
    /** An address, or a part of one: parameters of its query, and of its fragment. */
    url(url) {
        return this.text(url.replace(/([?&#;])([^=?&#;]+)=([^&#;]*)/g, (pair, sign, name, value) => this.isSecretName(decoded(name)) ? `${sign}${name}=${this.secret(decoded(value))}` : pair));
    }
    /** Text that may be markup: what stands between tags that are called like secrets. */
    markup(text) {
        return this.text(text.replace(/<([\w:.-]+)((?:\s[^<>]*)?)>([^<>]+)<\/\1\s*>/g, (element, name, attributes, inner) => this.isSecretName(name) ? `<${name}${attributes}>${this.secret(inner)}</${name}>` : element));
    }
    /** Text that may have secrets in it that were met before, as they are or percent-encoded. */
    text(text) {
        let redacted = text;
        for (const [spelling, placeholder] of this.#inText)
            redacted = redacted.replaceAll(spelling, placeholder);
        return redacted.replace(dotted, (run) => this.#signed(run));
    }
    /** What stands for a secret. */
    secret(text) {
        if (text === '' || isPlaceholder(text))
            return text;
        const known = this.#placeholders.get(text);
        if (known !== undefined)
            return known;
        this.#count += 1;
        const placeholder = `redacted${String(this.#count).padStart(12, '0')}`;
        this.#placeholders.set(text, placeholder);
        if (text.length >= shortestInText)
            this.#inText.set(text, placeholder).set(encoded(text), placeholder);
        return placeholder;
    }
    #plain(text) {
        if (/^(?:Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s/i.test(text))
            return this.#credential(text);
        return text.length < shortestInText ? text : this.text(text);
    }
    /** A run without the signed token in it. */
    #signed(run) {
        const parts = run.split('.');
        let before = 0;
        for (const [index, part] of parts.slice(0, -1).entries()) {
            const head = parts[index + 1] === '' ? -1 : part.search(signedHead);
            if (head >= 0)
                return run.slice(0, before + head) + this.secret(run.slice(before + head));
            before += part.length + 1;
        }
        return run;
    }
    #credential(text) {
        const [, scheme = '', secret = ''] = /^(?:([\w-]+)\s+)?(.*)$/s.exec(text) ?? [];
        return scheme === '' ? this.secret(text) : `${scheme} ${this.secret(secret)}`;
    }
    /** Only the values: names and attributes tell how a site works, not who somebody is. */
    #cookies(text) {
        return text
            .split(/;\s*/)
            .map((pair) => {
            const equals = pair.indexOf('=');
            const name = pair.slice(0, equals).trim().toLowerCase();
            return equals === -1 || cookieAttributes.includes(name)
                ? pair
                : `${pair.slice(0, equals)}=${this.secret(pair.slice(equals + 1))}`;
        })
            .join('; ');
    }
}
/** Shorter ones are words like any other. */
const shortestInText = 8;
/** What a signed token (JWT) may be, or be in. Each run is begun with once: texts are long, and may be anybody's. */
const dotted = /(?<![\w-])[\w-]+(?:\.[\w-]*)+/g;
/** How the first part of a signed token begins, once encoded: with a brace and a quote. */
const signedHead = /\beyJ[\w-]{8,}$/;
const cookieAttributes = ['path', 'domain', 'expires', 'max-age', 'samesite'];
const placeholder = /^redacted\d{12}$/;
export function isPlaceholder(value) {
    return typeof value === 'string' && placeholder.test(value);
}
export function placeholderNumber(text) {
    return Number(text.slice(-12));
}
/** The highest number that a placeholder has in the text. */
export function placeholdersIn(text) {
    let highest = 0;
    for (const [, digits] of text.matchAll(/\bredacted(\d{12})\b/g))
        highest = Math.max(highest, Number(digits));
    return highest;
}
/** What a name ends in, in words, when its value is a secret. */
const secretEndings = [
    /(?:^| )(?:password|passwd|passphrase|passcode|pwd|pin|otp)s?$/,
    /(?:^| )(?:secret|token|jwt|credential|signature|session|cookie)s?$/,
    /(?:^| )(?:authorization|authentication|auth)$/,
    /(?:^| )(?:api|access|private|secret|signing|encryption) (?:key|hash)s?$/,
    /(?:^| )(?:apikey|accesskey|secretkey|privatekey)s?$/,
    /(?:^| )access key id$/,
    /(?:^| )(?:user|confirmation|verification|authorization|auth|security|mfa|otp) code$/,
    /(?:^| )(?:code verifier|session id|sessionid)$/,
];
/** Whether what is called so is a secret: `AccessToken`, `x-api-key`, `client_secret`; not `TokenType`, `tokens_used`. */
export function isSecretName(name) {
    const words = name
        .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
        .toLowerCase();
    return secretEndings.some((ending) => ending.test(words));
}
/** What `{ Name: 'password', Value: '…' }` says its value is called. */
function nameInside(value) {
    for (const [key, name] of Object.entries(value)) {
        if (/^(?:name|key)$/i.test(key) && typeof name === 'string')
            return name;
    }
    return undefined;
}
function isValueName(name) {
    return /^value$/i.test(name);
}
/** A lone surrogate has no bytes to be encoded. */
function encoded(text) {
    try {
        return encodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
