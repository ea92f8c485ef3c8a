import gt from 'semver/functions/gt.js';
import inc from 'semver/functions/inc.js';
import major from 'semver/functions/major.js';
import prerelease from 'semver/functions/prerelease.js';
import type { Severity } from './change.js';

/**
 * The version after a change. Below 1.0.0 a breaking change moves the minor number and everything else the patch, as version
 * ranges (`^0.3.0`) take it; from there on the numbers mean what they are called. A pre-release moves to the next one.
 * @param current a version, `1.4.2`
 */
export function nextVersion(current: string, severity: Severity): string {
  return inc(current, step(current, severity)) ?? current;
}

function step(current: string, severity: Severity): 'major' | 'minor' | 'patch' | 'prerelease' {
  if (prerelease(current)) return 'prerelease';
  const early = major(current) === 0;
  switch (severity) {
    case 'breaking':
      return early ? 'minor' : 'major';
    case 'minor':
      return early ? 'patch' : 'minor';
    case 'patch':
      return 'patch';
  }
}

/** Whether a person who writes this version into the config asks for more than the package has. */
export const isAhead = (wanted: string, current: string): boolean => gt(wanted, current);
