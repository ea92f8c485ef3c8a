import type { MockApi } from './api.js';
import type { Answer, Call } from './call.js';
import { CallWatch } from './control-watch.js';
import type { Extensible, Extension } from './extension.js';

export interface ControlOptions {
  /** Where it is; nothing below it reaches the API. Default `/__mock__`. */
  readonly path?: string;
  /**
   * Host names, without a port, by which it may be asked for, besides addresses and names that nobody can register: those without a
   * dot, such as `localhost` or a container's, and those that end in `.localhost`, `.test` or `.internal`. Others are refused, lest a web
   * page make its own name point here.
   */
  readonly hosts?: readonly string[];
}

/** What the control plane is made of, once it is wanted. */
export interface ControlPlane {
  readonly server: Extensible;
  readonly watch: CallWatch;
  /** Without a slash at the end. */
  readonly path: string;
  readonly hosts: readonly string[];
  /** Operations that some value of a path variable would have to reach by the reserved path, and cannot. */
  readonly shadowed: readonly string[];
}

/**
 * Adds the control plane: everything below one reserved path. All but this is loaded by the first call that asks for it.
 * @throws {RangeError} where the path is none, or an operation has its documented path there
 */
export function control(options: boolean | ControlOptions = true): Extension {
  const { path = '/__mock__', hosts = [] } = typeof options === 'boolean' ? {} : options;
  return (server) => {
    const shadowed = checkPath(path, server.api);
    const watch = new CallWatch(server);
    const plane: ControlPlane = { server, watch, path, hosts, shadowed };
    server.keepBodies();
    server.onEntry((entry, answer, call) => watch.tell(entry, answer, call));
    server.intercept((call) => (isBelow(call, path) ? answer(plane, call) : undefined));
  };
}

async function answer(plane: ControlPlane, call: Call): Promise<Answer> {
  const { answerControl } = await import('./control-plane.js');
  return answerControl(plane, call);
}

function isBelow({ url }: Call, path: string): boolean {
  return url.startsWith(path) && (url.length === path.length || '/?'.includes(url.charAt(path.length)));
}

function checkPath(path: string, api: MockApi): readonly string[] {
  if (!/^(?:\/[\w.~-]+)+$/u.test(path) || /\/\.\.?(?:\/|$)/u.test(path)) {
    throw new RangeError(`The control path has to be like /__mock__, without a slash at its end; it is ${JSON.stringify(path)}.`);
  }
  const reserved = path.split('/');
  const taken = api.operations.find((operation) => reserved.every((segment, at) => segmentsOf(operation.path)[at] === segment));
  if (taken !== undefined) {
    throw new RangeError(
      `The control path ${path} is where ${taken.name} is documented, ${taken.method} ${taken.path}; choose another by { control: { path } }.`,
    );
  }
  return api.operations.filter((operation) => leadsBelow(segmentsOf(operation.path), reserved)).map(({ name }) => name);
}

function segmentsOf(template: string): readonly string[] {
  return (template.split(/[?#]/u, 1)[0] ?? '').split('/');
}

/** Whether variables of the template could take values with which it is at the path or below it. */
function leadsBelow(template: readonly string[], reserved: readonly string[]): boolean {
  return reserved.every((segment, at) => {
    const own = template[at];
    return own !== undefined && (own === segment || own.includes('{'));
  });
}
