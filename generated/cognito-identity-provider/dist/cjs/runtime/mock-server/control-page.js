"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.pageAnswer = pageAnswer;
const control_answer_js_1 = require("./control-answer.js");
const control_page_script_js_1 = require("./control-page-script.js");
const control_page_style_js_1 = require("./control-page-style.js");
/** The page for browsers: what it shows it asks for by the same paths as everybody. */
function pageAnswer({ server, path }) {
    const nonce = crypto.randomUUID();
    const policy = [
        "default-src 'none'",
        `script-src 'nonce-${nonce}'`,
        `style-src 'nonce-${nonce}'`,
        "connect-src 'self'",
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ].join('; ');
    return (0, control_answer_js_1.text)(200, 'text/html', documentOf(server.api.title ?? 'API', path, nonce), {
        'content-security-policy': policy,
        'referrer-policy': 'no-referrer',
    });
}
function documentOf(title, path, nonce) {
    const name = escaped(title);
    return `<!doctype html>
<html lang="en" data-path="${escaped(path)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}: mock server</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${control_page_style_js_1.style}</style>
</head>
<body>
<header>
  <h1>${name} <small>mock server</small></h1>
  <p id="live" role="status">connecting</p>
</header>
<main>
  <section id="calls" aria-labelledby="calls-title">
    <div class="bar">
      <h2 id="calls-title">Calls</h2>
      <label class="unseen" for="filter">Filter calls</label>
      <input id="filter" type="search" placeholder="Filter: URL, operation, body, error" aria-keyshortcuts="/">
      <label class="unseen" for="kind">Kind of answer</label>
      <select id="kind"><option value="">every answer</option></select>
      <button id="empty" type="button">Empty</button>
      <a class="jump" href="#next">Next error</a>
    </div>
    <p id="count" class="note" role="status"></p>
    <ol id="list"></ol>
    <p id="none" class="note" hidden></p>
  </section>
  <aside id="next" aria-label="What comes next" tabindex="-1">
    <details id="fail" open>
      <summary><h2>Next error</h2></summary>
      <form>
        <label>Operation <select name="operation"></select></label>
        <label>Error <select name="error" required></select></label>
        <label>Times <input name="times" type="number" min="1" value="1" required></label>
        <label>Message <input name="message" placeholder="as documented"></label>
        <button class="main">Set</button>
        <p class="alert" role="alert"></p>
      </form>
      <ul id="failures"></ul>
    </details>
    <details id="rules">
      <summary><h2>Rules</h2></summary>
      <ul id="ruleList"></ul>
      <form>
        <label>A rule, or a list of rules, as JSON <textarea name="rule" rows="7" spellcheck="false" required></textarea></label>
        <button class="main">Add</button>
        <p class="alert" role="alert"></p>
      </form>
    </details>
    <details id="state">
      <summary><h2>State</h2></summary>
      <ul id="records"></ul>
      <button id="reset" type="button">Reset the server</button>
      <p class="note">Forgets calls, errors to come and what was stored. Rules stay.</p>
    </details>
  </aside>
</main>
<footer>
  <kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> next, previous call <kbd>Enter</kbd> opens it <kbd>r</kbd> replays it
  <kbd>e</kbd> next error <kbd>Esc</kbd> back
</footer>
<script nonce="${nonce}">${control_page_script_js_1.script}</script>
</body>
</html>
`;
}
function escaped(words) {
    return words.replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
