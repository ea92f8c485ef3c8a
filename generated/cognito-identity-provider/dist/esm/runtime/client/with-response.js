import { listening } from './listening.js';
/** Makes an operation's function answer with `{ data, response }`: status, headers and request id beside the output. */
export function withResponse(operation) {
    return async (client, ...rest) => {
        const { context, last } = listening(client);
        const data = await operation(context, ...rest);
        const response = last();
        if (response === undefined)
            throw new TypeError('an operation that answered told nothing of its response');
        return { data, response };
    };
}
