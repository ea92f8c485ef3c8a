/** The name of an API is also a folder: no slashes, nothing hidden, the same on every file system. */
export const apiNamePattern = /^[a-z0-9][a-z0-9-]*$/;
