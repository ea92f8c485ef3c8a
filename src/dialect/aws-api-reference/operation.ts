import type { ApiError, Operation, Parameter, Server } from '../../model/api.js';
import { targetHeader } from '../../protocol/aws-json.js';
import { readAddress } from './address.js';
import { jsonOfService, requestBodyOf, responseOf } from './body.js';
import { readErrors } from './errors.js';
import type { Line, Notebook } from './line.js';
import { type MemberList, readMembers } from './members.js';
import { readSamples } from './samples.js';
import type { Section, SectionKind } from './section.js';
import { type NamedValue, readSyntax, showsJson, showsXml } from './syntax.js';
import { introOf } from './title.js';

export interface ReadOperation {
  readonly operations: readonly Operation[];
  readonly servers: readonly Server[];
  readonly errors: readonly ApiError[];
}

/** Reads the page of an operation; none where it speaks something other than JSON. */
export function readOperation(notebook: Notebook, title: Line, sections: readonly Section[]): ReadOperation {
  const sectionOf = (kind: SectionKind): Section | undefined => sections.find((one) => one.kind === kind);
  const listOf = (kind: SectionKind): MemberList => {
    const section = sectionOf(kind);
    return section ? readMembers(notebook, section.from, section.to) : { members: [], leads: [] };
  };
  const intro = introOf(notebook, title, sections);
  const asked = readSyntax(notebook, sectionOf('request-syntax'));
  const answered = readSyntax(notebook, sectionOf('response-syntax'));
  const uri = listOf('uri-parameters');
  const call = listOf('request-parameters');
  const body = listOf('request-body');
  const response = listOf('response');
  const failures = sectionOf('errors');
  const errors = readErrors(notebook, failures ? readMembers(notebook, failures.from, failures.to, 'fields').members : []);
  const leads = [uri, call, body, response].flatMap((list) => list.leads);
  const foreign = leads.find(({ lead }) => lead === 'foreign');
  const json = leads.some(({ lead }) => lead === 'json') || showsJson(asked) || showsJson(answered);
  if (foreign || showsXml(asked) || showsXml(answered) || !(asked.request || json)) {
    const at = foreign?.at ?? asked.body[0]?.at ?? title.at;
    notebook.say('protocol-unsupported', `${title.text} is not called with JSON over HTTP, or its page does not show how.`, {
      at,
    });
    return { operations: [], servers: [], errors: [] };
  }
  const rest = asked.request !== undefined;
  const mediaType = rest ? undefined : jsonOfService;
  const samples = readSamples(notebook, sections, title.text, mediaType ?? 'application/json');
  const address = rest
    ? readAddress(notebook, asked, uri.members)
    : { path: '/', parameters: [targetOf(notebook, title, samples.target)] };
  const bodyAt = sectionOf(rest ? 'request-body' : 'request-parameters')?.at ?? title.at;
  const requestBody = requestBodyOf(notebook, rest ? body : call, asked, bodyAt, mediaType);
  const place = (rule: string) =>
    asked.request
      ? notebook.cite(asked.request.at, rule)
      : notebook.cite(title.at, 'a JSON call without an address is posted to the root', 'inferred');
  const responseAt = sectionOf('response')?.at ?? sectionOf('response-syntax')?.at ?? title.at;
  const operation: Operation = {
    id: title.text,
    ...(intro.description === undefined ? {} : { description: intro.description }),
    method: asked.request?.method ?? 'POST',
    path: address.path,
    servers: [],
    parameters: address.parameters,
    ...(requestBody ? { requestBody } : {}),
    responses: [responseOf(notebook, response, answered, responseAt, mediaType)],
    errors: errors.operation,
    examples: samples.examples,
    samples: [],
    security: [],
    deprecated: intro.deprecatedAt !== undefined,
    source: notebook.source,
    evidence: {
      id: [notebook.cite(title.at, 'the first heading names the operation')],
      method: [place('the request begins with its method')],
      path: [place('the path stands behind the method')],
      ...intro.evidence,
    },
  };
  return { operations: [operation], servers: samples.servers, errors: errors.api };
}

/** Services without addresses tell their operations apart by a header; its value stands in sample requests only. */
function targetOf(notebook: Notebook, title: Line, shown: NamedValue | undefined): Parameter {
  const evidence = [notebook.cite(title.at, 'a JSON call without an address names its operation in a header', 'inferred')];
  const examples = shown
    ? { examples: [notebook.cite(shown.at, 'a sample request shows the header that names the operation')] }
    : {};
  return {
    in: 'header',
    name: targetHeader,
    required: true,
    deprecated: false,
    schema: { kind: 'string', evidence: { type: evidence } },
    examples: shown ? [shown.value] : [],
    evidence: { in: evidence, name: evidence, required: evidence, ...examples },
  };
}
