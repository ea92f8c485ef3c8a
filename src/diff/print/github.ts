import type { Change, Severity } from '../change.js';
import { plainly, sentence } from '../sentence.js';
import { concern, type ReleaseDiff } from './release-diff.js';

const commands: Readonly<Record<Severity, string>> = { breaking: 'error', minor: 'warning', patch: 'notice' };

/** Annotations of GitHub Actions, one line a change. */
export function asAnnotations(diffs: readonly ReleaseDiff[]): string {
  return diffs.flatMap(({ name, changes }) => [...new Set(changes.map((change) => `${annotation(name, change)}\n`))]).join('');
}

function annotation(name: string, change: Change): string {
  const evidence = change.after?.evidence ?? change.before?.evidence;
  // A URL is no file of the repository.
  const file = evidence && !/^[a-z][a-z0-9+.-]*:\/\//i.test(evidence.source) && evidence.source !== '-' ? evidence : undefined;
  const properties = [
    ...(file ? [`file=${property(file.source)}`] : []),
    ...(file?.line === undefined ? [] : [`line=${file.line}`]),
    `title=${property(`${name}: ${change.impact.severity} change`)}`,
  ];
  const whom = concern(change);
  const message = `${plainly(sentence(change))}${whom === undefined ? '' : ` (${whom})`}`;
  return `::${commands[change.impact.severity]} ${properties.join(',')}::${data(message)}`;
}

/** As the runner decodes them: whatever could end a line, a property or the command. */
const data = (text: string): string =>
  text
    .replace(/%/g, '%25')
    .replace(/\r/g, '%0D')
    .replace(/[\n\u2028\u2029]/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
