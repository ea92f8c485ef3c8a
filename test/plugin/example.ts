/** The example of docs/plugins.md: a dialect and an emitter, as somebody outside would write them. */
import {
  blankOperation,
  type Dialect,
  definePlugin,
  type Emitter,
  type Operation,
  openNotebook,
  readingOf,
  structureOf,
} from '../../src/index.js';

/** Pages on which a line such as `call read-tides: GET /tides` is an operation, and nothing else is said. */
const calls: Dialect = {
  name: 'calls',
  version: 1,
  matches: ({ blocks }) => {
    const found = blocks.find(({ text }) => text === 'Calls');
    return found ? { sure: true, because: `line ${found.line} says “Calls”` } : { sure: false };
  },
  parse: (page) => {
    const { leaves } = structureOf(page);
    const notebook = openNotebook(page.source, leaves);
    notebook.pass(0, 1, 'the page is known by its first line');
    const operations = leaves.flatMap(({ at, text }): readonly Operation[] => {
      const [, id, method, path] = /^call ([\w-]+): (GET|POST) (\/\S*)$/.exec(text) ?? [];
      if (id === undefined || path === undefined || (method !== 'GET' && method !== 'POST')) return [];
      const evidence = [notebook.cite(at, 'a line that begins with “call” is an operation')];
      const responses = [
        { status: 204, contents: [], headers: [], evidence: { status: [notebook.cite(at, 'calls answer nothing', 'inferred')] } },
      ];
      return [
        {
          ...blankOperation,
          id,
          method,
          path,
          responses,
          source: page.source,
          evidence: { id: evidence, method: evidence, path: evidence },
        },
      ];
    });
    return readingOf(page, 'calls', notebook, { operations });
  },
};

/** A list of the operations beside the package, and their names within it. */
const list: Emitter = {
  name: 'list',
  emit: ({ model, view }) => [
    {
      path: 'OPERATIONS.md',
      text: model.operations.map(({ method, path }) => `- ${method} ${path}\n`).join(''),
      format: 'as-is',
    },
    {
      path: 'src/names.ts',
      text: `/** Functions of the client. */\nexport const names = ${JSON.stringify(view.operations.map((one) => one.functionName))} as const;\n`,
      format: 'prettier',
    },
  ],
};

export default definePlugin({ name: 'tide-tools', dialects: [calls], emitters: [list] });
