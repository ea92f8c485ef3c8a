import { reachable } from '../reachable.js';
import { runtimeFiles } from '../runtime-files.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import { classView } from './class-view.js';
import { errorsView } from './errors-view.js';
import { operationsView } from './operations-view.js';
import { pagedOperations, paginatorsView } from './paginators-view.js';
import { publicNames } from './public-names.js';
import { destinations } from './servers.js';

/** The client: a class with a method per operation, the functions behind it, and a class per documented error. */
export const clientTarget: Target = {
  name: 'client',
  async emit(view) {
    const names = publicNames(view);
    const servers = destinations(view);
    const modules = [
      module('client', renderTemplate('client/client', classView(view, names, servers))),
      module('errors', renderTemplate('client/errors', errorsView(view, names))),
      module('operations', renderTemplate('client/operations', operationsView(view, names, servers))),
      ...(pagedOperations(view, names).length === 0
        ? []
        : [module('paginators', renderTemplate('client/paginators', paginatorsView(view, names)))]),
    ];
    return [...modules, ...reachable(modules, runtimeFiles('client'), '.ts')];
  },
};

function module(name: string, text: string): EmittedFile {
  return { path: `src/${name}.ts`, text, format: 'lines' };
}
