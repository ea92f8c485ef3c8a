import { CallWatch } from './control-watch.js';
import type { Extensible, Extension } from './extension.js';
export interface ControlOptions {
    /** Where it is; nothing below it reaches the API. Default `/__mock__`. */
    readonly path?: string;
    /**
     * Host names, without a port, by which it may be asked for, besides addresses and names that nobody can register: those without a
     * dot, such as `localhost` or a container's, and those that end in `.localhost`, `.test` or `.internal`. Others are refused, lest a web
     * page make its own name point here.
     */
    readonly hosts?: readonly string[];
}
/** What the control plane is made of, once it is wanted. */
export interface ControlPlane {
    readonly server: Extensible;
    readonly watch: CallWatch;
    /** Without a slash at the end. */
    readonly path: string;
    readonly hosts: readonly string[];
    /** Operations that some value of a path variable would have to reach by the reserved path, and cannot. */
    readonly shadowed: readonly string[];
}
/**
 * Adds the control plane: everything below one reserved path. All but this is loaded by the first call that asks for it.
 * @throws {RangeError} where the path is none, or an operation has its documented path there
 */
export declare function control(options?: boolean | ControlOptions): Extension;
//# sourceMappingURL=control.d.ts.map