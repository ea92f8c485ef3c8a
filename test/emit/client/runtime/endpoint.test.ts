import { describe, expect, test } from 'vitest';
import { baseUrl, fillServer } from '../../../../src/emit/client/runtime/endpoint.js';

describe('a server’s variables', () => {
  const region = 'https://pets.{region}.example.com';
  test.each([
    [region, { region: 'eu-west-1' }, 'https://pets.eu-west-1.example.com'],
    ['https://{host}:{port}/{base}', { host: 'example.com', port: '8443', base: 'v1/pets' }, 'https://example.com:8443/v1/pets'],
    ['https://example.com', {}, 'https://example.com'],
  ])('%s with %j', (server, variables, url) => {
    expect(fillServer(server, variables)).toBe(url);
  });

  test.each([
    [region, {}, /Say where to send requests: give `endpoint`, or `region` for https/],
    [region, { region: '' }, /Say where/],
    ['https://{constructor}.example.com', {}, /`constructor`/],
    [region, { region: 'evil.test/' }, /`region` cannot stand in/],
    [region, { region: 'evil.test#' }, /cannot stand/],
    [region, { region: 'user@evil.test' }, /cannot stand/],
    [region, { region: 'a b' }, /cannot stand/],
    ['https://example.com/{base}', { base: '../admin' }, /cannot stand/],
    ['https://example.com/{base}', { base: 'v1?x=' }, /cannot stand/],
  ])('%s with %j is refused', (server, variables, message) => {
    expect(() => fillServer(server, variables)).toThrow(message);
  });
});

describe('an endpoint', () => {
  test.each([
    ['http://localhost:9229', 'http://localhost:9229'],
    ['http://localhost:9229/', 'http://localhost:9229'],
    ['https://EXAMPLE.com/v1//', 'https://example.com/v1'],
    [new URL('https://example.com/a b'), 'https://example.com/a%20b'],
  ])('%s', (endpoint, url) => {
    expect(baseUrl(endpoint)).toBe(url);
  });

  test.each([
    'localhost',
    '/v1',
    'ftp://example.com',
    'https://',
    'https://example.com/?x=1',
    'https://example.com/#x',
    'https://me:secret@example.com/',
  ])('%s is refused, and not repeated', (endpoint) => {
    expect(() => baseUrl(endpoint)).toThrow(/^An endpoint is https:\/\/ or http:\/\/, a host, maybe a path, and nothing else/);
  });
});
