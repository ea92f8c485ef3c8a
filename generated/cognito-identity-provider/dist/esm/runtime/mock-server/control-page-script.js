/** What the page does. Whatever it shows comes in as text, never as markup. */
export const script = String.raw `
'use strict';

const path = document.documentElement.dataset.path;
const by = (id) => document.getElementById(id);
const list = by('list');
const rows = new Map();
const most = 500;

/* Talking to the server */

async function ask(method, where, body) {
  const init = { method, headers: { accept: 'application/json', 'content-type': 'application/json' } };
  if (body !== undefined) init.body = JSON.stringify(body);
  const response = await fetch(path + where, init);
  const text = await response.text();
  const value = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(value.detail);
  return value;
}

function filters() {
  const query = new URLSearchParams();
  if (by('filter').value.trim() !== '') query.set('text', by('filter').value.trim());
  if (by('kind').value !== '') query.set('answer', by('kind').value);
  return query;
}

/* Making elements */

function make(tag, properties, ...children) {
  const { data = {}, ...own } = properties;
  const element = Object.assign(document.createElement(tag), own);
  Object.assign(element.dataset, data);
  element.append(...children.filter((child) => child !== undefined && child !== ''));
  return element;
}

const button = (text, onclick, more = {}) => make('button', { type: 'button', textContent: text, onclick, ...more });

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function block(title, text, isOpen) {
  if (text === undefined || text === '') return undefined;
  const shown = text.length > 20000 ? text.slice(0, 20000) + '\n… ' + (text.length - 20000) + ' characters more' : text;
  return make(
    'details',
    { open: isOpen, className: 'block' },
    make('summary', { textContent: title }),
    make('pre', { tabIndex: 0, textContent: shown }),
  );
}

const lines = (headers) =>
  Object.entries(headers || {})
    .map(([name, value]) => name + ': ' + value)
    .join('\n');

/** Puts items in place of those that were there; the focus stays where it was, if that is still there. */
function fill(target, items, nothing) {
  const focused = target.contains(document.activeElement) ? document.activeElement.id : '';
  target.replaceChildren(...(items.length === 0 ? [make('li', { className: 'note', textContent: nothing })] : items));
  if (focused !== '') by(focused)?.focus();
}

/* Calls */

const kinds = {
  handler: 'a handler returned it',
  example: 'a documented example',
  synthesised: 'made from the schema',
  rule: 'a rule says so',
  recorded: 'recorded from the real API',
  proxied: 'fetched from the real API',
  error: 'a documented error, asked for or thrown',
  invalid: 'the request breaks the schema',
  refused: 'no operation, or not readable',
};

for (const kind of Object.keys(kinds)) by('kind').append(make('option', { value: kind, textContent: kind }));

function rowOf(entry) {
  const kind = entry.answer || 'waiting';
  const name = entry.operation || entry.method + ' ' + entry.url;
  const head = make(
    'button',
    { type: 'button', className: 'call', onclick: () => toggle(entry.number) },
    make('span', { className: 'mark ' + kind }),
    make('span', { className: 'number', textContent: entry.number }),
    make('span', { className: 'name', textContent: name }),
    make('span', { className: 'status', textContent: entry.status || '' }),
    make('span', { className: 'kind', textContent: entry.error || entry.rule || kind }),
    make('span', { className: 'time', textContent: new Date(entry.startedAt).toLocaleTimeString('en-GB') }),
  );
  head.setAttribute('aria-expanded', 'false');
  return make('li', { data: { number: entry.number } }, head);
}

function show(entry) {
  const row = rowOf(entry);
  const old = rows.get(entry.number);
  rows.set(entry.number, row);
  if (old) {
    old.replaceWith(row);
  } else {
    const next = [...list.children].find((other) => Number(other.dataset.number) < entry.number);
    list.insertBefore(row, next || null);
  }
  for (const other of [...list.children].slice(most)) {
    rows.delete(Number(other.dataset.number));
    other.remove();
  }
}

function tellCount() {
  const isFiltered = filters().size > 0;
  const words = rows.size === 1 ? '1 call' : rows.size + ' calls';
  by('count').textContent = rows.size === 0 ? '' : words + (isFiltered ? ' like that' : '') + ', the latest first';
  by('none').hidden = rows.size > 0;
  by('none').textContent = isFiltered
    ? 'No call is like that.'
    : 'No call yet. Point a client at ' + location.origin + ', and its calls appear here.';
}

async function toggle(number) {
  const row = rows.get(number);
  const isOpen = row.firstChild.getAttribute('aria-expanded') === 'true';
  for (const other of rows.values()) fold(other);
  if (isOpen) return;
  row.firstChild.setAttribute('aria-expanded', 'true');
  const detail = make('div', { className: 'detail' });
  row.append(detail);
  try {
    const entry = await ask('GET', '/journal/' + number);
    detail.replaceChildren(...partsOf(entry));
  } catch (error) {
    detail.replaceChildren(make('p', { className: 'alert', textContent: error.message }));
  }
}

function fold(row) {
  row.firstChild.setAttribute('aria-expanded', 'false');
  row.querySelector('.detail')?.remove();
}

function partsOf(entry) {
  const facts = [
    kinds[entry.answer] || 'not answered yet',
    entry.rule && 'rule ' + entry.rule,
    entry.duration !== undefined && entry.duration + ' ms',
    entry.delivery && 'delivery ' + JSON.stringify(entry.delivery),
  ];
  const result = make('div', { role: 'status' });
  const input = entry.input === undefined ? '' : JSON.stringify(entry.input, null, 2);
  const body = pretty(entry.body);
  return [
    make(
      'p',
      { className: 'acts' },
      button('Replay', () => replay(entry.number, result), { className: 'replay' }),
      entry.operation && button('Set its next error', () => prepareError(entry.operation)),
    ),
    result,
    make('p', { className: 'url' }, make('code', { textContent: entry.method + ' ' + entry.url })),
    block('Input', input, true),
    block('Body as it came', body === input ? '' : body, input === ''),
    block('Headers', lines(entry.headers), false),
    make('p', { className: 'note', textContent: (entry.status || '') + ' · ' + facts.filter(Boolean).join(' · ') }),
    block('Answer', pretty(entry.answerBody || ''), true),
    block('Headers of the answer', lines(entry.answerHeaders), false),
  ].filter(Boolean);
}

async function replay(number, result) {
  try {
    const { call, changes } = await ask('POST', '/replay', { number });
    const head = 'Replayed as call ' + call.number + ': ' + (changes.length === 0 ? 'the same answer.' : 'another answer.');
    const rest = changes.map((change) =>
      make('li', {}, make('code', { textContent: change.path }), ' was ' + change.before + ', now ' + change.after),
    );
    result.replaceChildren(make('p', { textContent: head }), make('ul', { className: 'changes' }, ...rest));
  } catch (error) {
    result.replaceChildren(make('p', { className: 'alert', textContent: error.message }));
  }
}

/** What the stream tells meanwhile is newer than what is loaded; what was forgotten meanwhile is not wanted any more. */
async function load() {
  forget();
  const before = forgotten;
  const query = filters();
  query.set('brief', 'true');
  query.set('limit', most);
  const entries = await ask('GET', '/journal?' + query);
  if (forgotten !== before) return;
  for (const entry of entries) if (!rows.has(entry.number)) show(entry);
  tellCount();
}

let forgotten = 0;

function forget() {
  forgotten += 1;
  rows.clear();
  list.replaceChildren();
}

let stream;

/** Each time that the stream opens, be it anew after a restart, the list is what the server says. */
function follow() {
  stream?.close();
  stream = new EventSource(path + '/journal/stream?' + filters());
  stream.onopen = () => {
    live('live');
    void load();
    refresh();
  };
  stream.onerror = () => live('not connected');
  stream.addEventListener('entry', (event) => {
    show(JSON.parse(event.data));
    tellCount();
    refresh();
  });
  stream.addEventListener('cleared', () => {
    forget();
    tellCount();
    refresh();
  });
}

function live(words) {
  by('live').textContent = words;
  by('live').className = words === 'live' ? 'on' : 'off';
}

/* Errors to come */

const failForm = document.querySelector('#fail form');
let operations = [];
let errors = [];

async function loadOperations() {
  ({ operations, errors } = await ask('GET', '/operations'));
  const names = operations.map(({ name }) => make('option', { value: name, textContent: name }));
  failForm.operation.replaceChildren(make('option', { value: '', textContent: 'the next that documents it' }), ...names);
  offerErrors();
  const [first] = operations;
  const when = first === undefined ? {} : { operation: first.name };
  document.querySelector('#rules textarea').value = JSON.stringify({ name: 'slow', when, delivery: { delay: 500 } }, null, 2);
}

function offerErrors() {
  const operation = operations.find(({ name }) => name === failForm.operation.value);
  const names = (operation ? operation.errors : errors).map(({ name }) => name);
  failForm.error.replaceChildren(...names.map((name) => make('option', { value: name, textContent: name })));
}

function prepareError(operation) {
  by('fail').open = true;
  failForm.operation.value = operation;
  offerErrors();
  failForm.error.focus();
}

failForm.operation.onchange = offerErrors;

/* What the server stands at */

let waiting = false;

/** Not more often than a few times a second, however many calls there are. */
function refresh() {
  if (waiting) return;
  waiting = true;
  setTimeout(async () => {
    waiting = false;
    try {
      const [failures, rules, state] = await Promise.all(['/fail', '/rules', '/state'].map((where) => ask('GET', where)));
      ifOther('failures', failures, showFailures);
      ifOther('rules', rules, showRules);
      ifOther('state', state, showState);
    } catch {
      live('not connected');
    }
  }, 150);
}

const shown = new Map();

function ifOther(name, value, showIt) {
  const text = JSON.stringify(value);
  if (shown.get(name) === text) return;
  shown.set(name, text);
  showIt(value);
}

function showFailures(failures) {
  const items = failures.map(({ error, operation, times }) =>
    make(
      'li',
      {},
      make('strong', { textContent: error }),
      make('span', { className: 'note', textContent: (operation || 'any operation') + ', ' + times + '×' }),
    ),
  );
  const all = make('li', {}, button('Forget them', () => change('DELETE', '/fail'), { id: 'forget' }));
  fill(by('failures'), items.length === 0 ? [] : [...items, all], 'None is set.');
}

function showRules(rules) {
  const items = rules.map(({ name, rule, matches, uses }, index) => {
    const isOpen = by('rule' + index)?.parentElement.querySelector('details')?.open === true;
    const words = 'fitted ' + matches + '×, used ' + uses + '×';
    return make(
      'li',
      {},
      make('strong', { textContent: name }),
      make('span', { className: 'note', textContent: words }),
      button('Remove', () => change('DELETE', '/rules/' + encodeURIComponent(name)), {
        id: 'rule' + index,
        ariaLabel: 'Remove rule ' + name,
      }),
      block('Rule', JSON.stringify(rule, null, 2), isOpen),
    );
  });
  fill(by('ruleList'), items, 'There is no rule.');
}

function showState({ records, counters }) {
  const items = Object.entries(records).flatMap(([collection, of]) =>
    Object.entries(of).map(([key, value], index) => {
      const where = '/state/' + encodeURIComponent(collection) + '/' + encodeURIComponent(key);
      return make(
        'li',
        {},
        make('strong', { textContent: collection + '/' + key }),
        button('Remove', () => change('DELETE', where), {
          id: 'record-' + collection + index,
          ariaLabel: 'Remove ' + collection + '/' + key,
        }),
        make('pre', { tabIndex: 0, textContent: JSON.stringify(value, null, 2) }),
      );
    }),
  );
  const counts = Object.entries(counters).map(([name, count]) =>
    make('li', {}, make('strong', { textContent: name }), ' counted to ' + count),
  );
  fill(by('records'), [...items, ...counts], 'Nothing is stored.');
}

async function change(method, where, body) {
  await ask(method, where, body);
  refresh();
}

/** A form that sends something, and says what is wrong with it. */
function sends(form, send) {
  form.onsubmit = async (event) => {
    event.preventDefault();
    const alert = form.querySelector('.alert');
    alert.textContent = '';
    try {
      await send();
    } catch (error) {
      alert.textContent = error.message;
    }
  };
}

sends(failForm, () => {
  const { operation, error, times, message } = failForm;
  const body = { error: error.value, times: Number(times.value) };
  if (operation.value !== '') body.operation = operation.value;
  if (message.value !== '') body.message = message.value;
  return change('POST', '/fail', body);
});

const ruleForm = document.querySelector('#rules form');
sends(ruleForm, () => change('POST', '/rules', JSON.parse(ruleForm.rule.value)));

/* Filters, buttons, keys */

let typing;
by('filter').oninput = () => {
  clearTimeout(typing);
  typing = setTimeout(follow, 150);
};
by('kind').onchange = follow;
by('empty').onclick = () => change('DELETE', '/journal');
by('reset').onclick = () => change('POST', '/reset');

function move(step) {
  const heads = [...list.children].map((row) => row.firstChild);
  const at = heads.findIndex((head) => head.parentElement.contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(heads.length - 1, Math.max(0, at + step));
  heads[next]?.focus();
}

function back() {
  const open = list.querySelector('[aria-expanded="true"]');
  if (open) {
    fold(open.parentElement);
    open.focus();
  } else if (by('filter').value !== '') {
    by('filter').value = '';
    follow();
  } else {
    document.activeElement.blur();
  }
}

const keys = {
  '/': () => by('filter').focus(),
  j: () => move(1),
  k: () => move(-1),
  r: () => list.querySelector('.replay')?.click(),
  e: () => prepareError(failForm.operation.value),
  Escape: back,
};

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)) return;
  const isTyping = event.target.matches('input, select, textarea');
  if (isTyping && event.key !== 'Escape') return;
  event.preventDefault();
  if (isTyping && event.target.id !== 'filter') event.target.blur();
  else keys[event.key]();
});

void loadOperations();
follow();
`;
