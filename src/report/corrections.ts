import type { Diagnostic } from '../diagnostic.js';
import type { Json } from '../model/api.js';
import type { Correction } from '../model/correction.js';
import type { CorrectionReport } from './report-data.js';
import { visible, visibleStart } from './visible.js';

const longestValue = 400;

/** Corrections, each with what was found to be wrong with it. */
export function correctionReports(
  corrections: readonly Correction[],
  diagnostics: readonly Diagnostic[],
): readonly CorrectionReport[] {
  return corrections.map(({ where, was, set, because, link, source, line }) => {
    const problem = diagnostics.find(
      (one) => one.code.startsWith('correction-') && one.where?.source === source && one.where.line === line,
    );
    return {
      where: visible(where),
      ...(was === undefined ? {} : { was: valueText(was) }),
      set: valueText(set),
      because: visible(because),
      ...(link === undefined ? {} : { link: visible(link) }),
      place: visible(`${source}:${line}`),
      ...(problem ? { problem: { code: problem.code, message: visible(problem.message), help: visible(problem.help) } } : {}),
    };
  });
}

export const valueText = (value: Json): string =>
  visibleStart(typeof value === 'string' ? value : JSON.stringify(value), longestValue);
