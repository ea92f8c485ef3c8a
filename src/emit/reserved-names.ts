/** Words that no binding of a module can have as its name. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'arguments as async await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for from function get if implements import in instanceof interface let new null of package private protected public ' +
    'return set static super switch this throw true try type typeof undefined var void while with yield NaN Infinity ' +
    'any unknown never object string number boolean symbol bigint declare namespace module abstract is keyof infer readonly satisfies'
  ).split(' '),
);

/** Types and values that generated code speaks of by their global names. */
export const reservedTypeNames: ReadonlySet<string> = new Set(
  (
    'AbortController AbortSignal Array ArrayBuffer ArrayLike AsyncGenerator AsyncIterable Awaited Blob Boolean BodyInit Buffer Capitalize ' +
    'DOMException Date Error Exclude Extract File FormData Function Generator Headers HeadersInit Infinity Intl Iterable Iterator JSON Map Math ' +
    'NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike Proxy RangeError ReadableStream Readonly ReadonlyArray ' +
    'ReadonlyMap ReadonlySet Record Reflect RegExp Request RequestInit Required Response ResponseInit ReturnType Set String Symbol ' +
    'SyntaxError TextDecoder TextEncoder TypeError URL URLSearchParams Uint8Array Uncapitalize WeakMap WeakSet'
  ).split(' '),
);

/** Names that a function or a method must not have: they mean something on every class, object or promise. */
export const reservedFunctionNames: ReadonlySet<string> = new Set(
  (
    'clearTimeout constructor crypto fetch globalThis hasOwnProperty isPrototypeOf process propertyIsEnumerable prototype queueMicrotask ' +
    'require setTimeout structuredClone then toJSON toLocaleString toString valueOf'
  ).split(' '),
);
