// One document by one renderer, in a process of its own: a renderer that crashes takes nothing with it.
//   node score/render.js DOCUMENT RENDERER FOLDER
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documents } from './documents.js';
import { renderers } from './renderers.js';

const [documentName, rendererName, folder] = process.argv.slice(2);
const document = documents.find(({ name }) => name === documentName);
const renderer = renderers.find(({ name }) => name === rendererName);
if (!document || !renderer || !folder) throw new Error('usage: node score/render.js DOCUMENT RENDERER FOLDER');
await writeFile(join(folder, renderer.page), await renderer.render(document.read(), folder));
process.exit(0);
