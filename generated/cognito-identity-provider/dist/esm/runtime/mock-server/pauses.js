/** All that a server waits for, so that one that is closed leaves no timer behind. */
export class Pauses {
    #open = new Set();
    open() {
        let hasEnded = false;
        let cut;
        const waits = {
            wait: (milliseconds) => hasEnded
                ? Promise.resolve()
                : new Promise((resolve) => {
                    const timer = setTimeout(resolve, milliseconds);
                    cut = () => {
                        clearTimeout(timer);
                        resolve();
                    };
                }),
            end: () => {
                hasEnded = true;
                this.#open.delete(waits);
                cut?.();
            },
        };
        this.#open.add(waits);
        return waits;
    }
    /** A single wait; over at once where the signal is aborted. */
    async wait(milliseconds, signal) {
        const waits = this.open();
        signal?.addEventListener('abort', waits.end, { once: true });
        if (signal?.aborted === true)
            waits.end();
        await waits.wait(milliseconds);
        signal?.removeEventListener('abort', waits.end);
        waits.end();
    }
    /** Ends all that are open now. */
    endAll() {
        for (const waits of [...this.#open])
            waits.end();
    }
}
