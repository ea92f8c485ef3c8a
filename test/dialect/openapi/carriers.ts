import { deflateSync } from 'node:zlib';
import { stringify } from 'yaml';

export interface CarryingPage {
  readonly kind: string;
  readonly id: string;
  readonly text: string;
  /** What stands beside the page. */
  readonly beside?: Readonly<Record<string, string>>;
}

/** As programs write JSON into a script, so that it cannot end the element. */
const inScript = (document: unknown): string => JSON.stringify(document).replaceAll('<', '\\u003C');
const inAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const html = (head: string, body: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<title>Reference</title>\n${head}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
/** A script's own way to write a document: keys without quotes, other quotes, a comma too many. */
const asScript = (document: unknown): string =>
  JSON.stringify(document, undefined, 2)
    .replace(/^( +)"([a-z][A-Za-z]*)":/gm, '$1$2:')
    .replace(/\n( *)\}$/, ',\n$1} // the end')
    .replace(/"title": "Harbour"/, "title: 'Har' + 'bour'");

/** One document in every kind of page that carries documents. */
export function pagesCarrying(document: { readonly [key: string]: unknown }): readonly CarryingPage[] {
  const json = JSON.stringify(document, undefined, 2);
  const yaml = stringify(document, { aliasDuplicateObjects: false });
  return [
    { kind: 'JSON', id: 'harbour.json', text: json },
    { kind: 'minified JSON', id: 'harbour.json', text: JSON.stringify(document) },
    { kind: 'YAML', id: 'harbour.yaml', text: yaml },
    { kind: 'YAML with comments and a document mark', id: 'harbour.yml', text: `# Harbour\n## The file\n---\n${yaml}` },
    {
      kind: 'Redoc 1 and 2 with its state',
      id: 'redoc.html',
      text: html(
        '',
        `<div id="redoc"></div>\n<script>\nconst __redoc_state = {"menu":{"activeItemIdx":-1},"spec":{"data":${inScript(document)}},"searchIndex":{},"options":{}};\nvar container = document.getElementById('redoc');\nRedoc.hydrate(__redoc_state, container);\n</script>`,
      ),
    },
    {
      kind: 'Redoc 3 with its definition',
      id: 'redoc.html',
      text: html(
        '',
        `<div id="redoc"></div>\n<script type="module">\nconst __redoc_definition = ${inScript(document)};\n const __redoc_options = {};\nhydrate(__redoc_definition, __redoc_options);\n</script>`,
      ),
    },
    {
      kind: 'Redoc started with a document',
      id: 'redoc.html',
      text: html(
        '',
        `<script>\nconst spec = ${inScript(document)}\nRedoc.init(spec, { scrollYOffset: 50 }, document.getElementById('r'));\n</script>`,
      ),
    },
    {
      kind: 'Redoc started with a URL',
      id: 'redoc.html',
      text: html('', `<script>Redoc.init('api/harbour.yaml', {}, el)</script>`),
      beside: { 'api/harbour.yaml': yaml },
    },
    {
      kind: 'a Redoc element',
      id: 'redoc.html',
      text: html('', `<!-- <redoc spec-url='old.json'></redoc> -->\n<redoc spec-url='harbour.json'></redoc>`),
      beside: { 'harbour.json': json },
    },
    {
      kind: 'Swagger UI with a spec',
      id: 'swagger.html',
      text: html(
        '',
        `<div id="ui"></div>\n<script>\nwindow.onload = function () {\n  window.ui = SwaggerUIBundle({\n    spec: ${asScript(document)},\n    dom_id: '#ui',\n    presets: [SwaggerUIBundle.presets.apis],\n    onComplete: function () { console.log("done, {"); },\n  });\n};\n</script>`,
      ),
    },
    {
      kind: 'Swagger UI with a URL',
      id: 'swagger.html',
      text: html(
        '',
        `<script>\nconst ui = SwaggerUIBundle({\n  dom_id: '#ui', deepLinking: true,\n  url: window.location.origin + "/harbour.json",\n})\n</script>`,
      ),
      beside: { '/harbour.json': json },
    },
    {
      kind: 'Swagger UI with several URLs',
      id: 'swagger.html',
      text: html(
        '',
        `<script>SwaggerUIBundle({ urls: [{ url: "harbour.json", name: "Harbour" }], "urls.primaryName": "Harbour" })</script>`,
      ),
      beside: { 'harbour.json': json },
    },
    {
      kind: 'Swagger UI with an initializer beside it',
      id: 'index.html',
      text: html(
        '',
        `<div id="swagger-ui"></div>\n<script src="./swagger-ui-bundle.js"></script>\n<script src="./swagger-initializer.js"></script>`,
      ),
      beside: {
        'swagger-initializer.js': `window.onload = function() {\n  window.ui = SwaggerUIBundle({\n    url: "./v1/harbour.json",\n    dom_id: '#swagger-ui'\n  });\n};\n`,
        'v1/harbour.json': json,
      },
    },
    {
      kind: 'Swagger UI with a document in the script beside it',
      id: 'index.html',
      text: html('', `<script src="./docs/swagger-ui-init.js"></script>`),
      beside: {
        'docs/swagger-ui-init.js': `window.onload = function() {\n  var url = window.location.search.match(/url=([^&]+)/);\n  let options = {\n    "swaggerDoc": ${json},\n    "customOptions": {}\n  };\n  url = options.swaggerUrl || url\n  SwaggerUIBundle({ url: url, spec: options.swaggerDoc })\n}\n`,
      },
    },
    {
      kind: 'a script of Swagger UI',
      id: 'swagger-ui-init.js',
      text: `window.onload = function() {\n  let options = {\n    "swaggerDoc": ${json},\n    "customOptions": {}\n  };\n}\n`,
    },
    {
      kind: 'Scalar with a URL',
      id: 'scalar.html',
      text: html('', `<script id="api-reference" data-url="harbour.yaml"></script>\n<script src="standalone.js"></script>`),
      beside: { 'harbour.yaml': yaml },
    },
    {
      kind: 'Scalar with a document inside',
      id: 'scalar.html',
      text: html('', `<script id="api-reference" type="application/json">\n  ${inScript(document)}\n</script>`),
    },
    {
      kind: 'Scalar with YAML inside',
      id: 'scalar.html',
      text: html('', `<script id="api-reference" type="application/yaml">\n${yaml}</script>`),
    },
    {
      kind: 'Scalar with a configuration',
      id: 'scalar.html',
      text: html(
        '',
        `<script id="api-reference" data-configuration="${inAttribute(JSON.stringify({ theme: 'moon', content: document }))}"></script>`,
      ),
    },
    {
      kind: 'Scalar with a configuration of sources',
      id: 'scalar.html',
      text: html(
        '',
        `<script id="api-reference" data-configuration='${JSON.stringify({ sources: [{ title: 'Harbour', url: 'harbour.json' }] })}'></script>`,
      ),
      beside: { 'harbour.json': json },
    },
    {
      kind: 'Scalar started with content',
      id: 'scalar.html',
      text: html(
        '',
        `<script>\nScalar.createApiReference('#app', {\n  proxyUrl: 'https://proxy.example',\n  content: ${inScript(document)},\n})\n</script>`,
      ),
    },
    {
      kind: 'Scalar started with text',
      id: 'scalar.html',
      text: html(
        '',
        `<script>\nScalar.createApiReference(document.getElementById('app'), { content: ${JSON.stringify(yaml).replaceAll('<', '\\u003C')} })\n</script>`,
      ),
    },
    {
      kind: 'Scalar started with sources',
      id: 'scalar.html',
      text: html('', `<script>Scalar.createApiReference('#app', { sources: [{ slug: 'h', url: '/harbour.json' }] })</script>`),
      beside: { '/harbour.json': json },
    },
    {
      kind: 'a RapiDoc element',
      id: 'rapidoc.html',
      text: html('', `<rapi-doc spec-url="harbour.yaml" render-style="read"></rapi-doc>`),
      beside: { 'harbour.yaml': yaml },
    },
    {
      kind: 'RapiDoc given a document',
      id: 'rapidoc.html',
      text: html(
        '',
        `<rapi-doc id="doc"></rapi-doc>\n<script>\nconst harbour = ${inScript(document)};\ndocument.getElementById('doc').loadSpec(harbour);\n</script>`,
      ),
    },
    {
      kind: 'Stoplight with a URL',
      id: 'elements.html',
      text: html('', `<elements-api apiDescriptionUrl="harbour.json" router="hash"></elements-api>`),
      beside: { 'harbour.json': json },
    },
    {
      kind: 'Stoplight with a document',
      id: 'elements.html',
      text: html('', `<elements-api apiDescriptionDocument="${inAttribute(json)}"></elements-api>`),
    },
    {
      kind: 'Stoplight given text',
      id: 'elements.html',
      text: html(
        '',
        `<elements-api id="docs"></elements-api>\n<script>\nconst docs = document.getElementById('docs');\ndocs.apiDescriptionDocument = ${JSON.stringify(yaml).replaceAll('<', '\\u003C')};\n</script>`,
      ),
    },
    {
      kind: 'ReadMe',
      id: 'readme.html',
      text: html(
        '',
        `<div id="ssr-main"><h1>List ships</h1></div>\n<script id="ssr-props" type="application/json" data-initial-props="${inAttribute(JSON.stringify({ sidebars: {}, document: { api: { method: 'get', schema: document } } }))}"></script>`,
      ),
    },
    {
      kind: 'ReadMe as Markdown',
      id: 'list-ships.md',
      text: `# List ships\n\nShips that lie in the harbour.\n\n## OpenAPI definition\n\n\`\`\`json\n${json}\n\`\`\`\n`,
    },
    {
      kind: 'Apidog as Markdown',
      id: 'harbour.md',
      text: `# Harbour\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n\nGET\n/ships\nRequest\n`,
    },
    {
      kind: 'a block inside of a list',
      id: 'harbour.md',
      text: `# Harbour\n\n1. The document:\n\n   \`\`\`yaml\n${yaml.replace(/^(?=.)/gm, '   ')}   \`\`\`\n`,
    },
    {
      kind: 'Mintlify',
      id: 'harbour.md',
      text: `# Harbour\n\n> Ships\n\n\`\`\`\`yaml /openapi.json get /ships\n${yaml}\`\`\`\`\n`,
    },
    {
      kind: 'preformatted HTML',
      id: 'docs.html',
      text: html(
        '',
        `<h1>Harbour</h1>\n<pre><code class="language-yaml">${yaml.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`,
      ),
    },
    {
      kind: 'data of another program',
      id: 'next.html',
      text: html(
        '',
        `<div id="__next"><p>Harbour</p></div>\n<script id="__NEXT_DATA__" type="application/json">${inScript({ props: { pageProps: { spec: document } } })}</script>`,
      ),
    },
    { kind: 'a script of its own', id: 'own.html', text: html('', `<script>\nshow(${inScript(document)});\n</script>`) },
  ];
}

/** As Docusaurus keeps an operation in the front matter of its page. */
export const packedForDocusaurus = (operation: object): string => deflateSync(JSON.stringify(operation)).toString('base64');
