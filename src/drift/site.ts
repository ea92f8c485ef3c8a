import { type FactPath, formatFactPath, type PathRoot, type PathStep } from '../model/fact-path.js';
import type { Drift, Finding, Sighting } from './finding.js';

/** So many undocumented names are told apart at one place: objects may be keyed by data. */
const mostStrangers = 100;

/** How often a name was met that is not told apart any more. */
interface Folded {
  count: number;
}

/** A place of the model that traffic was compared at, and what was found there. */
export class Site {
  readonly path: FactPath;
  readonly #folded: Folded;
  /** Whether values here are nobody else's to see: the place, or one around it, is called like a secret. */
  readonly secret: boolean;
  /** Whether values here were text first, as in a URL or a form. */
  textual = false;
  /** Kinds of all values seen here. */
  seen = 0;
  readonly findings = new Map<string, Finding>();
  readonly #below = new Map<string, Site>();
  #strangers = 0;

  constructor(path: FactPath, secret: boolean, folded: Folded = { count: 0 }) {
    this.path = path;
    this.#folded = folded;
    this.secret = secret;
  }

  below(step: PathStep, secret = false): Site {
    const key = step.kind === 'property' ? `.${step.name}` : step.kind === 'member' ? `<${step.index}` : step.kind;
    const known = this.#below.get(key);
    if (known) return known;
    const site = new Site({ root: this.path.root, steps: [...this.path.steps, step] }, this.secret || secret, this.#folded);
    site.textual = this.textual;
    this.#below.set(key, site);
    return site;
  }

  /** A place that no page tells of; `undefined` where there are too many of them here. */
  stranger(name: string, secret: boolean): Site | undefined {
    if (this.#below.has(`.${name}`)) return this.below({ kind: 'property', name });
    if (this.#strangers >= mostStrangers) {
      this.#folded.count += 1;
      return undefined;
    }
    this.#strangers += 1;
    return this.below({ kind: 'property', name }, secret);
  }

  /** Counts what was found; `first` is asked only the first time. */
  note(drift: Drift, first: () => Sighting): Drift {
    const key = drift.kind === 'constraint' ? `constraint ${drift.fact}` : drift.kind;
    const known = this.findings.get(key);
    if (known) {
      known.count += 1;
      return known.drift;
    }
    this.findings.set(key, { path: this.path, drift, count: 1, first: first(), secret: this.secret });
    return drift;
  }

  *all(): Generator<Site> {
    yield this;
    for (const site of this.#below.values()) yield* site.all();
  }
}

/** All places, by what their paths begin with. */
export class Sites {
  readonly #roots = new Map<string, Site>();
  readonly #strangers = new Map<string, number>();
  readonly folded: Folded = { count: 0 };

  at(root: PathRoot, secret = false): Site {
    const path: FactPath = { root, steps: [] };
    const key = formatFactPath(path);
    const known = this.#roots.get(key);
    if (known) return known;
    const site = new Site(path, secret, this.folded);
    site.textual = root.kind === 'parameter';
    this.#roots.set(key, site);
    return site;
  }

  /** A place that no page tells of; `undefined` where its holder has too many of them. */
  stranger(holder: string, root: PathRoot, secret = false): Site | undefined {
    const known = this.#roots.get(formatFactPath({ root, steps: [] }));
    if (known) return known;
    const count = this.#strangers.get(holder) ?? 0;
    if (count >= mostStrangers) {
      this.folded.count += 1;
      return undefined;
    }
    this.#strangers.set(holder, count + 1);
    return this.at(root, secret);
  }

  *all(): Generator<Site> {
    for (const site of this.#roots.values()) yield* site.all();
  }
}
