import { type Change, type Severity, severest, telling } from '../diff/change.js';
import { type ChangelogEntry, changeLine, changelogText } from '../diff/changelog.js';
import { toldOnce } from '../diff/told-once.js';
import { isAhead, nextVersion } from '../diff/version.js';
import type { ApiModel } from '../model/api.js';
import { standingsOf } from './counts.js';
import type { ReadCounts, Release } from './lock.js';

/** Of one version, so many changes are kept line by line; a reader of more has stopped reading. */
const linesKept = 200;

/** What a version is made of. */
export interface Made {
  readonly model: ApiModel;
  /** Of `modelHash`. */
  readonly hash: string;
  readonly read: ReadCounts;
}

/** The first version of a package. */
export const firstRelease = (version: string, made: Made): Release => release(version, made, []);

/**
 * The version after some changes; `undefined` where there are none and nobody asks for another version.
 * @param wanted version that the config asks for; counts where it is ahead
 */
export function releaseAfter(current: string, changes: readonly Change[], wanted: string, made: Made): Release | undefined {
  const severity = severest(changes.map(({ impact }) => impact.severity));
  const moved = severity === undefined ? current : nextVersion(current, severity);
  const version = isAhead(wanted, moved) ? wanted : moved;
  return version === current ? undefined : release(version, made, changes, severity);
}

function release(version: string, { model, hash, read }: Made, changes: readonly Change[], severity?: Severity): Release {
  const lines = toldOnce(telling(changes), changeLine).map(([change]) => ({
    severity: change.impact.severity,
    kind: change.kind,
    cause: change.cause,
    line: changeLine(change),
  }));
  return {
    version,
    ...(severity === undefined ? {} : { severity }),
    model: hash,
    read,
    standings: standingsOf(model),
    changes: lines.slice(0, linesKept),
    ...(lines.length > linesKept ? { more: lines.length - linesKept } : {}),
  };
}

/** The package's changelog. */
export function changelogOf(title: string, history: readonly Release[]): string {
  return changelogText(title, history.map(entryOf));
}

function entryOf({ version, changes, more, read }: Release, index: number): ChangelogEntry {
  return {
    version,
    ...(index === 0 ? { begins: begins(read) } : {}),
    lines: changes,
    ...(more === undefined ? {} : { more }),
  };
}

const begins = ({ operations, fields, errors }: ReadCounts): string =>
  `${[counted(operations, 'operation'), counted(fields, 'field'), counted(errors, 'error')].join(', ')}.`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
