/** Items in the order in which they were added. The list is replaced, never changed: it may be walked in the meantime. */
export class Registry {
    items = [];
    /** @returns what removes it again */
    add(item) {
        this.items = [...this.items, item];
        let wasRemoved = false;
        return () => {
            const place = wasRemoved ? -1 : this.items.indexOf(item);
            this.items = this.items.filter((_, index) => index !== place);
            wasRemoved = true;
        };
    }
    /** @returns what makes the items those again that there are now */
    checkpoint() {
        const { items } = this;
        return () => {
            this.items = items;
        };
    }
}
