/** Puts headers that were given for a request over its own, the last of a name counting; sources are asked anew for each attempt. */
export async function addHeaders(headers, ...sources) {
    for (const source of sources) {
        const given = typeof source === 'function' ? await source() : source;
        for (const [name, value] of Object.entries(given ?? {})) {
            if (value === undefined)
                delete headers[name.toLowerCase()];
            else
                headers[name.toLowerCase()] = value;
        }
    }
}
