import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel, Evidence, Protocol } from '../model/api.js';
import { awsJson, awsStatus, awsTargetHeader, documentedStatuses } from './aws-json.js';
import { shownPrefix } from './target-prefix.js';

/** How an operation travels, concluded from what all pages together say; ordered, the first that fits decides. */
interface ProtocolRule {
  readonly name: string;
  /** The words that speak for it; none where it does not fit. */
  readonly because: (model: ApiModel) => Evidence | undefined;
  readonly protocol: (evidence: Protocol['evidence']) => Protocol;
}

const rules: readonly ProtocolRule[] = [
  {
    name: 'a required X-Amz-Target header means AWS JSON 1.1',
    because: awsTargetHeader,
    protocol: (evidence) => ({ kind: 'aws-json', version: '1.1', patterns: 'search', evidence }),
  },
  {
    name: 'an API that names no protocol is REST with JSON bodies',
    because: (model) => ({ ...anyPlace(model), rule: '', standing: 'inferred' }),
    protocol: (evidence) => ({ kind: 'rest-json', patterns: 'search', evidence }),
  },
];

const patternRule = 'a pattern may match anywhere in a value, as JSON Schema has it, until a correction says otherwise';

/** Gives the model its protocol, and what the protocol knows better than a page: the errors' statuses on the wire. */
export function decideProtocol(model: ApiModel): Outcome<ApiModel> {
  for (const rule of rules) {
    const because = rule.because(model);
    if (because === undefined) continue;
    const kind: Evidence = { ...because, rule: rule.name, standing: 'inferred' };
    const patterns: Evidence = { ...anyPlace(model), rule: patternRule, standing: 'inferred' };
    const protocol = rule.protocol({
      kind: [kind],
      patterns: [patterns],
      ...(rule.protocol({}).kind === 'aws-json' ? { version: [kind] } : {}),
    });
    if (!awsJson(protocol)) return { value: { ...model, protocol }, diagnostics: differingStatuses(model) };
    const errors = model.errors.map((error) => awsStatus(error, model.operations));
    const shown = shownPrefix(model);
    const prefixed = shown && {
      ...protocol,
      targetPrefix: shown.prefix,
      evidence: { ...protocol.evidence, targetPrefix: shown.evidence },
    };
    return { value: { ...model, protocol: prefixed ?? protocol, errors }, diagnostics: [] };
  }
  return { value: model, diagnostics: [] };
}

/** Where the number is the wire's own, one error under several numbers is worth a word. */
function differingStatuses(model: ApiModel): readonly Diagnostic[] {
  return model.errors.flatMap((error) => {
    const numbers = documentedStatuses(error, model.operations);
    if (numbers.length < 2) return [];
    const where = error.evidence['status']?.[0];
    return [
      diagnostic(
        'error-status-differs',
        `${error.name} is numbered ${numbers.join(' and ')}; ${error.status} counts where the operation does not say.`,
        {
          ...(where === undefined
            ? {}
            : { where: { source: where.source, ...(where.line === undefined ? {} : { line: where.line }) }, quote: where.quote }),
        },
      ),
    ];
  });
}

function anyPlace(model: ApiModel): Pick<Evidence, 'source' | 'quote' | 'line'> {
  const [operation] = model.operations;
  const place = operation?.evidence['path']?.[0] ?? operation?.evidence['method']?.[0];
  if (place !== undefined)
    return { source: place.source, ...(place.line === undefined ? {} : { line: place.line }), quote: place.quote };
  return { source: operation?.source ?? model.sources[0]?.source ?? '-', quote: operation === undefined ? '' : operation.path };
}
