/** Longest wait that a timer can be set to; what is longer would fire at once. */
const longestTimer = 2 ** 31 - 1;
/**
 * Runs `work` until it is done, the time is up or the signal aborts, whichever comes first. The work is told by a signal of its own,
 * and is not waited for should it not listen. Leaves no timer and no listener behind.
 *
 * @param timeout milliseconds from now
 */
export function withDeadline(signal, timeout, aborted, timedOut, work) {
    const limited = timeout !== undefined && timeout <= longestTimer;
    if (!signal && !limited)
        return work(undefined);
    return new Promise((resolve, reject) => {
        const controller = new AbortController();
        const stop = (reason) => () => {
            settle();
            const error = reason();
            reject(error);
            controller.abort(error);
        };
        const onAbort = stop(aborted);
        const timer = limited ? setTimeout(stop(timedOut), timeout) : undefined;
        const settle = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', onAbort);
        };
        if (signal?.aborted)
            return onAbort();
        signal?.addEventListener('abort', onAbort);
        work(controller.signal).then(resolve, reject).finally(settle);
    });
}
/** Waits; a signal cuts the wait short, and takes the timer with it. */
export function sleep(milliseconds, signal) {
    // Work that only its deadline ends; which of the two it was that ended it, nobody asks.
    return withDeadline(signal, milliseconds, Error, Error, () => new Promise(() => { })).catch(() => { });
}
