import type { Json } from '../../model/api.js';
import type { NameOption } from './row-name.js';
import { elementOf, isGenerated, isJsonObject, isMapSample, memberOf } from './sample.js';
import { isRequirement, type Site } from './site.js';
import { holderOf, type TypeText } from './type-text.js';

/** One object (or list, or choice) whose rows are being read, and what each way to go on would cost. */
export interface Frame {
  readonly id: number;
  readonly holds: 'fields' | 'items' | 'alternatives';
  readonly total?: number;
  readonly left?: number;
  readonly keys?: ReadonlySet<string>;
  /** How sure the keys are: an example made from the schema has all of them, one made by a person may not. */
  readonly from: 'schema' | 'person' | 'elsewhere';
  readonly sample: Json | undefined;
  readonly names: Names | undefined;
  /** How many of the keys have been found among the rows. */
  readonly met: number;
  readonly attached: number;
  /** Whether a row without a name stands for everything, so that the fields are inside it. */
  readonly holdsWhole?: true;
  readonly typeName?: string;
  readonly parent?: Frame;
  /** How many frames are around it. */
  readonly depth: number;
  readonly signature: string;
}

/** Names found so far, last first: shared between the readings that agree on them. */
interface Names {
  readonly name: string;
  readonly before: Names | undefined;
}

/** What is expected of the rows at the top. */
export interface Expected {
  readonly sample?: Json;
  /** Names that something else on the page shows, where there is no example. */
  readonly names?: ReadonlySet<string>;
  /** Whether nothing follows the table: then it may have been cut. */
  readonly endsPage?: boolean;
}

/** What each disagreement costs. Only their order matters: a duplicate is worse than a wrong count, that than a stray row. */
export const cost = {
  duplicate: 40,
  countShort: 12,
  countShortEach: 2,
  countCut: 8,
  collapsed: 1,
  missingFromGenerated: 8,
  missingFromSample: 3,
  requiredMissingFromSample: 5,
  missingFromNames: 5,
  inUncountedUnknown: 5,
  passOverExpected: 4,
  passOverWhole: 6,
  emptyAlternatives: 6,
  itemsUntold: 2,
  nameOverlooked: 3,
  keysElsewhere: 4,
} as const;

/** Names of one object that are remembered to notice duplicates: bounds the work on pages made to be slow. */
const rememberedNames = 500;

/** Deeper than any page nests; what reads a reading may recurse this far. */
const maximumDepth = 100;

export const rootId = -1;

export function rootFrame({ sample, names }: Expected): Frame {
  const object = Array.isArray(sample) ? elementOf(sample) : sample;
  const shown = isJsonObject(object) && !isMapSample(object) ? new Set(Object.keys(object)) : undefined;
  const keys = names ?? (shown && shown.size > 0 ? shown : undefined);
  const from = names ? 'elsewhere' : isGenerated(sample) ? 'schema' : 'person';
  return {
    id: rootId,
    holds: 'fields',
    ...(keys ? { keys } : {}),
    from,
    sample: object,
    names: undefined,
    met: 0,
    attached: 0,
    depth: 0,
    signature: 'root',
  };
}

export function attachCost(frame: Frame, site: Site, option: NameOption): number | undefined {
  if (frame.left === 0) return undefined;
  const { name } = option;
  if (frame.holds === 'items') return name === undefined && frame.attached === 0 ? nameless(site) : undefined;
  if (frame.holds === 'alternatives')
    return name === undefined ? nameless(site) : site.required === undefined ? option.cost : undefined;
  if (name === undefined)
    return frame.id === rootId && frame.attached === 0 && site.index === 0 ? (site.whole ? 0 : 1) : undefined;
  if (site.required === undefined) return undefined;
  if (hasName(frame, name)) return cost.duplicate;
  if (frame.keys?.has(name)) return option.kind === 'glued' ? 1 : 0;
  if (standsForKeys(name)) return frame.attached > 0 || frame.id === rootId ? option.cost + cost.keysElsewhere : 0;
  if (frame.keys) return option.cost + missingKey(frame, site);
  if (isMapSample(frame.sample)) return option.cost + cost.missingFromGenerated;
  return option.cost + (frame.total === undefined && frame.id !== rootId ? cost.inUncountedUnknown : 0);
}

/** A row is the less likely to have no name, the more the line above its type is like one. */
const nameless = ({ names, required }: Site): number =>
  required !== undefined && names.some((one) => one.kind === 'line' && one.cost === 0 && !isRequirement(one.name ?? ''))
    ? cost.nameOverlooked
    : 0;

/** How a row is named that describes every value of a map. */
export const standsForKeys = (name: string): boolean =>
  /^(?:\{?additional ?properties\}?|property name\*?|\{key\}|<\*>|\*)$/i.test(name);

/** A field that the example lacks: an example that a person wrote may leave out what is optional. */
function missingKey(frame: Frame, site: Site): number {
  if (frame.from === 'schema') return cost.missingFromGenerated;
  if (frame.from === 'elsewhere') return cost.missingFromNames;
  return site.required === true ? cost.requiredMissingFromSample : cost.missingFromSample;
}

export const attachedTo = (frame: Frame, { name }: NameOption): Frame => {
  const left = frame.left === undefined ? {} : { left: frame.left - 1 };
  const attached = frame.attached + 1;
  if (name === undefined) return { ...frame, ...left, attached, ...(frame.id === rootId ? { holdsWhole: true } : {}) };
  const met = frame.met + (frame.keys?.has(name) ? 1 : 0);
  return { ...frame, ...left, attached, met, names: attached > rememberedNames ? frame.names : { name, before: frame.names } };
};

export function hasName(frame: Frame, name: string): boolean {
  for (let names = frame.names; names; names = names.before) if (names.name === name) return true;
  return false;
}

/** The frame that a row's own children would stand in, or the frame it stands in when it can have none. */
export function opened(frame: Frame, site: Site, { name }: NameOption): Frame {
  if (frame.depth >= maximumDepth) return frame;
  const own = name === undefined ? sampleWithin(frame) : memberOf(frame.sample, name);
  const sample = descend(site.type, own);
  const core = holderOf(site.type);
  const base = {
    id: site.index,
    from: frame.from,
    sample,
    names: undefined,
    met: 0,
    attached: 0,
    depth: frame.depth + 1,
    parent: frame,
  };
  const signature = `${frame.signature}:${frame.left ?? ''}/${site.index}`;
  if (site.alternatives) return { ...base, holds: 'alternatives', signature };
  if (core === undefined) return { ...base, holds: 'items', total: 1, left: 1, signature };
  if (core.kind === 'union') return core.members.length === 0 ? { ...base, holds: 'alternatives', signature } : frame;
  if (core.kind !== 'object' || core.count === 0) return frame;
  const keys =
    isJsonObject(sample) && !isMapSample(sample) && Object.keys(sample).length > 0 ? new Set(Object.keys(sample)) : undefined;
  const counted = core.count === undefined ? {} : { total: core.count, left: core.count };
  return {
    ...base,
    ...counted,
    ...(keys ? { keys } : {}),
    ...(core.name === undefined ? {} : { typeName: core.name }),
    holds: 'fields',
    signature,
  };
}

const sampleWithin = (frame: Frame): Json | undefined => frame.sample;

/** The example of what a type's rows describe: the elements of its arrays. */
function descend(type: TypeText, sample: Json | undefined): Json | undefined {
  if (type.kind === 'array') return type.items ? descend(type.items, elementOf(sample)) : elementOf(sample);
  if (type.kind === 'union') {
    const array = type.members.find((member) => member.kind === 'array');
    return array ? descend(array, sample) : sample;
  }
  return sample;
}

export function closeCost(frame: Frame): number {
  if (frame.holds === 'items') return frame.attached === 0 ? cost.itemsUntold : 0;
  if (frame.holds === 'alternatives') return frame.attached === 0 ? cost.emptyAlternatives : 0;
  if (frame.left !== undefined) {
    if (frame.left === 0) return 0;
    if (frame.attached === 0) return isRecursive(frame) ? 0 : cost.collapsed;
    return cost.countShort + cost.countShortEach * frame.left;
  }
  if (!frame.keys) return 0;
  const missing = frame.keys.size - frame.met;
  if (frame.id === rootId) return frame.holdsWhole ? 0 : Math.min(10, missing * 2);
  return frame.attached === 0 ? cost.missingFromSample : Math.min(6, missing);
}

function isRecursive(frame: Frame): boolean {
  for (let outer = frame.parent; outer; outer = outer.parent) {
    if (outer.typeName !== undefined && outer.typeName === frame.typeName) return true;
  }
  return false;
}

export function closeAll(top: Frame, cut: boolean): number {
  let total = 0;
  for (let frame: Frame | undefined = top; frame; frame = frame.parent)
    total += cut ? Math.min(closeCost(frame), cost.countCut) : closeCost(frame);
  return total;
}
