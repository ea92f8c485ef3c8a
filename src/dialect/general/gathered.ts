import type { Json } from '../../model/api.js';
import type { Example } from '../../notation/json-example.js';
import type { ShownRequest } from '../../notation/shown-request.js';
import type { Field, FieldGroup, Place } from './field.js';
import type { StatusRow } from './status-rows.js';
import type { Topic } from './topic.js';

/** Fields of one table, list or run of lines, with what the page says that they are. */
export interface Told {
  readonly group: FieldGroup;
  readonly topic?: Topic;
  readonly saidAt: readonly number[];
  /** From the heading of the column of names. */
  readonly column?: Place;
  /** Whether the line above announces something that is not understood. */
  readonly strange?: true;
  /** Whether the words of the fields alone leave no doubt that they are some. */
  readonly sure: boolean;
  /** Words right above, or the heading: what the fields may be fields of. */
  readonly title: string;
  /** Notes all lines of the fields as read. */
  pass(): void;
}

export interface Shown {
  readonly example: Example;
  readonly value?: Json;
  readonly at: number;
  readonly topic?: Topic;
  readonly saidAt: readonly number[];
}

/** What the steps of a chapter tell, sorted by what it is. */
export interface Gathered {
  readonly told: readonly Told[];
  readonly examples: readonly Shown[];
  readonly requests: readonly {
    readonly request: ShownRequest;
    readonly code: string;
    readonly language?: string;
    readonly at: number;
  }[];
  readonly statuses: readonly StatusRow[];
  /** Topics with a status of their own: `201 Created` above an example. */
  readonly announced: readonly { readonly status: number; readonly at: number; readonly text: string }[];
  readonly lines: readonly { readonly text: string; readonly at: number; readonly topic?: Topic }[];
}

/**
 * Names with descriptions and nothing more may be values as well as fields. They are fields where the words above them say so,
 * and where no table of fields stands above them in the same section.
 */
export function withoutDoubtful(told: readonly Told[]): readonly Told[] {
  return told.filter(
    (one, index) =>
      one.sure || !(one.strange || told.slice(0, index).some((other) => other.sure && other.saidAt[0] === one.saidAt[0])),
  );
}

/** Fields below a heading that names a field without any are its fields: a table `address` below the one of the body. */
export function attached(told: readonly Told[]): readonly Told[] {
  const found: Told[] = [];
  for (const one of told) {
    const title =
      /^(?:the\s+)?[\x60"']?([\w.$-]+)[\x60"']?(?:\s+(?:object|fields|properties|attributes|parameters|array|items?))*\s*:?$/i.exec(
        one.title.trim(),
      )?.[1];
    const open = one.topic === undefined || one.topic.kind === 'other';
    const at =
      open && title !== undefined && one.sure
        ? found.findLastIndex(({ group }) => group.fields.some((field) => field.name === title && isEmpty(field)))
        : -1;
    const above = found[at];
    if (!above) {
      found.push(one);
      continue;
    }
    const fields = above.group.fields.map((field) =>
      field.name === title && isEmpty(field) ? { ...field, children: one.group.fields } : field,
    );
    const pass = (): void => {
      above.pass();
      one.pass();
    };
    found.splice(at, 1, { ...above, group: { ...above.group, fields }, pass });
  }
  return found;
}

const isEmpty = ({ children, type }: Field): boolean =>
  children.length === 0 && (type === undefined || /object|array|list|hash|map/i.test(type.text));
