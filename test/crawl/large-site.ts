import { createHash } from 'node:crypto';
import type { Handler } from '../source/http/server.js';

/** Pages of a site, text by path. Every page answers conditional requests by its entity tag. */
export function siteOf(pages: (path: string) => string | undefined, type: string): Handler {
  return (request, response) => {
    const text = pages(request.url ?? '');
    if (text === undefined) {
      response.writeHead(404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': type, etag }).end(text);
  };
}

const operations = 299;
const types = 200;

const twoDigits = (n: number): string => String(n).padStart(3, '0');

/** A reference of 500 pages in the layout of AWS's: a list of operations, their pages, and pages of the types that they use. */
export function awsReference(path: string): string | undefined {
  if (path === '/docs/API_Operations.md') return listOfOperations();
  const [, kind, number] = /^\/docs\/API_(TurnWheel|Wheel)(\d{3})\.md$/.exec(path) ?? [];
  const at = Number(number);
  if (kind === 'TurnWheel' && at < operations) return operationPage(at);
  if (kind === 'Wheel' && at < types) return typePage(at);
  return undefined;
}

function listOfOperations(): string {
  const items = Array.from(
    { length: operations },
    (_, at) => `+  [ TurnWheel${twoDigits(at)} ](API_TurnWheel${twoDigits(at)}.md) `,
  );
  return `# Actions<a name="API_Operations"></a>\n\nThe following actions are supported:\n${items.join('\n')}\n`;
}

function operationPage(at: number): string {
  const [name, type] = [`TurnWheel${twoDigits(at)}`, `Wheel${twoDigits(at % types)}`];
  return `# ${name}<a name="API_${name}"></a>

Turns wheel number ${at} of the mill\\.

## Request Syntax<a name="API_${name}_RequestSyntax"></a>

\`\`\`
{
   "Speed": number,
   "Wheel": {
      "Teeth": number
   }
}
\`\`\`

## Request Parameters<a name="API_${name}_RequestParameters"></a>

The request accepts the following data in JSON format\\.

 ** [ Speed ](#API_${name}_RequestSyntax) **   <a name="mill-${name}-request-Speed"></a>
How fast it turns\\.  
Type: Integer  
Valid Range: Minimum value of 1\\.  
Required: Yes

 ** [ Wheel ](#API_${name}_RequestSyntax) **   <a name="mill-${name}-request-Wheel"></a>
What is turned\\.  
Type: [${type}](API_${type}.md) object  
Required: No

## Response Elements<a name="API_${name}_ResponseElements"></a>

If the action is successful, the service sends back an HTTP 200 response with an empty HTTP body\\.

## Errors<a name="API_${name}_Errors"></a>

 ** WheelStuckException **   
It does not turn\\.  
HTTP Status Code: 400
`;
}

function typePage(at: number): string {
  const name = `Wheel${twoDigits(at)}`;
  return `# ${name}<a name="API_${name}"></a>

Wheel number ${at} of the mill\\.

## Contents<a name="API_${name}_Contents"></a>

 ** Teeth **   <a name="mill-Type-${name}-Teeth"></a>
How many teeth it has\\.  
Type: Integer  
Required: Yes
`;
}

const words = 'the mill by the river grinds what the river brings and the wind turns it when there is no water ';

/** A site of 500 large pages for the tiny dialect: a tree in which every page leads to ten others. */
export function largePages(path: string): string | undefined {
  const at = Number(/^\/docs\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
  if (!(at < 500)) return undefined;
  const children = Array.from({ length: 10 }, (_, child) => at * 10 + child + 1).filter((child) => child < 500);
  const prose = `${at} ${words}`.repeat(700);
  return `Tiny page ${at}, with a name long enough to be a piece of its text\n${children.map((child) => `see ${child}`).join('\n')}\n${prose}\n`;
}
