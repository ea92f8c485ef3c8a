import { expect, test } from 'vitest';
import { renderTemplate, TemplateError } from '../../src/emit/template.js';

test('what is rendered is not escaped again', () => {
  const shown = renderTemplate('package/samples/shell', {
    method: "'GET'",
    url: "'https://x/?a=<b>&c'",
    headers: [],
    body: false,
  });
  expect(shown).toBe("curl --globoff --request 'GET' 'https://x/?a=<b>&c'\n");
});

test('a view that lacks something is an error that names the template', () => {
  const render = (): string => renderTemplate('package/samples/shell', { method: 'GET', headers: [] });
  expect(render).toThrow(TemplateError);
  expect(render).toThrow(/^package\/samples\/shell: "url" not defined/);
});

test('what a view inherits is not shown', () => {
  const view = Object.assign(Object.create({ url: 'inherited' }), { method: 'GET', headers: [], body: false });
  expect(renderTemplate('package/samples/shell', view)).not.toContain('inherited');
});

test('a template that does not exist is an error that names it', () => {
  expect(() => renderTemplate('package/nothing', {})).toThrow(/^package\/nothing: /);
});

test('a template cannot look up what its view does not give it', () => {
  expect(() => renderTemplate('package/readme', { title: 'x' })).toThrow(TemplateError);
});
