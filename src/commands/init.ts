import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findConfig } from '../config/find.js';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import type { CommandResult, Host } from './command.js';

const fileName = 'generator.config.yaml';

const starter = `# What \`generator run\` reads and writes. Paths are relative to this file.

# Folder for the generated packages, one folder each.
out: generated

apis:
  # One entry per API; one package is made of each.
  - name: my-api
    # title: My API

    # Saved reference pages, text or HTML: files, directories, globs.
    sources: pages

    # Facts that the pages do not say, or say wrongly. Remove the mark once you have some.
    # corrections: corrections.yaml

    package:
      # Name on npm; the API's name where left out.
      # name: '@my-company/my-api'
      version: 0.1.0
      # license: MIT
      # repository: https://github.com/my-company/my-api

# A layout that the generator does not know can be taught here; docs/teaching.md tells how.
# dialects:
#   - name: my-layout
#     matches: { select: body.my-layout }
#     operation:
#       each: section.operation
#       method: .method
#       path: .path
`;

/** Writes a config to start from; one that is there is left alone. */
export async function initCommand(host: Host): Promise<CommandResult> {
  const existing = findConfig(host.cwd);
  if (existing) {
    const source = basename(existing);
    return {
      ending: 'done',
      diagnostics: [diagnostic('config-exists', `${source} is here already; nothing was written`, { where: { source } })],
    };
  }
  await writeFile(join(host.cwd, fileName), starter, { flag: 'wx' }).catch((error: unknown) => {
    const message = `${fileName} cannot be written: ${messageOf(error)}`;
    throw new Failure([diagnostic('output-unwritable', message, { where: { source: fileName } })]);
  });
  return {
    ending: 'done',
    diagnostics: [],
    summary: [
      `Wrote ${fileName}. A first run:`,
      '  1. Save a reference page as text or HTML into pages/, and name the API in the config.',
      '  2. npx generator run             makes generated/<name>: types, validator, client, mock server',
      '  3. npx generator mock            starts its mock server',
      '  4. npx generator explain <fact>  tells where a fact was read',
    ],
  };
}
