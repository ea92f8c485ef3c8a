import type { MockApi, MockError, MockOperation } from './api.js';
/** The API's operations and errors by name. */
export declare class Documented {
    #private;
    readonly errors: ReadonlyMap<string, MockError>;
    constructor(api: MockApi);
    /** @throws {RangeError} where there is none of that name */
    operation(name: string): MockOperation;
    /**
     * @param operation the one that has to document it; absent where any may
     * @throws {RangeError} where it is not documented
     */
    error(name: string, operation: MockOperation | undefined): MockError;
}
//# sourceMappingURL=documented.d.ts.map