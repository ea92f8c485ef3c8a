import { stringify } from 'yaml';
import type { Evidence, Json } from '../model/api.js';
import { placeText } from '../terminal/diagnostics.js';
import { printable } from '../terminal/printable.js';
import { pageWords } from './page-words.js';
import type { Proposed } from './propose.js';
import { sentence, sightingWords } from './told.js';
import type { Counts, Drifted } from './verify.js';

export interface Answered extends Drifted {
  readonly proposed: readonly Proposed[];
}

/** Proposals as corrections files are written, one document for each API that has any. */
export function printCorrections(apis: readonly Answered[]): string {
  const documents = apis.flatMap(({ model, proposed }) => {
    const corrections = proposed.flatMap(({ proposals }) => proposals);
    return corrections.length === 0 ? [] : [{ name: model.name, text: yamlOf({ corrections }) }];
  });
  if (documents.length < 2) return documents.map(({ text }) => text).join('');
  return documents.map(({ name, text }) => `# ${printable(name)}\n${text}`).join('---\n');
}

/** What a terminal would obey, or show in another order. */
const unprintable = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** What is not to be printed as itself stands in quotation marks, where it can be spelled out. */
function yamlOf(value: object): string {
  const isHostile = JSON.stringify(value).search(unprintable) >= 0;
  const options = isHostile ? ({ defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' } as const) : {};
  const text = stringify(value, { lineWidth: 0, ...options });
  return text.replace(unprintable, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** The one object that `verify --format json` prints. */
interface DriftReport {
  readonly drifted: boolean;
  readonly apis: readonly {
    readonly name: string;
    readonly counts: Counts;
    readonly findings: readonly ReportedFinding[];
  }[];
}

type CitedWords = Pick<Evidence, 'source' | 'line' | 'quote' | 'standing'>;

interface ReportedFinding {
  readonly kind: string;
  readonly where: string;
  readonly message: string;
  readonly count: number;
  readonly first: { readonly source: string; readonly place: string; readonly pointer: string; readonly sample?: string };
  readonly evidence?: CitedWords;
  readonly corrections: readonly { readonly where: string; readonly was?: Json; readonly set: Json; readonly because: string }[];
}

export function printReport(apis: readonly Answered[]): string {
  const report: DriftReport = {
    drifted: apis.some(({ findings }) => findings.length > 0),
    apis: apis.map(({ model, counts, proposed }) => ({
      name: model.name,
      counts,
      findings: proposed.map(({ finding, proposals }): ReportedFinding => {
        const { source, place, pointer, sample } = finding.first;
        const words = pageWords(model, finding);
        return {
          kind: finding.drift.kind,
          where: finding.where,
          message: sentence(finding),
          count: finding.count,
          first: { source, place, pointer, ...(sample === undefined ? {} : { sample }) },
          ...(words ? { evidence: evidenceIn(words) } : {}),
          corrections: proposals,
        };
      }),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const evidenceIn = ({ source, line, quote, standing }: Evidence): CitedWords => ({
  source,
  ...(line === undefined ? {} : { line }),
  quote,
  standing,
});

/** Findings as lines for people. */
export function printText(apis: readonly Answered[]): string {
  const lines = apis.flatMap(({ model, proposed }) =>
    proposed.flatMap(({ finding, proposals }) => {
      const words = pageWords(model, finding);
      const page =
        words &&
        `  the page: ${placeText(words.line === undefined ? { source: words.source } : { source: words.source, line: words.line })}${words.quote === '' ? '' : `  “${words.quote}”`}`;
      const corrections = proposals.map(({ where, set }) => `  proposed: ${where} = ${JSON.stringify(set)}`);
      return [sentence(finding), `  ${sightingWords(finding)}`, ...(page ? [page] : []), ...corrections, ''].map(printable);
    }),
  );
  return lines.length === 0 ? '' : `${lines.join('\n').trimEnd()}\n`;
}

/** How the proposals come into effect. */
export function howTo(apis: readonly Answered[]): readonly string[] {
  const drifted = apis.filter(({ proposed }) => proposed.some(({ proposals }) => proposals.length > 0));
  const command = drifted.length > 1 ? 'npx generator verify --api <name> …' : 'npx generator verify …';
  return drifted.length === 0
    ? []
    : [
        `Keep the proposals that are right in a corrections file of their own: \`${command} > traffic.yaml\`, and name it in the config behind the others.`,
      ];
}

/** What was compared, and what was not. */
export function summaryLines({ model, counts, findings }: Drifted): readonly string[] {
  const { compared, elsewhere, others, unreadable, folded } = counts;
  const passed = [
    ...(elsewhere > 0 ? [`${elsewhere} to other hosts or APIs`] : []),
    ...(others > 0 ? [`${others} that ${others === 1 ? 'is' : 'are'} no API call${others === 1 ? '' : 's'}`] : []),
  ];
  const aside = passed.length === 0 ? '' : `; passed over: ${passed.join(', ')}`;
  const broken = unreadable === 0 ? '' : `; ${counted(unreadable, 'body', 'bodies')} could not be read`;
  const more =
    folded === 0 ? '' : `; undocumented names were met ${counted(folded, 'time', 'times')} more where there were many already`;
  const outcome = findings.length === 0 ? 'nothing drifted' : counted(findings.length, 'difference', 'differences');
  return [printable(`${model.name}: ${counted(compared, 'call', 'calls')} compared, ${outcome}${aside}${broken}${more}`)];
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
