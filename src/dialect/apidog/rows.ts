import {
  attachCost,
  attachedTo,
  closeAll,
  closeCost,
  cost,
  type Expected,
  type Frame,
  hasName,
  opened,
  rootFrame,
  rootId,
} from './frame.js';
import { proseCosts } from './prose-cost.js';
import type { NameOption } from './row-name.js';
import type { Site } from './site.js';

/**
 * Which sites are rows, and which row lies inside which. The layout shows nesting by counts alone (`{2}`), and prose can look like a row,
 * so all readings are followed side by side and the one that agrees best with the counts and with the example's keys is taken.
 */

export interface Row {
  readonly site: Site;
  readonly name: NameOption;
  readonly children: readonly Row[];
}

export interface RowForest {
  readonly rows: readonly Row[];
  /** Sites taken for prose. */
  readonly passed: readonly Site[];
}

/** Readings kept at each step, and how much worse than the best they may be. */
const width = 32;
const slack = 30;

interface Decision {
  readonly site: Site;
  readonly name: NameOption;
  readonly parent: number;
  readonly before?: Decision;
}

interface State {
  readonly cost: number;
  readonly top: Frame;
  readonly last?: Decision;
}

/** One way to go on from a reading: what it would cost, and the reading it leads to, made only if it is among the cheapest. */
interface Move {
  readonly cost: number;
  make(): State;
}

export function arrangeRows(sites: readonly Site[], texts: readonly { readonly text: string }[], expected: Expected): RowForest {
  let states: readonly State[] = [{ cost: 0, top: rootFrame(expected) }];
  const asProse = proseCosts(sites, texts);
  for (const site of sites) {
    states = cheapest(states.flatMap((state) => [...taken(state, site), passedOver(state, site, asProse[site.index] ?? 0)]));
  }
  let best: State | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const state of states) {
    const total = state.cost + closeAll(state.top, expected.endsPage ?? false);
    if (total < bestCost) [best, bestCost] = [state, total];
  }
  return forestOf(sites, best?.last);
}

/** All ways to take a site for a row: every way to find its name, in every open object that it could close down to. */
function taken(state: State, site: Site): readonly Move[] {
  const moves: Move[] = [];
  for (const option of site.names) {
    if (option.kind !== 'same line' && option.at !== undefined && option.at < (state.last?.site.end ?? 0)) continue;
    let closing = 0;
    for (let frame: Frame | undefined = state.top; frame && closing <= slack; frame = frame.parent) {
      const price = attachCost(frame, site, option);
      if (price !== undefined) {
        const holder = frame;
        const total = state.cost + closing + price;
        moves.push({ cost: total, make: () => attach(state, site, option, holder, total) });
      }
      closing += closeCost(frame);
    }
  }
  return moves;
}

function attach(state: State, site: Site, name: NameOption, frame: Frame, total: number): State {
  const last: Decision = { site, name, parent: frame.id, ...(state.last ? { before: state.last } : {}) };
  return { cost: total, top: opened(attachedTo(frame, name), site, name), last };
}

/** Takes a site for prose: dearer where its name is expected next. */
function passedOver(state: State, site: Site, price: number): Move {
  if (site.whole)
    return { cost: state.cost + cost.passOverWhole, make: () => ({ ...state, cost: state.cost + cost.passOverWhole }) };
  if (site.required === undefined) return { cost: state.cost, make: () => state };
  const awaited = site.names.some(({ name }) => name !== undefined && state.top.keys?.has(name) && !hasName(state.top, name));
  const total = state.cost + price + (awaited ? cost.passOverExpected : 0);
  return { cost: total, make: () => ({ ...state, cost: total }) };
}

/** The cheapest reading of each shape, and of those the cheapest few. */
function cheapest(moves: readonly Move[]): readonly State[] {
  const sorted = [...moves].sort((a, b) => a.cost - b.cost);
  const limit = (sorted[0]?.cost ?? 0) + slack;
  const byShape = new Map<string, State>();
  for (const move of sorted) {
    if (move.cost > limit || byShape.size >= width) break;
    const state = move.make();
    const shape = `${state.top.signature}:${state.top.left ?? ''}:${state.top.attached}|${state.last?.site.index ?? ''}`;
    if (!byShape.has(shape)) byShape.set(shape, state);
  }
  return [...byShape.values()];
}

function forestOf(sites: readonly Site[], last: Decision | undefined): RowForest {
  const decisions: Decision[] = [];
  for (let decision = last; decision; decision = decision.before) decisions.push(decision);
  decisions.reverse();
  const children = new Map<number, Decision[]>();
  for (const decision of decisions) {
    const siblings = children.get(decision.parent);
    if (siblings) siblings.push(decision);
    else children.set(decision.parent, [decision]);
  }
  const rowsOf = (id: number): readonly Row[] =>
    (children.get(id) ?? []).map(({ site, name }) => ({ site, name, children: rowsOf(site.index) }));
  const used = new Set(decisions.map(({ site }) => site.index));
  const passed = sites.filter((site) => !used.has(site.index) && site.required !== undefined);
  return { rows: rowsOf(rootId), passed };
}
