/** A request's own headers under those that were given for it, the last of a name counting; made anew for each attempt. */
export async function headersOfAttempt(headers, ...sources) {
    const all = { ...headers };
    for (const source of sources) {
        const given = typeof source === 'function' ? await source() : source;
        for (const [name, value] of Object.entries(given ?? {})) {
            if (value === undefined)
                delete all[name.toLowerCase()];
            else
                all[name.toLowerCase()] = value;
        }
    }
    return all;
}
