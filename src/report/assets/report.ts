import type { ApiReport, EntryReport, NodeReport, TypeReport } from '../report-data.js';

/** As much of an API as is drawn in the browser. */
export type Api = Pick<ApiReport, 'name' | 'rules' | 'pages' | 'entries' | 'types' | 'errors'>;

/** One row of the page: where its data is, and where it is shown. */
export interface Row {
  readonly api: Api;
  readonly entry: EntryReport;
  readonly item: HTMLElement;
  readonly details: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly body: HTMLElement;
  readonly hits: HTMLElement;
}

/** A node with others that tell more about the same. */
export interface ShownNode {
  readonly node: NodeReport;
  readonly also: readonly NodeReport[];
}

/** Nodes under one heading, as an entry shows them. */
export interface Block {
  readonly title: string;
  /** Of a type, whose name its first node says. */
  readonly note?: string;
  readonly nodes: readonly ShownNode[];
}

/** Everything that an entry shows: its own parts, each followed by the types behind it, its errors with what the API says of them. */
export function blocksOf(api: Api, { groups }: EntryReport): readonly Block[] {
  const types = new Map(api.types.map((type): [string, TypeReport] => [type.name, type]));
  const errors = new Map(api.errors.map((error): [string, readonly NodeReport[]] => [error.name, error.nodes]));
  return groups.flatMap((group): readonly Block[] => {
    const isErrors = group.title === 'Errors';
    const nodes = group.nodes.map((node) => ({ node, also: (isErrors ? errors.get(node.name) : undefined) ?? [] }));
    const behind = group.types.flatMap((name): readonly Block[] => {
      const type = types.get(name);
      if (!type) return [];
      const { length } = type.usedBy;
      return [{ title: name, nodes: type.nodes.map(alone), note: length > 1 ? `type of ${length} operations` : 'type' }];
    });
    return [...(nodes.length === 0 ? [] : [{ title: group.title, nodes }]), ...behind];
  });
}

const alone = (node: NodeReport): ShownNode => ({ node, also: [] });

/** Paths of all nodes that a block shows. */
export const pathsOf = ({ nodes }: Block): readonly string[] =>
  nodes.flatMap(({ node, also }) => [node, ...also].map(({ path }) => path));

/** The rows of the page, in its order. */
export function rowsOf(apis: readonly Api[]): readonly Row[] {
  return [...document.querySelectorAll<HTMLElement>('.entry')].flatMap((item): readonly Row[] => {
    const [apiAt, entryAt] = (item.dataset['entry'] ?? '').split('-').map(Number);
    const api = apis[apiAt ?? -1];
    const entry = api?.entries[entryAt ?? -1];
    const details = item.querySelector('details');
    const summary = item.querySelector('summary');
    const body = item.querySelector<HTMLElement>('.body');
    const hits = item.querySelector<HTMLElement>('.hits');
    return api && entry && details && summary && body && hits ? [{ api, entry, item, details, summary, body, hits }] : [];
  });
}

/** Leads to a fact or a node, from anywhere. */
export const linkTo = (api: Api, path: string): string => `#/${encodeURIComponent(api.name)}/${encodeURIComponent(path)}`;
