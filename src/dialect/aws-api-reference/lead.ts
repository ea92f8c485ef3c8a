/** What a sentence above a list of members says of them. */
export type Lead = 'json' | 'binary' | 'payload' | 'headers' | 'uri' | 'nothing' | 'success' | 'foreign' | 'common' | 'union';

interface LeadRule {
  readonly name: string;
  readonly match: RegExp;
  readonly lead: Lead;
}

/** First match wins. */
export const leadRules: readonly LeadRule[] = [
  {
    name: 'data in XML format is not for this dialect',
    match: /^The (?:request accepts|following) .*\bin XML format\b/i,
    lead: 'foreign',
  },
  {
    name: 'elements without a format are those of the query protocol',
    match: /^The following elements? (?:is|are) returned by the service\b/i,
    lead: 'foreign',
  },
  {
    name: 'members in JSON format make up the body',
    match: /^The (?:request accepts the following data|following data is returned) in JSON format\b/i,
    lead: 'json',
  },
  {
    name: 'binary data is the whole body',
    match: /^The (?:request accepts the following binary data|following data is returned in binary format)\b/i,
    lead: 'binary',
  },
  {
    name: 'what is returned as the HTTP body is the whole of it',
    match: /^The (?:response returns|request accepts) the following as the HTTP body\b/i,
    lead: 'payload',
  },
  {
    name: 'what is returned as HTTP headers is not in the body',
    match: /^The (?:response returns|request accepts|request uses) the following HTTP headers\b/i,
    lead: 'headers',
  },
  { name: 'the request uses URI parameters', match: /^The request uses the following URI parameters\b/i, lead: 'uri' },
  {
    name: 'the request has none of these',
    match: /^The request does not (?:use any URI parameters|have a request body)\b/i,
    lead: 'nothing',
  },
  {
    name: 'the service says with which status it answers',
    match: /^If the action is successful, the service sends back an HTTP \d{3} response\b/i,
    lead: 'success',
  },
  { name: 'of a union’s members one only may be there', match: /^This data type is a UNION\b/i, lead: 'union' },
  {
    name: 'what is common to all actions stands elsewhere',
    match: /^For information about the (?:parameters|errors) that are common to all actions\b/i,
    lead: 'common',
  },
];

export const leadOn = (text: string): LeadRule | undefined => leadRules.find(({ match }) => match.test(text));
