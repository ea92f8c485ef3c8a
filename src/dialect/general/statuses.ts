/** Names that HTTP itself gives to statuses. */
const reasons: Readonly<Record<number, readonly string[]>> = {
  200: ['OK'],
  201: ['Created'],
  202: ['Accepted'],
  203: ['Non-Authoritative Information'],
  204: ['No Content'],
  205: ['Reset Content'],
  206: ['Partial Content'],
  207: ['Multi-Status'],
  301: ['Moved Permanently'],
  302: ['Found'],
  303: ['See Other'],
  304: ['Not Modified'],
  307: ['Temporary Redirect'],
  308: ['Permanent Redirect'],
  400: ['Bad Request'],
  401: ['Unauthorized'],
  402: ['Payment Required'],
  403: ['Forbidden'],
  404: ['Not Found'],
  405: ['Method Not Allowed'],
  406: ['Not Acceptable'],
  407: ['Proxy Authentication Required'],
  408: ['Request Timeout'],
  409: ['Conflict'],
  410: ['Gone'],
  411: ['Length Required'],
  412: ['Precondition Failed'],
  413: ['Payload Too Large', 'Content Too Large', 'Request Entity Too Large'],
  414: ['URI Too Long'],
  415: ['Unsupported Media Type'],
  416: ['Range Not Satisfiable'],
  417: ['Expectation Failed'],
  421: ['Misdirected Request'],
  422: ['Unprocessable Entity', 'Unprocessable Content'],
  423: ['Locked'],
  424: ['Failed Dependency'],
  425: ['Too Early'],
  426: ['Upgrade Required'],
  428: ['Precondition Required'],
  429: ['Too Many Requests'],
  431: ['Request Header Fields Too Large'],
  451: ['Unavailable For Legal Reasons'],
  500: ['Internal Server Error', 'Internal Error'],
  501: ['Not Implemented'],
  502: ['Bad Gateway'],
  503: ['Service Unavailable'],
  504: ['Gateway Timeout'],
  505: ['HTTP Version Not Supported'],
  507: ['Insufficient Storage'],
  508: ['Loop Detected'],
  511: ['Network Authentication Required'],
};

/** The standard words that a text begins with, if it does: `Conflict Is a member already` → Conflict. */
export function standardReason(status: number, text: string): string | undefined {
  const said = text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return reasons[status]?.find((reason) => {
    const words = reason.toLowerCase().replace(/-/g, ' ');
    return said === words || (said.startsWith(words) && /^[^\p{L}\p{N}]/u.test(said.slice(words.length)));
  });
}

/** What HTTP calls a status. */
export const reasonOf = (status: number): string | undefined => reasons[status]?.[0];
