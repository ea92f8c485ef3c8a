/** Where a diagnostic points: a file (or URL), and as much of line, column and fact path as is known. */
export interface Place {
  /** The source as the user gave it: a path, a URL, or `-` for standard input. */
  readonly source: string;
  /** 1-based line in the source. */
  readonly line?: number;
  /** 1-based column in code points. */
  readonly column?: number;
  /** Fact path in the model, e.g. `UpdateUserAttributes.request.AccessToken pattern`. */
  readonly fact?: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** One thing worth telling a person. Collected as a value, printed only by the command line. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence: what is the matter, with the names involved. */
  readonly message: string;
  readonly where?: Place;
  /** The words of the page (or of the config, or of a correction) that the message is about. */
  readonly quote?: string;
  /** What to do next. */
  readonly help: string;
}

interface CatalogEntry {
  readonly severity: Severity;
  /** What the code means, in general: shown in the documentation. */
  readonly meaning: string;
  /** What to do, in general: used when a place has nothing more specific to say. */
  readonly help: string;
}

/** Every code that exists. A code without an entry does not compile. Codes are stable: never renamed, never reused. */
export const catalog = {
  'source-not-found': {
    severity: 'error',
    meaning: 'A source names no readable file, directory or glob match.',
    help: 'Check the path; it is read relative to the config file, or to the working directory when given as an argument.',
  },
  'source-unreadable': {
    severity: 'error',
    meaning: 'A source exists but could not be read.',
    help: 'Check that it is a file which this user may read.',
  },
  'source-empty': {
    severity: 'error',
    meaning: 'A source holds nothing but white space.',
    help: 'Save the page again, after it has finished loading.',
  },
  'source-binary': {
    severity: 'error',
    meaning: 'A source is a picture, an archive, a PDF or another file that is not text.',
    help: 'Save the page as text or HTML and give that file.',
  },
  'source-too-large': {
    severity: 'error',
    meaning: 'A source is larger than any reference page is taken to be.',
    help: 'Give the page itself, not a dump of a site; split it if it really is one page.',
  },
  'source-unwatchable': {
    severity: 'error',
    meaning: 'A source tells nobody when it changes.',
    help: 'Name files, directories, globs or URLs; `generator run` reads standard input.',
  },
  'url-invalid': {
    severity: 'error',
    meaning: 'A source looks like a URL and cannot be used as one.',
    help: "Write it as browsers show it, `https://…`; what a site knows you by goes into `--header 'Name: value'`.",
  },
  'http-private-address': {
    severity: 'error',
    meaning: 'A URL, or what it redirects to, leads to this machine or into a private network.',
    help: 'If that is meant, allow it: `--allow-private`, or the host under `allowPrivate` in the config.',
  },
  'http-status': {
    severity: 'error',
    meaning: 'A server answered that it does not give the page.',
    help: 'Open the URL in a browser to see what it says; save the page from there if it is shown.',
  },
  'http-timeout': {
    severity: 'error',
    meaning: 'A page did not come in time.',
    help: 'Run again: what has been fetched is in the cache. `timeout` in the config says how long is waited.',
  },
  'http-unreachable': {
    severity: 'error',
    meaning: 'No connection to a server came about, or it broke.',
    help: 'Check the network, and HTTPS_PROXY where there is a proxy; then run again: what has been fetched is in the cache.',
  },
  'http-certificate': {
    severity: 'error',
    meaning: 'A server could not show that it is the one that the URL names.',
    help: 'If the certificate is signed by your own organisation, name its authority in NODE_EXTRA_CA_CERTS.',
  },
  'http-redirect': {
    severity: 'error',
    meaning: 'A page redirects without end, or to where it is not followed.',
    help: 'Open the URL in a browser, and give the one that it ends at.',
  },
  'http-media-type': {
    severity: 'error',
    meaning: 'A URL holds a picture, an archive or another thing that is no page.',
    help: 'Give the URL of the page itself.',
  },
  'http-body': {
    severity: 'error',
    meaning: 'What a server sent is damaged, or packed in a way that was not asked for.',
    help: 'Run again; if it stays, save the page from a browser and give the file.',
  },
  'http-offline': {
    severity: 'error',
    meaning: 'A page is not in the cache, and nothing may be fetched.',
    help: 'Run once without `--offline`. Pages that forbid to be stored are never in the cache: save them from a browser.',
  },
  'robots-refused': {
    severity: 'warning',
    meaning: "A site's robots.txt asks programs not to fetch a page that another page links to.",
    help: 'If you may read it, name the page itself as a source: what is named is fetched.',
  },
  'robots-unreadable': {
    severity: 'warning',
    meaning: 'A site did not say what it asks of programs, so none of its links is followed.',
    help: 'Run again later, or name the pages themselves as sources.',
  },
  'cache-unwritable': {
    severity: 'warning',
    meaning: 'Pages that were fetched could not be kept for the next run.',
    help: 'Name a folder that can be written: `--cache <folder>`, or `cache` in the config.',
  },
  'link-outside': {
    severity: 'warning',
    meaning: 'A page needs another that lies outside of what is followed.',
    help: 'For URLs, name how far links may lead with `--scope`; for files, name the other page as a source too.',
  },
  'link-missing': {
    severity: 'warning',
    meaning: 'A page needs a file that is not there.',
    help: 'Save that page beside this one, under the name that the link gives it.',
  },
  'link-unusable': {
    severity: 'warning',
    meaning: 'A page needs another, and the link does not say where it is.',
    help: 'Name the other page as a source, if there is one.',
  },
  'crawl-cut': {
    severity: 'warning',
    meaning: 'Pages link to more pages than are read in one run.',
    help: 'Allow more with `--max-pages`, or `maxPages` in the config; or follow fewer with `--scope`.',
  },
  'watch-failed': {
    severity: 'error',
    meaning: 'The system no longer tells of changes of files.',
    help: 'Where it watches too many files already, let it watch more (on Linux `sysctl fs.inotify.max_user_watches`); or set CHOKIDAR_USEPOLLING=1 to have files looked at again and again.',
  },
  'render-unavailable': {
    severity: 'error',
    meaning: 'Pages are to be shown in a browser, and there is none that could be used.',
    help: 'Install `playwright-core` beside this program (`npm i -D playwright-core`) and Chromium or Chrome; PAGEWRIGHT_CHROMIUM names its program where it is not found.',
  },
  'render-failed': {
    severity: 'error',
    meaning: 'A browser could not show a page.',
    help: 'Open the page in a browser, wait until it has loaded, and save it from there as text or as a complete page.',
  },
  'text-encoding-guessed': {
    severity: 'warning',
    meaning: 'A page is not in the encoding that it claims, or claims none and is not in UTF-8; the likeliest one was taken.',
    help: 'Save the page as UTF-8 if words with accents or symbols look wrong.',
  },
  'text-mended': {
    severity: 'info',
    meaning: 'Characters that an earlier program had decoded with the wrong code page were put right.',
    help: 'Nothing to do; compare the quoted place with the page if something looks wrong.',
  },
  'page-too-deep': {
    severity: 'error',
    meaning: 'The elements of an HTML page are nested deeper than any page is.',
    help: 'Save the page as text and give that file.',
  },
  'page-login': {
    severity: 'error',
    meaning: 'The page asks to sign in instead of documenting an API.',
    help: 'Sign in with a browser, open the page, and save it from there.',
  },
  'page-empty-shell': {
    severity: 'error',
    meaning: 'The page holds no text: its words are filled in by scripts, which are not run.',
    help: 'Run with `--render` to have a browser fill it in; or open it in one, wait until it has loaded, and save it from there.',
  },
  'page-cut': {
    severity: 'error',
    meaning: 'The page begins as a reference page but ends before it is complete.',
    help: 'Save the whole page again: an operation needs its request and at least one response.',
  },
  'page-end-missing': {
    severity: 'warning',
    meaning: 'The page has the navigation that stands above an operation but not the links that stand below it.',
    help: 'Check that the page was saved to its end; what is missing would be missing from the package.',
  },
  'page-unknown': {
    severity: 'error',
    meaning: 'No dialect recognises the layout of the page.',
    help: 'Check that this is a reference page. The README lists the layouts that are known; another one can be taught in the config, see docs/teaching.md.',
  },
  'enum-unsplit': {
    severity: 'warning',
    meaning: 'Allowed values stand glued together and nothing on the page tells where one ends.',
    help: 'Write a correction that sets the `enum` of the field to the list of its values.',
  },
  'enum-inferred': {
    severity: 'info',
    meaning: 'Allowed values stood glued together and were split by what else the page says.',
    help: 'Check the values; write a correction of the `enum` if they are wrong.',
  },
  'name-inferred': {
    severity: 'warning',
    meaning: 'A name stood glued to the sentence before it.',
    help: 'Check the name; write a correction if it is wrong.',
  },
  'type-name-inferred': {
    severity: 'info',
    meaning: 'A page shows a type without naming it; the name was taken from the page’s title or file.',
    help: 'Call the file like the type if the name is wrong.',
  },
  'type-inferred': {
    severity: 'info',
    meaning: 'A type or the fields of a type are not documented and were concluded from an example.',
    help: 'Check the type; write a correction if it is wrong.',
  },
  'fields-missing': {
    severity: 'warning',
    meaning: 'The page says how many fields an object has but does not show them (all).',
    help: 'Expand the object in the browser and save the page again, or write corrections for its fields.',
  },
  'fields-doubtful': {
    severity: 'warning',
    meaning: 'The page can be read in more than one way; the most likely one was taken.',
    help: 'Compare the fields with the page; write a correction if they are wrong.',
  },
  'fields-unplaced': {
    severity: 'warning',
    meaning: 'A page tells fields, and nothing on it decides what they are fields of or where they are sent.',
    help: 'Write a correction that adds the fields where they belong.',
  },
  'requirement-unknown': {
    severity: 'info',
    meaning: 'A page tells fields that are sent but not which of them are needed; they are taken as optional.',
    help: 'Write a correction that sets `required` of the fields that are needed.',
  },
  'type-unknown': {
    severity: 'warning',
    meaning: 'A type is written in a way that the dialect does not know.',
    help: 'Write a correction that sets the `type` of the field.',
  },
  'document-unreadable': {
    severity: 'error',
    meaning: 'An OpenAPI document, or what should be one, is neither JSON nor YAML.',
    help: 'Mend the document at that place, or save the page again, whole.',
  },
  'document-mended': {
    severity: 'warning',
    meaning: 'A document holds something that its notation does not allow; the rest of it was read.',
    help: 'Check what was read from around that place; mend the document if you can.',
  },
  'document-missing': {
    severity: 'error',
    meaning: 'A page shows a document that it loads from elsewhere, or a document refers to one that could not be opened.',
    help: 'Give that document as a source: its URL, or a copy of it on disk.',
  },
  'document-cut': {
    severity: 'warning',
    meaning: 'A document nests or repeats its schemas beyond any limit of documents that people write.',
    help: 'Give a document without such nesting; what was cut off is unknown in the model.',
  },
  'reference-lost': {
    severity: 'warning',
    meaning: 'A `$ref` points to nothing.',
    help: 'Mend the reference, or give the document that it points into.',
  },
  'reference-circular': {
    severity: 'warning',
    meaning: 'A schema is made of itself (`allOf`), which no value can end.',
    help: 'Mend the schema; the circle is left out of it.',
  },
  'protocol-unsupported': {
    severity: 'warning',
    meaning: 'The page documents an operation of a protocol other than JSON over HTTP, which is left out.',
    help: 'Nothing has to be done if the operation is not needed: services that speak XML or form parameters cannot be generated yet.',
  },
  'security-unknown': {
    severity: 'info',
    meaning: 'The page says that an operation asks for authentication but not in which way.',
    help: 'Give the client a header of your own that holds the credentials.',
  },
  'part-unplaced': {
    severity: 'info',
    meaning: 'The page tells something that a model has no place for.',
    help: 'Nothing to do, unless the package was expected to have it.',
  },
  'example-unreadable': {
    severity: 'info',
    meaning: 'An example on the page is not valid JSON.',
    help: 'Nothing to do, unless fields had to be concluded from it.',
  },
  'operation-id-inferred': {
    severity: 'info',
    meaning: 'The page does not title its operation; the id was found by a rule.',
    help: 'Check the id; write a correction of the `id` if it is wrong.',
  },
  'error-name-derived': {
    severity: 'info',
    meaning: 'A status of 400 or more has no name that could be used as one, so a name was made from its words.',
    help: 'Write a correction of the `name` if the API has a name for it.',
  },
  'taught-fact-missing': {
    severity: 'warning',
    meaning:
      'A dialect of the config found where something stands, but not what makes it whole: a method, a path, a name, a status.',
    help: 'Look at the place with `npx generator scrape --trace`, and mend the selectors or patterns of the dialect.',
  },
  'taught-words-unknown': {
    severity: 'warning',
    meaning: 'A dialect of the config found words that neither it nor the generator understands.',
    help: 'Say what they mean in `words` of the dialect.',
  },
  'plugin-unloadable': {
    severity: 'error',
    meaning: 'A plugin of the config cannot be loaded, or is none.',
    help: 'Check the name; paths are relative to the config. The default export of the module is what `definePlugin` gives back.',
  },
  'plugin-failed': {
    severity: 'error',
    meaning: 'The code of a plugin failed.',
    help: 'This is a defect of the plugin, not of the generator: tell whoever wrote it.',
  },
  'plugin-file-refused': {
    severity: 'error',
    meaning: 'An emitter of a plugin gave back something that is no file, or a file that another part of the package writes.',
    help: 'Have the plugin choose another path. Nothing was written.',
  },
  'config-missing': {
    severity: 'error',
    meaning: 'A command that needs a config was run in a folder without one, or `--config` names a file that is not there.',
    help: 'Run `npx generator init` to write one, or name the pages: `npx generator run page.txt`.',
  },
  'config-unreadable': {
    severity: 'error',
    meaning: 'The config file cannot be read or parsed.',
    help: 'Mend the file at that place; `npx generator init` in an empty folder shows what a config looks like.',
  },
  'config-invalid': {
    severity: 'error',
    meaning: 'The config says something that it cannot say.',
    help: 'Mend the setting; the README lists all of them.',
  },
  'config-exists': {
    severity: 'warning',
    meaning: '`init` found a config and left it alone.',
    help: 'Edit the config that is there, or remove it and run `npx generator init` again.',
  },
  'api-not-found': {
    severity: 'error',
    meaning: 'The command line names an API that the config does not.',
    help: 'Name one of the APIs of the config.',
  },
  'folder-claimed-twice': {
    severity: 'error',
    meaning: 'Two APIs of one run would write the same folder.',
    help: 'Give each API of the config a `name` of its own.',
  },
  'traffic-unreadable': {
    severity: 'error',
    meaning: 'A recording of traffic cannot be read, is cut short, or is none.',
    help: 'Give an HTTP archive (HAR) behind `--har`, or a journal of the mock server behind `--journal`, saved whole.',
  },
  'traffic-entry-skipped': {
    severity: 'warning',
    meaning: 'An entry of a recording is not written as entries are; the others were read.',
    help: 'Nothing has to be done if the call is not needed; else record it again.',
  },
  'traffic-foreign': {
    severity: 'error',
    meaning: 'No call of a recording is one of an operation that the pages describe.',
    help: 'Check that it is a recording of this API. Where the API was called at another host than the pages say, name it with `--host`.',
  },
  'drift-operation': {
    severity: 'warning',
    meaning: 'Traffic shows a call to the API that no page describes.',
    help: 'Give the page that describes it as a source too; a correction cannot add an operation.',
  },
  'drift-field': {
    severity: 'warning',
    meaning: 'Traffic shows a field that the page does not have.',
    help: 'Read the page again: it may have changed since. If not, write a correction that adds the field.',
  },
  'drift-parameter': {
    severity: 'warning',
    meaning: 'Traffic shows a parameter that the page does not have.',
    help: 'Read the page again: it may have changed since. If not, write a correction that adds the parameter.',
  },
  'drift-body': {
    severity: 'warning',
    meaning: 'Traffic shows a body where the page has none.',
    help: 'Read the page again: it may have changed since. If not, write a correction that gives the body a type.',
  },
  'drift-status': {
    severity: 'warning',
    meaning: 'Traffic shows a status that the page does not have.',
    help: 'Read the page again: it may have changed since. If not, write a correction that adds the status.',
  },
  'drift-error': {
    severity: 'warning',
    meaning: 'Traffic shows an error whose name the page of the operation does not have.',
    help: 'Read the page again: it may have changed since. If not, write a correction that adds the error.',
  },
  'drift-type': {
    severity: 'warning',
    meaning: 'Traffic shows values of another type than the page says.',
    help: 'Write a correction of the `type`, if the traffic is right.',
  },
  'drift-enum': {
    severity: 'warning',
    meaning: 'Traffic shows values that the page does not list.',
    help: 'Write a correction of the `enum`, if the traffic is right.',
  },
  'drift-constraint': {
    severity: 'warning',
    meaning: 'Traffic shows values that do not keep a documented length, range, format or pattern.',
    help: 'Write a correction of the constraint, if the traffic is right.',
  },
  'drift-required': {
    severity: 'warning',
    meaning: 'What the page says is always there is absent from traffic that succeeded.',
    help: 'Write a correction that sets `required` to false, if the traffic is right.',
  },
  'drift-null': {
    severity: 'warning',
    meaning: 'Traffic shows null where the page does not say that there may be null.',
    help: 'Write a correction of the `type`, if the traffic is right.',
  },
  'model-unreadable': {
    severity: 'error',
    meaning: 'A file given as a model is not one that this version can read.',
    help: 'Give the `model.json` of a generated package, or generate it again.',
  },
  'package-not-found': {
    severity: 'error',
    meaning: '`mock` found no generated package with a mock server under the name or path it was given.',
    help: 'Give the folder of a generated package, such as `generated/pet-store`, or the name of an installed one.',
  },
  'package-outdated': {
    severity: 'error',
    meaning: '`mock` found a package whose mock server lacks what the command needs.',
    help: 'Generate it again: `npx generator run --force`.',
  },
  'mock-file-unreadable': {
    severity: 'error',
    meaning: 'A file that `mock` was given cannot be read or written, or is not what its kind of file is written in.',
    help: 'Check the path; it is read relative to the working directory.',
  },
  'mock-file-invalid': {
    severity: 'error',
    meaning: 'Rules, state or recordings for the mock server say something that they cannot say.',
    help: '`docs/mock-server.md` tells what may stand there.',
  },
  'mock-drift': {
    severity: 'warning',
    meaning: 'An answer of the real API, recorded or fetched by `mock`, is not what the pages say.',
    help: 'Record it, and have corrections proposed: `npx generator verify --recording FILE`.',
  },
  'port-unavailable': {
    severity: 'error',
    meaning: 'The mock server could not listen on the port.',
    help: 'Give another port, or leave `--port` out to have a free one chosen.',
  },
  'internal-error': {
    severity: 'error',
    meaning: 'The program itself failed.',
    help: 'This is a defect of the generator, not of the page: please report it with the page and the command. `DEBUG=pagewright` prints the stack.',
  },
  'emit-template-error': {
    severity: 'error',
    meaning: 'A template could not be read or filled.',
    help: 'This is a defect of the generator, not of the page. Nothing was written.',
  },
  'emit-format-error': {
    severity: 'error',
    meaning: 'The formatter could not read a file that was made from templates.',
    help: 'This is a defect of the generator, not of the page. Nothing was written.',
  },
  'emit-type-error': {
    severity: 'error',
    meaning: 'The package that was made does not pass the type check.',
    help: 'This is a defect of the generator, not of the page. Nothing was written.',
  },
  'lock-unreadable': {
    severity: 'error',
    meaning: 'The lock file is not one that this version can read.',
    help: 'Restore it from version control; where two branches changed it, take either side and run `npx generator run`.',
  },
  'lock-stale': {
    severity: 'error',
    meaning: 'The lock file does not tell of the packages as they would be generated now.',
    help: 'Run `npx generator run` and commit the result.',
  },
  'history-lost': {
    severity: 'info',
    meaning: 'What a package was made of the last time is no longer at hand, so what changed since cannot be told.',
    help: 'Keep the folder of snapshots, or the package with its `model.json`, where runs can find it.',
  },
  'version-unknown': {
    severity: 'error',
    meaning: 'A version was asked for that the lock does not know, or of which nothing is kept.',
    help: 'Name a version of the lock, a folder with a `model.json`, or a page.',
  },
  'layout-changed': {
    severity: 'error',
    meaning: 'Much less was read of a page than the last time: its layout has changed, or part of it is gone.',
    help: 'Look at the page; `npx generator scrape <page> --coverage` shows what was not read. Where the API really lost this, run once with --accept-loss. Nothing was written.',
  },
  'file-hand-edited': {
    severity: 'error',
    meaning: 'A generated file was changed by hand, or stands where a generated file would go; it would be overwritten.',
    help: 'Move the change into a correction or the config and restore the file; or run with --force to overwrite it.',
  },
  'file-stale': {
    severity: 'error',
    meaning: 'A generated file is not what the pages, corrections, config and version make today.',
    help: 'Run `npx generator run` and commit the result.',
  },
  'file-missing': {
    severity: 'error',
    meaning: 'A generated file does not exist.',
    help: 'Run `npx generator run` and commit the result.',
  },
  'file-extra': {
    severity: 'error',
    meaning: 'A file that an earlier run generated is no longer part of the package.',
    help: 'Run `npx generator run` and commit the result; it removes the file.',
  },
  'manifest-unreadable': {
    severity: 'warning',
    meaning: 'The record of what an earlier run wrote cannot be read, so nothing can be told about the files in its folder.',
    help: 'Restore `.pagewright/manifest.json` from version control, or run with --force to write it anew.',
  },
  'output-path-unsafe': {
    severity: 'error',
    meaning: 'A file of the package would be written outside of its folder.',
    help: 'This is a defect of the generator, or a package name that leaves the output folder. Nothing was written.',
  },
  'write-interrupted': {
    severity: 'warning',
    meaning: 'A run ended, or was ended, between preparing files and moving them in.',
    help: 'Run `npx generator run`; it finishes what the other run began before it does anything else.',
  },
  'output-unwritable': {
    severity: 'error',
    meaning: 'The output folder cannot be written.',
    help: 'Check that the folder can be written by this user, is no file, and that the disk has room.',
  },
  'type-conflict': {
    severity: 'warning',
    meaning: 'Pages tell one named type in two ways that cannot both be right; each keeps a type of its own.',
    help: 'If the pages mean one type, say in a correction which telling is right.',
  },
  'type-completed': {
    severity: 'info',
    meaning: 'A named type is told more fully in one place than in another, and the fuller telling was taken.',
    help: 'Nothing to do; `generator explain` shows which place says what.',
  },
  'type-missing': {
    severity: 'warning',
    meaning: 'A page refers to a type that none of the pages describes.',
    help: 'Add the page that describes the type to the sources, or set its type in a correction.',
  },
  'operation-conflict': {
    severity: 'warning',
    meaning: 'Two pages describe one operation and contradict each other; the first page counts.',
    help: 'Say in a correction which page is right.',
  },
  'operation-id-clash': {
    severity: 'warning',
    meaning: 'Different operations were read under one id.',
    help: 'Name each operation in a correction.',
  },
  'enum-recovered': {
    severity: 'info',
    meaning: 'Values that one page prints without a separator were told apart by another page.',
    help: 'Nothing to do; `generator explain` shows both places.',
  },
  'error-status-differs': {
    severity: 'info',
    meaning: 'Operations number one error differently, so that no single documented status stands for it.',
    help: 'Say the true status in a correction.',
  },
  'date-travels-as-number': {
    severity: 'info',
    meaning: 'The pages document dates as text, and the protocol sends them as numbers; the package describes what is sent.',
    help: 'Nothing to do; `model.json` keeps what the pages say.',
  },
  'target-prefix-missing': {
    severity: 'warning',
    meaning: 'The protocol names every call by a header, and no page says what stands before the dot in it.',
    help: 'Say it in a correction: where `protocol targetPrefix`.',
  },
  'endpoint-missing': {
    severity: 'warning',
    meaning: 'No page says which server the API is at, so users of the client have to.',
    help: 'Say it in a correction: where `servers url`.',
  },
  'correction-unreadable': {
    severity: 'error',
    meaning: 'A corrections file cannot be read, or is not YAML.',
    help: 'Check the path and mend the file at that place.',
  },
  'correction-invalid': {
    severity: 'error',
    meaning: 'A correction is not written as corrections are, or sets a fact to something that it cannot be.',
    help: 'A correction has `where`, `set` and `because`, and may have `was` and `link`.',
  },
  'correction-unmatched': {
    severity: 'warning',
    meaning: 'A correction names a fact that the model does not have.',
    help: 'Mend its `where`, or remove the correction.',
  },
  'correction-unwritable': {
    severity: 'error',
    meaning: 'A corrections file could not be changed. It is as it was.',
    help: 'Check that this user may write the file and its folder, and that the disk has room.',
  },
  'correction-missing': {
    severity: 'error',
    meaning: 'No corrections file has the correction that was asked for.',
    help: 'Name the fact as the correction does, in its `where`.',
  },
  'correction-ambiguous': {
    severity: 'error',
    meaning: 'Several APIs, or several corrections files, have the fact that is to be corrected.',
    help: 'Say which is meant with `--api` or `--file`.',
  },
  'correction-adds': {
    severity: 'info',
    meaning: 'A correction adds a field, a parameter or a response that no page has.',
    help: 'Nothing to do where that is meant; otherwise mend its `where`, or remove the correction.',
  },
  'correction-stale': {
    severity: 'warning',
    meaning: 'The page no longer says what it said when a correction was written.',
    help: 'Read the page again; then refresh the correction with `npx generator correct <fact>`, or remove it with `--remove`.',
  },
  'correction-redundant': {
    severity: 'warning',
    meaning: 'The page itself now says what a correction sets.',
    help: 'Remove the correction: `npx generator correct --remove-redundant`.',
  },
  'correction-shared': {
    severity: 'info',
    meaning: 'A correction written for one operation changes a type that others use too.',
    help: 'Write `where` as the type’s own path, to say so.',
  },
  'correction-repeated': {
    severity: 'warning',
    meaning: 'Two corrections of one file set one fact to different values.',
    help: 'Remove one of them.',
  },
  'model-empty': {
    severity: 'error',
    meaning:
      'The pages describe no operation, and without types either there is no model; a package wants at least one operation.',
    help: 'Check that the sources are reference pages of the API, saved whole.',
  },
  'model-inconsistent': {
    severity: 'error',
    meaning: 'The model contradicts itself, so nothing can be made from it.',
    help: 'Say in a correction what is right; if the page is right, this is a defect of the reader.',
  },
  'example-contradicts': {
    severity: 'warning',
    meaning: 'An example or a default of a page is not a value that the documented type allows.',
    help: 'Say in a correction which one is right.',
  },
  'example-incomplete': {
    severity: 'info',
    meaning: 'A field is documented as required, and none of the examples has it.',
    help: 'If it may be left out, say so in a correction of `required`.',
  },
  'example-field-unknown': {
    severity: 'info',
    meaning: 'Examples of an object have fields that its description does not have.',
    help: 'Nothing has to be done: such fields pass as they are. They are missing from the types until a page documents them.',
  },
  'prose-contradicts': {
    severity: 'warning',
    meaning: 'Sentences that describe a field say otherwise than the field’s own facts.',
    help: 'Say in a correction which one is right.',
  },
  'status-unsendable': {
    severity: 'warning',
    meaning: 'Errors are numbered as no server numbers its answers: the numbers were made up, to tell the errors apart.',
    help: 'Say in corrections of `status` which statuses are sent.',
  },
  'status-misnamed': {
    severity: 'info',
    meaning: 'An answer has the number of one status and the words of another.',
    help: 'Nothing has to be done if the number is right; if it is not, only the page can say so: a status is not corrected.',
  },
  'parameter-conflict': {
    severity: 'warning',
    meaning: 'Operations of one path tell one of its variables in two ways.',
    help: 'Say in a correction which one is right.',
  },
  'error-described-twice': {
    severity: 'info',
    meaning: 'Pages describe one error in different words; the longest description counts.',
    help: 'Nothing has to be done; a correction of `description` says it in one way.',
  },
  'fact-doubtful': {
    severity: 'warning',
    meaning: 'A fact contradicts another fact of the same page.',
    help: 'Say in a correction which one is right.',
  },
  'pattern-invalid': {
    severity: 'warning',
    meaning: 'A documented pattern is not a regular expression and is left out.',
    help: 'Say the pattern in a correction.',
  },
  'pattern-bounded': {
    severity: 'info',
    meaning: 'A documented pattern may take long on long values, so the validator matches only values up to a length with it.',
    help: 'Nothing has to be done; a correction with a tighter `maxLength` or a simpler pattern has all values matched.',
  },
  'pattern-unsafe': {
    severity: 'warning',
    meaning: 'A documented pattern can run away on short values, so the validator does not match with it.',
    help: 'Say in a correction a pattern without a repetition inside a repetition.',
  },
  'value-impossible': {
    severity: 'warning',
    meaning: 'No value was found that is all that a schema wants; the mock server answers with one that breaks it, and says so.',
    help: 'Say in a correction which of the facts is right.',
  },
  'operations-alike': {
    severity: 'warning',
    meaning: 'Operations have one method and path; only the first of them is answered by the mock server.',
    help: 'Say in a correction what the path of one of them is; or give their pages to two APIs.',
  },
  'fact-unevidenced': {
    severity: 'warning',
    meaning: 'A fact of the model does not say where it comes from.',
    help: 'This is a defect of the reader, not of the page.',
  },
  'fact-not-found': {
    severity: 'error',
    meaning: 'A fact was asked for that the model does not have.',
    help: 'Ask for a node first, such as `UpdateUserAttributes.request`, to see what is in it.',
  },
} as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;

export type DiagnosticDetails = Partial<Pick<Diagnostic, 'where' | 'quote' | 'help' | 'severity'>>;

/** Makes a diagnostic; severity and help default to the catalog's. */
export function diagnostic(code: DiagnosticCode, message: string, details: DiagnosticDetails = {}): Diagnostic {
  const entry: CatalogEntry = catalog[code];
  return { code, message, ...details, severity: details.severity ?? entry.severity, help: details.help ?? entry.help };
}

/** A value together with what there is to say about how it was made. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Thrown by a stage that cannot go on; carries what was found up to there. */
export class Failure extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.message).join('\n'));
    this.name = 'Failure';
    this.diagnostics = diagnostics;
  }
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === 'error');
