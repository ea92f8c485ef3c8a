import type { HttpMethod } from '../../model/api.js';
import { methodOf } from '../../notation/endpoint.js';
import type { Heading, Paragraph, Part } from '../../page/structure/index.js';

/** An operation of the page: its heading, its address, and the parts below, sorted by what stands above them. */
export interface OperationSection {
  readonly heading: Heading;
  readonly address: Address;
  readonly samples: readonly Part[];
  readonly parts: readonly (readonly [SectionKind, readonly Part[]])[];
}

export interface Address {
  readonly method: HttpMethod;
  readonly path: string;
  readonly paragraph: Paragraph;
}

export interface TypeSection {
  readonly heading: Heading;
  readonly parts: readonly Part[];
}

export interface PageSections {
  readonly intro: readonly Part[];
  readonly operations: readonly OperationSection[];
  readonly types: readonly TypeSection[];
}

export type SectionKind =
  | 'description'
  | 'code-samples'
  | 'body-example'
  | 'parameters'
  | 'details'
  | 'values'
  | 'response-examples'
  | 'responses'
  | 'response-schema'
  | 'response-headers'
  | 'callbacks'
  | 'other';

interface SectionRule {
  readonly name: string;
  readonly kind: SectionKind;
  readonly match: RegExp;
}

/** By a heading, or by a quoted line of its own. */
export const sectionRules: readonly SectionRule[] = [
  { name: 'calls in several languages stand below “Code samples”', kind: 'code-samples', match: /^(?:Code samples?|代码示例)$/i },
  {
    name: 'an example of the request stands below “Body parameter”',
    kind: 'body-example',
    match: /^(?:Body parameters?|Body 请求参数)$/i,
  },
  { name: 'parameters and body stand below “Parameters”', kind: 'parameters', match: /^(?:Parameters|Params|请求参数)$/i },
  {
    name: 'long descriptions stand below “Detailed descriptions”',
    kind: 'details',
    match: /^(?:Detailed descriptions|Description|详细说明)$/i,
  },
  { name: 'allowed values stand below “Enumerated Values”', kind: 'values', match: /^(?:Enumerated Values|Enum|枚举值)$/i },
  {
    name: 'examples of responses stand below “Example responses”',
    kind: 'response-examples',
    match: /^(?:Example responses|Response Examples|返回示例)$/i,
  },
  { name: 'statuses stand below “Responses”', kind: 'responses', match: /^(?:Responses|返回结果)$/i },
  {
    name: 'fields of responses stand below “Response Schema”',
    kind: 'response-schema',
    match: /^(?:Response Schema|Responses Data Schema|返回数据结构)$/i,
  },
  { name: 'headers of responses stand below “Response Headers”', kind: 'response-headers', match: /^Response Headers$/i },
  { name: 'calls that the API makes itself stand below “Callbacks”', kind: 'callbacks', match: /^Callbacks$/i },
];

/** A page as what stands above the first operation, its operations and its types. */
export function sectionsOf(parts: readonly Part[]): PageSections {
  const starts = addressesIn(parts);
  const typesAt = parts.findIndex(isTypeHeading);
  const schemasAt = parts.findIndex((part, at) => part.kind === 'heading' && at + 1 === typesAt);
  const end = schemasAt >= 0 ? schemasAt : typesAt >= 0 ? typesAt : parts.length;
  const operations = starts
    .filter(({ headingAt }) => headingAt < end)
    .map(({ headingAt, addressAt, heading, address }, index): OperationSection => {
      const to = Math.min(starts[index + 1]?.headingAt ?? end, end);
      return { heading, address, samples: parts.slice(headingAt + 1, addressAt), parts: sorted(parts.slice(addressAt + 1, to)) };
    });
  return { intro: parts.slice(0, Math.min(starts[0]?.headingAt ?? end, end)), operations, types: typesIn(parts.slice(end)) };
}

const isTypeHeading = (part: Part): boolean => part.kind === 'heading' && /^tocS/i.test(part.words.anchor ?? '');

function typesIn(parts: readonly Part[]): readonly TypeSection[] {
  const sections: { heading: Heading; parts: Part[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'heading' && isTypeHeading(part)) sections.push({ heading: part, parts: [] });
    else sections.at(-1)?.parts.push(part);
  }
  return sections;
}

interface Start {
  readonly headingAt: number;
  readonly addressAt: number;
  readonly heading: Heading;
  readonly address: Address;
}

/** A line that is only a method and a path, below a heading and nothing but code. */
function addressesIn(parts: readonly Part[]): readonly Start[] {
  const starts: Start[] = [];
  let open: { readonly at: number; readonly heading: Heading } | undefined;
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'heading') open = { at, heading: part };
    else if (part.kind === 'table' || part.kind === 'list' || part.kind === 'terms') open = undefined;
    else if (part.kind === 'paragraph' && open) {
      const found = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE) +(\/\S*|https?:\/\/\S+)$/.exec(part.words.text);
      const method = methodOf(found?.[1]);
      if (!found || !method) continue;
      const address: Address = { method, path: found[2] ?? '/', paragraph: part };
      starts.push({ headingAt: open.at, addressAt: at, heading: open.heading, address });
      open = undefined;
    }
  }
  return starts;
}

/** Parts by the known words above them; headings within a description are part of it. */
function sorted(parts: readonly Part[]): OperationSection['parts'] {
  const found: [SectionKind, Part[]][] = [['description', []]];
  for (const part of parts) {
    const words = part.kind === 'heading' || part.kind === 'paragraph' ? part.words.text : '';
    const rule = sectionRules.find(({ match }) => match.test(words));
    const [kind] = found.at(-1) ?? ['description'];
    if (kind === 'callbacks') continue;
    if (rule) found.push([rule.kind, [part]]);
    else if (part.kind === 'heading' && kind !== 'description') found.push(['other', [part]]);
    else found.at(-1)?.[1].push(part);
  }
  return found;
}
