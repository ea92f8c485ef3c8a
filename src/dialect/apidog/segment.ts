import type { HttpMethod } from '../../model/api.js';
import { methodOf } from '../../notation/endpoint.js';
import type { Line } from './line.js';
import { type Marker, markerAt } from './marker.js';

/** Method and address of one operation, as the page heads it. */
export interface Head {
  readonly at: number;
  /** First line after it. */
  readonly after: number;
  readonly method: HttpMethod;
  readonly methodAt: number;
  /** A path, or a whole URL. */
  readonly address: string;
  readonly addressAt: number;
}

/** The lines of one operation. */
export interface Segment {
  readonly head: Head;
  /** Line of the title, where one stands above the head. */
  readonly titleAt?: number;
  /** First line after the operation. */
  readonly to: number;
  readonly markers: readonly Marker[];
}

const oneLine = /^(GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE)\s*((?:https?:\/\/|\/|\{\{).*)$/;
const address = /^(?:https?:\/\/\S+|\/\S*|\{\{[^{}]+\}\}\S*)$/;

export function headAt(lines: readonly Line[], at: number): Head | undefined {
  const text = lines[at]?.text ?? '';
  const method = methodOf(text);
  const below = lines[at + 1]?.text ?? '';
  if (method !== undefined && address.test(below)) {
    return { at, after: at + 2, method, methodAt: at, address: below, addressAt: at + 1 };
  }
  const both = oneLine.exec(text);
  const verb = methodOf(both?.[1]);
  if (!both || !verb || !address.test(both[2] ?? '')) return undefined;
  return { at, after: at + 1, method: verb, methodAt: at, address: both[2] ?? '', addressAt: at };
}

/** All section markers of a page, in order. */
const findMarkers = (lines: readonly Line[]): readonly Marker[] => lines.flatMap((_, at) => markerAt(lines, at) ?? []);

/**
 * Finds the operations of a page. Navigation lists methods and paths too, so a head counts only if sections follow it before the next one;
 * prose may hold a head as well, so within an operation a new one is looked for only below its responses.
 */
export function findSegments(lines: readonly Line[]): readonly Segment[] {
  const markers = findMarkers(lines);
  const heads = lines.flatMap((_, at) => headAt(lines, at) ?? []);
  const chosen: Head[] = [];
  let pending: Head | undefined;
  let sections = 0;
  let responses = false;
  let next = 0;
  for (const head of heads) {
    for (; (markers[next]?.at ?? Number.POSITIVE_INFINITY) < head.at; next += 1) {
      if (markers[next]?.section.kind === 'modified' || markers[next]?.section.kind === 'footer') continue;
      sections += 1;
      responses ||= markers[next]?.section.kind === 'responses';
    }
    if (pending && sections > 0 && !responses) continue;
    if (pending && sections > 0) chosen.push(pending);
    pending = head;
    [sections, responses] = [0, false];
  }
  for (; next < markers.length; next += 1)
    if (markers[next]?.section.kind !== 'footer' && markers[next]?.section.kind !== 'modified') sections += 1;
  if (pending && sections > 0) chosen.push(pending);
  const confirmed = chosen.map((head, index) => confirm(lines, markers, heads, head, chosen[index - 1]));
  return confirmed.map((head, index) => {
    const following = confirmed[index + 1];
    const to = following ? (titleAbove(lines, following) ?? following.at) : lines.length;
    const titleAt = titleAbove(lines, head);
    return { head, to, markers: ownMarkers(markers, head, to), ...(titleAt === undefined ? {} : { titleAt }) };
  });
}

/** Prose above the sections may hold a head of its own; the request samples tell which one is the operation's. */
function confirm(
  lines: readonly Line[],
  markers: readonly Marker[],
  heads: readonly Head[],
  head: Head,
  before: Head | undefined,
): Head {
  const samples = markers.find(({ at, section }) => at > head.at && section.kind === 'request-samples');
  if (!samples) return head;
  const text = lines
    .slice(samples.after, samples.after + 40)
    .map(({ raw }) => raw)
    .join('\n');
  const shown = /--request ([A-Z]+) '([^']+)'/.exec(text) ?? /\.request\("([A-Z]+)", "([^"]+)"/.exec(text);
  if (!shown) return head;
  const agrees = (one: Head): boolean => one.method === shown[1] && pathPattern(one.address).test(shown[2] ?? '');
  const floor = before?.after ?? 0;
  return heads.filter((one) => one.at >= floor && one.at <= head.at && agrees(one)).at(-1) ?? head;
}

/** Matches the addresses that a path template can become, with or without host and query. */
function pathPattern(address: string): RegExp {
  const path = address.replace(/^https?:\/\/[^/]+|^\{\{[^{}]+\}\}/, '');
  const literal = path.split(/\{[^{}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`${literal.join('[^/?#]*')}(?:[?#].*)?$`);
}

/** The line above a head, unless it belongs to the navigation. */
function titleAbove(lines: readonly Line[], head: Head): number | undefined {
  const text = lines[head.at - 1]?.text;
  if (text === undefined || text.length > 200) return undefined;
  return isNavigation(text) || /^[{}[\]"']/.test(text) || methodOf(text) ? undefined : head.at - 1;
}

/** Bullets, breadcrumbs and methods beside paths. */
export const isNavigation = (text: string): boolean =>
  /^(?:[•·◦▪*-]\s|\d+\.\s|>\s|[›»>]$)/.test(text) || methodOf(text) !== undefined;

/** Each section of an operation begins once; after the responses only samples and the end can follow. */
function ownMarkers(markers: readonly Marker[], head: Head, to: number): readonly Marker[] {
  const inside = markers.filter(({ at }) => at >= head.after && at < to);
  const responses = inside.find(({ section }) => section.kind === 'responses')?.at ?? Number.POSITIVE_INFINITY;
  const first = inside.find(({ section }) => section.kind !== 'modified' && section.kind !== 'footer')?.at ?? to;
  const times = inside.filter(({ section }) => section.kind === 'modified').map(({ at }) => at);
  // Below the responses the time of the last change ends the page; below the address it is a fact of the operation; between, it is prose.
  const above = times.find((at) => at < first);
  const modified = times.findLast((at) => at > (Number.isFinite(responses) ? responses : first));
  const seen = new Set<string>();
  return inside.filter(({ at, section }) => {
    if (section.kind === 'modified') return at === (modified ?? above);
    if (modified !== undefined && at > modified) return section.kind === 'footer';
    const late = at > responses && !['request-samples', 'response-samples', 'footer'].includes(section.kind);
    const key = section.kind === 'parameters' ? section.in : section.kind;
    if (late || (section.kind !== 'footer' && seen.has(key))) return false;
    seen.add(key);
    return true;
  });
}
