/** `application/json` and its kin. */
export function jsonBody(value, mediaType) {
    return { body: JSON.stringify(value), contentType: mediaType };
}
