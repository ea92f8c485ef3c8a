/** The API's operations and errors by name. */
export class Documented {
    errors;
    #operations;
    constructor(api) {
        this.errors = new Map(api.errors.map((error) => [error.name, error]));
        this.#operations = new Map(api.operations.map((operation) => [operation.name, operation]));
    }
    /** @throws {RangeError} where there is none of that name */
    operation(name) {
        const operation = this.#operations.get(name);
        if (operation === undefined)
            throw new RangeError(`There is no operation ${name}; there are ${[...this.#operations.keys()].join(', ')}.`);
        return operation;
    }
    /**
     * @param operation the one that has to document it; absent where any may
     * @throws {RangeError} where it is not documented
     */
    error(name, operation) {
        const error = this.errors.get(name);
        const names = operation === undefined ? [...this.errors.keys()] : operation.errors.map((each) => each.name);
        if (error === undefined || !names.includes(name)) {
            throw new RangeError(`${operation?.name ?? 'The API'} documents no error ${name}; it documents ${names.join(', ') || 'none'}.`);
        }
        return error;
    }
}
