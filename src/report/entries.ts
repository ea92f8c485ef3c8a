import type { ApiModel, NamedType, Operation } from '../model/api.js';
import type { PathRoot } from '../model/fact-path.js';
import { nodesOf } from '../model/nodes.js';
import { groupBy } from '../model/order.js';
import type { Citer } from './cite.js';
import { excerptsOf } from './excerpts.js';
import { Nodes } from './nodes.js';
import { operationGroups, securityText } from './operation-groups.js';
import type { ApiReport, EntryReport, GroupReport, NodeReport, PageReport, TypeReport } from './report-data.js';
import { countStandings } from './standings.js';
import { typesMet, usersOf } from './types-of.js';
import { visible } from './visible.js';

type Entries = Pick<ApiReport, 'entries' | 'types' | 'errors'>;

type Head = Omit<EntryReport, 'groups' | 'standings' | 'excerpts'>;

/** A node, and the part of the model that it is in. */
interface Rooted {
  readonly root: PathRoot;
  readonly node: NodeReport;
}

/** The model as a report tells it: each node once. */
export const entriesOf = (model: ApiModel, pages: readonly PageReport[], citer: Citer): Entries =>
  new Teller(model, pages, citer).tell();

class Teller {
  readonly #model: ApiModel;
  readonly #pages: readonly PageReport[];
  readonly #nodes: Nodes;
  readonly #byPart: ReadonlyMap<string, readonly Rooted[]>;
  readonly #users: ReadonlyMap<string, readonly string[]>;
  readonly #operationsBySource: ReadonlyMap<string, readonly Operation[]>;

  constructor(model: ApiModel, pages: readonly PageReport[], citer: Citer) {
    this.#model = model;
    this.#pages = pages;
    this.#nodes = new Nodes(citer);
    this.#users = usersOf(model);
    this.#operationsBySource = groupBy(model.operations, ({ source }) => visible(source));
    const rooted = new Map<string, Rooted>();
    for (const placed of nodesOf(model)) {
      const node = this.#nodes.node(placed);
      if (!rooted.has(node.path)) rooted.set(node.path, { root: placed.path.root, node });
    }
    this.#byPart = groupBy([...rooted.values()], ({ root }) => partOf(root));
  }

  tell(): Entries {
    const { operations, types, errors } = this.#model;
    const several = types.filter(({ name }) => !this.#isOfOne(name));
    return {
      entries: [this.#api(), ...operations.map((one) => this.#operation(one)), ...several.map((one) => this.#type(one))],
      types: types.map(({ name }): TypeReport => {
        return { name: visible(name), nodes: this.#under(`type ${name}`), usedBy: (this.#users.get(name) ?? []).map(visible) };
      }),
      errors: errors.map(({ name }) => ({ name: visible(name), nodes: this.#under(`error ${name}`) })),
    };
  }

  /** Whether a single operation holds the type, so that it is told with it. */
  #isOfOne(type: string): boolean {
    return this.#users.get(type)?.length === 1;
  }

  #under(part: string): readonly NodeReport[] {
    return (this.#byPart.get(part) ?? []).map(({ node }) => node);
  }

  #api(): EntryReport {
    const head: Head = { kind: 'api', id: visible(this.#model.name), title: visible(this.#model.title) };
    const groups = [group('API', [...this.#under('api'), ...this.#under('protocol')]), group('Servers', this.#under('server'))];
    return this.#entry(head, groups);
  }

  /** Its nodes stand in `types` already. */
  #type({ name, schema }: NamedType): EntryReport {
    const held = [name, ...typesMet(this.#model, [schema], new Set([name]))];
    const groups = [{ ...group('Type', []), types: held.map(visible) }];
    return this.#entry({ kind: 'type', id: visible(name) }, groups, this.#under(`type ${name}`));
  }

  #operation(operation: Operation): EntryReport {
    const { id, title, method, path, deprecated } = operation;
    const seen = new Set<string>();
    let left = this.#byPart.get(`operation ${id}`) ?? [];
    const groups = operationGroups(operation).map(({ title: heading, schemas, has }): GroupReport => {
      const own = left.filter(({ root }) => has(root));
      left = left.filter((rooted) => !own.includes(rooted));
      return {
        title: visible(heading),
        nodes: own.map(({ node }) => node),
        types: typesMet(this.#model, schemas, seen).map(visible),
      };
    });
    const head: Head = {
      kind: 'operation',
      id: visible(id),
      ...(title === undefined ? {} : { title: visible(title) }),
      method,
      path: visible(path),
      ...(deprecated ? { deprecated } : {}),
    };
    const own = [...seen].filter((name) => this.#isOfOne(name)).flatMap((name) => this.#under(`type ${name}`));
    return this.#entry(head, [...groups, ...this.#loose(operation)], own);
  }

  /** What has no path in the model. */
  #loose({ id, servers, security, examples, samples }: Operation): readonly GroupReport[] {
    const loose = this.#nodes.loose.bind(this.#nodes);
    return [
      group(
        'Servers',
        servers.map(({ url, evidence }, at) => loose(`${id} server ${at}`, 'url', url, evidence)),
      ),
      group(
        'Security',
        security.map((one, at) => loose(`${id} security ${at}`, one.name ?? one.kind, securityText(one), one.evidence)),
      ),
      group(
        'Examples',
        examples.map((one, at) => loose(`${id} example ${at}`, one.title ?? one.role, one.value, one.evidence)),
      ),
      group(
        'Samples',
        samples.map((one, at) => loose(`${id} sample ${at}`, one.label, one.code ?? one.label, one.evidence)),
      ),
    ];
  }

  /** @param more nodes that are told with the entry and are none of its own */
  #entry(head: Head, groups: readonly GroupReport[], more: readonly NodeReport[] = []): EntryReport {
    const filled = groups.filter(({ nodes, types }) => types.length > 0 || nodes.some(({ facts }) => facts.length > 0));
    const nodes = [...filled.flatMap((one) => one.nodes), ...more];
    const isWhole = (page: number): boolean =>
      head.kind === 'operation' && this.#operationsBySource.get(this.#pages[page]?.source ?? '')?.length === 1;
    return { ...head, groups: filled, standings: countStandings(nodes), excerpts: excerptsOf(nodes, this.#pages, isWhole) };
  }
}

const group = (title: string, nodes: readonly NodeReport[]): GroupReport => ({ title, nodes, types: [] });

/** What a part of the model is found under. */
function partOf(root: PathRoot): string {
  switch (root.kind) {
    case 'api':
    case 'protocol':
    case 'server':
      return root.kind;
    case 'error':
    case 'type':
      return `${root.kind} ${root.name}`;
    default:
      return `operation ${root.id}`;
  }
}
