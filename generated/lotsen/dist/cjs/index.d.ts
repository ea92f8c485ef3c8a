export * from './client.js';
export * from './types.js';
export * from './validator.js';
