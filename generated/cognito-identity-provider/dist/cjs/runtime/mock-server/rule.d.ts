/**
 * A rule for calls, as plain JSON: when a call is like that, answer like this. Whatever stands in `answer`, `then` and `when` may
 * hold `${…}` placeholders; `scope.ts` says what may stand in them. No rule is ever run as code.
 */
export interface Rule<OperationName extends string = string, ErrorName extends string = string> {
    /** Told by the `x-mock-rule` header and the journal. Default: `rule-1`, `rule-2`, … */
    readonly name?: string;
    /** Rules of a higher priority are asked first; those of the same in their order. Default 0. */
    readonly priority?: number;
    /** All of it must hold. A rule without is for every call. */
    readonly when?: RuleCondition<OperationName>;
    /** For how many calls the rule is used, at most. Default: for all. */
    readonly times?: number;
    /** How many of the calls that it would be for are let pass first. Default 0. */
    readonly after?: number;
    /** How likely it is used, from 0 to 1; the server's seed decides. Default 1. */
    readonly probability?: number;
    /** Default: the answer that there would be without the rule, `{ pass: true }`. */
    readonly answer?: RuleAnswer<ErrorName>;
    /** How the answer travels. */
    readonly delivery?: RuleDelivery;
    /** What happens to the store once the answer is made; `${answer.…}` is its body. */
    readonly then?: readonly StateChange[];
}
export interface RuleCondition<OperationName extends string = string> {
    /** One operation, or any of several. A rule without is also for calls of no operation. */
    readonly operation?: OperationName | readonly OperationName[];
    /** `POST`, or any of several. */
    readonly method?: string | readonly string[];
    /** Path without its query. `*` stands for one segment or a part of one, `**` for any number of them. */
    readonly path?: string;
    /** Patterns by name, in any case. */
    readonly headers?: {
        readonly [name: string]: Pattern;
    };
    /** Patterns by name. A parameter that is repeated is a list. */
    readonly query?: {
        readonly [name: string]: Pattern;
    };
    /** What the operation is called with. */
    readonly input?: Pattern;
    /** Patterns for records by their address, `users/${input.Username}`. */
    readonly store?: {
        readonly [address: string]: Pattern;
    };
    /** Patterns for counters by name; a counter that nothing was added to is 0. */
    readonly counters?: {
        readonly [counter: string]: Pattern;
    };
    /**
     * Whether the input keeps the operation's schema: `true` for calls that do, `false` for those that do not (their input may be
     * anything), `any` for both. Default true: what a real API turns down, a mock should.
     */
    readonly valid?: boolean | 'any';
}
/**
 * What a value must be like.
 * - text, number, boolean, null: equal
 * - a list: as long, each item like its pattern
 * - an object of conditions only: all of them hold
 * - another object: each property is like its pattern; others may be there
 */
export type Pattern = string | number | boolean | null | readonly Pattern[] | Conditions | {
    readonly [property: string]: Pattern;
};
/** The conditions that there are. A property that is called like one is matched by `{ has: { contains: … } }`. */
export interface Conditions {
    /** Whether there is anything at all; null is something. */
    readonly exists?: boolean;
    /** Equal to the last property. */
    readonly is?: unknown;
    readonly not?: Pattern;
    readonly anyOf?: readonly Pattern[];
    /** Text with that in it, or a list with an item like that. */
    readonly contains?: Pattern;
    /** Text in which the regular expression (Unicode mode) is found. */
    readonly matches?: string;
    readonly above?: number;
    readonly below?: number;
    readonly atLeast?: number;
    readonly atMost?: number;
    /** The properties, whatever they are called. */
    readonly has?: {
        readonly [property: string]: Pattern;
    };
}
/** Headers go with any answer: in any case of letters, with placeholders. */
export type RuleAnswer<ErrorName extends string = string> = RuleContent<ErrorName> & {
    readonly headers?: {
        readonly [name: string]: string;
    };
};
/** Exactly one of these. */
export type RuleContent<ErrorName extends string = string> = 
/** A documented error. */
{
    readonly error: ErrorName;
    readonly message?: string;
}
/** A documented example, by its title, the end of its title, or its place counted from 1. */
 | {
    readonly example: string;
}
/** JSON, with placeholders. The default status is that of the operation's first response, or 200. */
 | {
    readonly body: unknown;
    readonly status?: number;
}
/** Text as it is, with placeholders: a broken body, HTML, … */
 | {
    readonly text: string;
    readonly status?: number;
}
/** No body. */
 | {
    readonly status: number;
}
/** A value made from the operation's schema. */
 | {
    readonly synthesise: true;
}
/** The next rule's answer, or what there would be without rules. Delivery and state changes of this rule still happen. */
 | {
    readonly pass: true;
};
export interface RuleDelivery {
    /** Milliseconds before the answer: always as many, or between two bounds as the seed decides. */
    readonly delay?: number | {
        readonly min: number;
        readonly max: number;
    };
    /** Where the connection is lost: before anything was sent, after the headers, or after half of the body. */
    readonly drop?: Drop;
    /** Only so many bytes of the body are sent; then the connection is lost, although `content-length` told of more. */
    readonly truncate?: number;
    /** The body comes so many bytes at a time, every so many milliseconds. */
    readonly drip?: {
        readonly bytes: number;
        readonly every: number;
    };
}
export type Drop = 'before-headers' | 'after-headers' | 'mid-body';
/** An address is collection, slash, key. A change is left out where a placeholder in its address, or its value, stands for nothing. */
export type StateChange = {
    readonly put: string;
    readonly value: unknown;
    readonly expiresIn?: number;
}
/** Only the properties that are given; the record's others stay, and its time where none is given. */
 | {
    readonly merge: string;
    readonly value: unknown;
    readonly expiresIn?: number;
} | {
    readonly delete: string;
} | {
    readonly increment: string;
    readonly by?: number;
};
