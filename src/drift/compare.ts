import type { ApiError, Content, Json, Operation, Parameter, Schema } from '../model/api.js';
import type { PathRoot } from '../model/fact-path.js';
import { isTargetHeader } from '../protocol/aws-json.js';
import { BodyReader, jsonOf } from './body-reader.js';
import { toldError } from './error-name.js';
import type { Answer, Body, Exchange, Part } from './exchange.js';
import type { Drift, Sighting } from './finding.js';
import { isObject } from './kinds.js';
import type { ModelIndex } from './model-index.js';
import { Shape } from './observe.js';
import {
  contentFor,
  documentedFor,
  parametersIn,
  queryNames,
  requestRoot,
  responseRoot,
  spreadNames,
  stem,
} from './operation-facts.js';
import { isSecret, isSecretName, sampleOf } from './redact.js';
import type { Site, Sites } from './site.js';
import { coerceText, guessText, Texts } from './texts.js';
import { ValueCheck } from './value-check.js';
import { isOwnHeader, protocolFields } from './wire-words.js';

/** Compares calls with the operations that they are of, and notes what differs at its place. */
export class Comparison {
  readonly #index: ModelIndex;
  readonly #sites: Sites;
  readonly #check: ValueCheck;
  readonly #errors: ReadonlyMap<string, ApiError>;
  readonly #source: string;
  readonly #bodies: BodyReader;
  #at: { readonly exchange: Exchange; readonly part: Part } | undefined;

  constructor(index: ModelIndex, sites: Sites, source: string) {
    this.#index = index;
    this.#bodies = new BodyReader(index);
    this.#sites = sites;
    this.#source = source;
    this.#errors = new Map(index.model.errors.map((error) => [error.name, error]));
    this.#check = new ValueCheck(index, sites, {
      saw: (site, drift, value, pointer) => this.#note(site, drift, value, pointer),
    });
  }

  /** Bodies that are not what their media type says. */
  get unreadable(): number {
    return this.#bodies.unreadable;
  }

  compare(exchange: Exchange, operation: Operation, variables: ReadonlyMap<string, string>): void {
    if (exchange.accepted) {
      this.#compareVariables(exchange, operation, variables);
      this.#compareQuery(exchange, operation);
      this.#compareHeaders(exchange, operation);
      this.#compareRequestBody(exchange, operation);
    }
    if (exchange.answer) this.#compareAnswer(exchange, exchange.answer, operation);
  }

  #compareVariables(exchange: Exchange, operation: Operation, variables: ReadonlyMap<string, string>): void {
    this.#at = { exchange, part: 'path' };
    for (const parameter of parametersIn(operation, 'path')) {
      const text = variables.get(parameter.name);
      if (text !== undefined) this.#compareText(operation, parameter, text);
    }
  }

  #compareQuery(exchange: Exchange, operation: Operation): void {
    this.#at = { exchange, part: 'query' };
    const texts = new Texts(exchange.query);
    const parameters = parametersIn(operation, 'query');
    const known = queryNames(operation, this.#index);
    for (const parameter of parameters) {
      const value = texts.read(parameter.name, parameter.schema, this.#index);
      if (value !== undefined) this.#compareValue(operation, parameter, value);
      else if (parameter.required && !spreadNames(parameter.schema, this.#index).some((name) => texts.all(name).length > 0))
        this.#note(this.#parameterSite(operation, parameter), { kind: 'absent' }, undefined);
    }
    for (const name of texts.names) {
      if (known.has(name) || known.has(stem(name))) continue;
      const root: PathRoot = { kind: 'parameter', id: operation.id, in: 'query', name: stem(name) };
      const site = this.#sites.stranger(operation.id, root, isSecretName(name));
      if (site) for (const text of texts.all(name)) this.#noteText(site, name, text);
    }
  }

  /** Undocumented headers are those of browsers, proxies and libraries; only documented ones are looked at. */
  #compareHeaders(exchange: Exchange, operation: Operation): void {
    this.#at = { exchange, part: 'headers' };
    for (const parameter of parametersIn(operation, 'header')) {
      if (isTargetHeader(parameter) || isOwnHeader(parameter.name)) continue;
      const text = exchange.headers.get(parameter.name.toLowerCase());
      if (text !== undefined) this.#compareText(operation, parameter, text);
      // What is saved to be passed on has no secrets in it: that they are absent says nothing.
      else if (parameter.required && !isSecretName(parameter.name))
        this.#note(this.#parameterSite(operation, parameter), { kind: 'absent' }, undefined);
    }
  }

  #compareText(operation: Operation, parameter: Parameter, text: string): void {
    this.#compareValue(operation, parameter, coerceText(text, parameter.schema, this.#index));
  }

  #compareValue(operation: Operation, parameter: Parameter, value: Json): void {
    this.#check.check(value, parameter.schema, this.#parameterSite(operation, parameter), [parameter.name]);
  }

  #parameterSite({ id }: Operation, { in: place, name, schema }: Parameter): Site {
    return this.#sites.at({ kind: 'parameter', id, in: place, name }, isSecret(name, schema));
  }

  #compareRequestBody(exchange: Exchange, operation: Operation): void {
    this.#at = { exchange, part: 'requestBody' };
    const { requestBody: documented, id } = operation;
    const body = exchange.requestBody;
    if (body.kind === 'unrecorded') return;
    if (body.kind === 'none') {
      if (documented?.required) this.#note(this.#sites.at({ kind: 'request', id }), { kind: 'absent' }, undefined);
      return;
    }
    const content = contentFor(documented?.contents ?? [], body.mediaType);
    if (content) this.#compareBody(body, content, requestRoot(operation, content));
    else this.#noteBody(body, { kind: 'request', id, ...selectOf(body.mediaType, documented !== undefined) });
  }

  #compareAnswer(exchange: Exchange, answer: Answer, operation: Operation): void {
    const { status, body } = answer;
    // An answer out of a cache is no answer of the service.
    if (status < 200 || status === 304) return;
    if (status >= 400 && this.#compareErrorName(exchange, answer, operation)) return;
    const documented = documentedFor(operation, status, this.#errors);
    switch (documented.kind) {
      case 'nothing': {
        this.#at = { exchange, part: 'status' };
        const root: PathRoot = { kind: 'response', id: operation.id, select: String(status) };
        this.#note(this.#sites.at(root), { kind: 'status', status, title: answer.title }, undefined);
        if (status < 300) this.#noteAnswerBody(exchange, body, operation, status);
        return;
      }
      case 'errors':
        this.#at = { exchange, part: 'answerBody' };
        this.#compareErrorBody(body, documented.errors);
        return;
      case 'response': {
        this.#at = { exchange, part: 'answerBody' };
        if (body.kind === 'none' || body.kind === 'unrecorded') return;
        const { response } = documented;
        const content = contentFor(response.contents, body.mediaType);
        if (content) this.#compareBody(body, content, responseRoot(operation, response, content));
        else if (response.contents.length === 0 && status < 300 && response.status === status)
          this.#noteAnswerBody(exchange, body, operation, status);
      }
    }
  }

  /** A page that tells a status and nothing of what comes with it. */
  #noteAnswerBody(exchange: Exchange, body: Body, { id }: Operation, status: number): void {
    this.#at = { exchange, part: 'answerBody' };
    if (body.kind === 'none' || body.kind === 'unrecorded') return;
    const media = body.mediaType === 'application/json' ? '' : ` ${body.mediaType}`;
    this.#noteBody(body, { kind: 'response', id, select: `${status}${media}` });
  }

  /** Whether the answer tells the name of its error, as those of AWS JSON do. */
  #compareErrorName(exchange: Exchange, answer: Answer, operation: Operation): boolean {
    const aws = this.#index.model.protocol.kind === 'aws-json';
    const body = aws ? jsonOf(answer.body) : undefined;
    const told = toldError(answer, body, aws);
    if (told === undefined) return false;
    const { name, inBody } = told;
    this.#at = { exchange, part: inBody ? 'answerBody' : 'error' };
    if (!operation.errors.some((error) => error.name === name)) {
      const site = this.#sites.stranger(operation.id, { kind: 'operation-error', id: operation.id, name });
      if (site) this.#note(site, { kind: 'error', name, status: answer.status }, undefined);
      return true;
    }
    const error = this.#errors.get(name);
    this.#at = { exchange, part: 'answerBody' };
    if (error && body !== undefined) this.#compareErrorBody(answer.body, [error]);
    return true;
  }

  /** Where a status stands for several errors, a body that fits one of them fits. */
  #compareErrorBody(body: Body, errors: readonly ApiError[]): void {
    const value = jsonOf(body);
    if (value === undefined || errors.some(({ schema }) => schema === undefined)) return;
    const fitting = errors.some(({ schema }) => schema && this.#check.check(value, schema, undefined));
    const [only, ...others] = errors;
    if (fitting || !only?.schema || others.length > 0) return;
    this.#check.check(this.#withoutProtocol(value, only.schema), only.schema, this.#sites.at({ kind: 'error', name: only.name }));
  }

  /** Fields that are the protocol's, not the API's, are no news. */
  #withoutProtocol(value: Json, schema: Schema): Json {
    if (this.#index.model.protocol.kind !== 'aws-json' || !isObject(value)) return value;
    const { schema: meant } = this.#index.meant(schema);
    const documented = meant?.kind === 'object' ? this.#index.propertiesOf(meant) : undefined;
    return Object.fromEntries(Object.entries(value).filter(([name]) => documented?.has(name) || !protocolFields.has(name)));
  }

  #compareBody(body: Body, { schema, mediaType }: Content, root: PathRoot): void {
    const value = this.#bodies.value(body, schema, mediaType);
    const site = this.#sites.at(root);
    if (body.kind === 'form' || isForm(mediaType)) site.textual = true;
    if (value !== undefined) this.#check.check(value, schema, site);
  }

  #noteText(site: Site, name: string, text: string): void {
    const value = guessText(text);
    const drift = this.#note(site, { kind: 'parameter', shape: new Shape(site.textual) }, value, [name]);
    if (drift.kind === 'parameter') drift.shape.add(value);
  }

  #noteBody(body: Body, root: PathRoot): void {
    const value = body.kind === 'form' ? this.#bodies.form(body.fields, { kind: 'unknown', evidence: {} }) : jsonOf(body);
    if (value === undefined) return;
    const mediaType = 'mediaType' in body ? body.mediaType : '';
    const drift = this.#note(this.#sites.at(root), { kind: 'body', mediaType, shape: new Shape() }, value);
    if (drift.kind === 'body') drift.shape.add(value);
  }

  #note(site: Site, drift: Drift, value: Json | undefined, pointer: readonly (string | number)[] = []): Drift {
    return site.note(drift, () => this.#sighting(site, value, pointer));
  }

  #sighting(site: Site, value: Json | undefined, pointer: readonly (string | number)[]): Sighting {
    const { exchange, part } = this.#at ?? {};
    const place = exchange && part ? `${exchange.place}.${exchange.parts[part]}` : '';
    const secret = site.secret || pointer.some((key) => typeof key === 'string' && isSecretName(key));
    return {
      source: this.#source,
      called: exchange?.called ?? '',
      place,
      pointer: pointer.map(pointerStep).join(''),
      ...(value === undefined ? {} : { sample: sampleOf(value, secret) }),
    };
  }
}

const isForm = (mediaType: string): boolean =>
  mediaType.startsWith('multipart/') || mediaType === 'application/x-www-form-urlencoded';

/** A step of a JSON pointer; keys that are data may be long. */
const pointerStep = (key: string | number): string =>
  `/${String(key).slice(0, longestKey).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const longestKey = 80;

/** The media type that a path has to name: JSON is what is meant where none is named. */
const selectOf = (mediaType: string, beside: boolean): { readonly select?: string } =>
  mediaType === '' || (mediaType === 'application/json' && !beside) ? {} : { select: mediaType };
