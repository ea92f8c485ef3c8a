/** Longest wait that a timer can be set to; what is longer would fire at once. */
const longestTimer = 2 ** 31 - 1;
/**
 * Runs `work` until it is done, the time is up or the signal aborts, whichever comes first. The work is told by a signal of its own,
 * and is not waited for should it not listen. Leaves no timer and no listener behind.
 */
export function withDeadline(deadline, work) {
    const { signal, timeout } = deadline;
    const limited = timeout !== undefined && timeout <= longestTimer;
    if (signal === undefined && !limited)
        return work(undefined);
    if (signal?.aborted)
        return Promise.reject(deadline.onAbort(signal.reason));
    return new Promise((resolve, reject) => {
        const controller = new AbortController();
        const settle = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', aborted);
        };
        const stop = (error) => {
            settle();
            reject(error);
            controller.abort(error);
        };
        const aborted = () => stop(deadline.onAbort(signal?.reason));
        const timer = limited ? setTimeout(() => stop(deadline.onTimeout()), Math.max(0, timeout)) : undefined;
        signal?.addEventListener('abort', aborted);
        work(controller.signal).then((value) => {
            settle();
            resolve(value);
        }, (error) => {
            settle();
            reject(error);
        });
    });
}
/** Waits; a signal cuts the wait short, and takes the timer with it. */
export function sleep(milliseconds, signal) {
    return new Promise((resolve) => {
        const timer = setTimeout(done, milliseconds);
        function done() {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        }
        signal?.addEventListener('abort', done);
    });
}
