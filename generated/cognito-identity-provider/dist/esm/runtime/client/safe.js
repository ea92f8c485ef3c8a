import { ClientError } from './errors.js';
import { listening } from './listening.js';
/**
 * Makes an operation's function answer with `{ data, error, response }` in place of throwing.
 * What no call fails with of itself, such as an error thrown by a `headers` function, is still thrown.
 */
export function safe(operation) {
    return async (client, ...rest) => {
        const { context, last } = listening(client);
        try {
            const data = await operation(context, ...rest);
            // An operation that succeeded had an answer.
            return { data, error: undefined, response: last() };
        }
        catch (error) {
            if (!(error instanceof ClientError))
                throw error;
            return { data: undefined, error: error, response: last() };
        }
    };
}
