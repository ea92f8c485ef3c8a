import { ClientError } from './errors.js';
/**
 * Makes an operation's function answer with `{ data, error, response }` in place of throwing.
 * What no call fails with of itself, such as an error thrown by a `headers` function, is still thrown.
 */
export function safe(operation) {
    return async (client, ...rest) => {
        let response;
        const observed = {
            config: client.config,
            observe: (metadata) => {
                response = metadata;
                client.observe?.(metadata);
            },
        };
        try {
            const data = await operation(observed, ...rest);
            // An operation that succeeded had an answer.
            return { data, error: undefined, response: response };
        }
        catch (error) {
            if (!(error instanceof ClientError))
                throw error;
            return { data: undefined, error: error, response };
        }
    };
}
