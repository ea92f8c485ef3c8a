/** How the page looks: colours in pairs, for light and for dark. */
export const style: string = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f1, #121317);
  --surface: light-dark(#ffffff, #1a1c21);
  --raised: light-dark(#f1efe9, #24272e);
  --ink: light-dark(#1b1c20, #e7e7ea);
  --soft: light-dark(#585b64, #a6a9b3);
  --line: light-dark(#dcdad2, #353841);
  --accent: light-dark(#1f4fd1, #9db5ff);
  --good: light-dark(#0a6b4e, #5ecfa3);
  --made: light-dark(#5a35b8, #b9a3ff);
  --ruled: light-dark(#8a5300, #f0b858);
  --bad: light-dark(#b0203f, #ff8fa0);
  --code: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
* {
  box-sizing: border-box;
}
body {
  margin: 0 auto;
  max-width: 84rem;
  padding: 0 1rem;
  background: var(--ground);
  color: var(--ink);
  font: 0.9375rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, p, ol, ul, pre {
  margin: 0;
  padding: 0;
}
h1 {
  font-size: 1.25rem;
}
h2 {
  display: inline;
  font-size: 1rem;
}
small, .note, footer, .time, .number {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 400;
}
ol, ul {
  list-style: none;
}
a {
  color: var(--accent);
}
button, input, select, textarea {
  font: inherit;
  color: inherit;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 6px;
  padding: 0.3rem 0.6rem;
  max-width: 100%;
}
button {
  cursor: pointer;
}
button:hover {
  border-color: var(--soft);
}
.main {
  background: var(--accent);
  border-color: var(--accent);
  color: var(--ground);
}
:focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 1px;
}
[hidden] {
  display: none;
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
header {
  display: flex;
  gap: 1rem;
  align-items: baseline;
  justify-content: space-between;
  padding: 0.9rem 0;
}
#live {
  color: var(--soft);
  white-space: nowrap;
}
#live::before {
  content: "";
  display: inline-block;
  width: 0.6em;
  height: 0.6em;
  margin-right: 0.4em;
  border: 2px solid currentcolor;
  border-radius: 50%;
}
#live.on {
  color: var(--good);
}
#live.on::before {
  background: currentcolor;
}
#live.off {
  color: var(--bad);
}
main {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 21rem;
  gap: 1rem;
  align-items: start;
}
.bar {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
  align-items: center;
}
#filter {
  flex: 1 1 12rem;
  min-width: 0;
}
#count, #none {
  padding: 0.4rem 0;
}
#list > li {
  background: var(--surface);
  border: 1px solid var(--line);
  border-bottom-width: 0;
}
#list > li:first-child {
  border-radius: 8px 8px 0 0;
}
#list > li:last-child {
  border-bottom-width: 1px;
  border-radius: 0 0 8px 8px;
}
#list > li:only-child {
  border-radius: 8px;
}
.call {
  display: grid;
  grid-template-columns: 0.9rem 2rem minmax(0, 1fr) 2rem minmax(0, 1fr) 3.9rem;
  gap: 0.6rem;
  align-items: center;
  width: 100%;
  border: 0;
  border-radius: inherit;
  background: none;
  text-align: left;
}
.call[aria-expanded="true"], .call:hover {
  background: var(--raised);
}
.name, .kind {
  font-size: 0.875rem;
}
.name {
  font-family: var(--code);
}
.number, .status, .time {
  font-variant-numeric: tabular-nums;
}
.number {
  text-align: right;
}
.mark {
  width: 0.8rem;
  height: 0.8rem;
  background: var(--soft);
}
.mark.waiting {
  clip-path: circle(20%);
}
.mark.handler {
  background: var(--good);
  clip-path: circle(50%);
}
.mark.example {
  background: var(--accent);
  clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);
}
.mark.synthesised {
  background: var(--made);
  clip-path: polygon(50% 4%, 100% 96%, 0 96%);
}
.mark.rule {
  background: var(--ruled);
}
.mark.recorded {
  background: var(--good);
  clip-path: polygon(0 0, 100% 0, 100% 40%, 0 40%, 0 60%, 100% 60%, 100% 100%, 0 100%);
}
.mark.proxied {
  background: var(--good);
  clip-path: polygon(0 15%, 50% 15%, 100% 50%, 50% 85%, 0 85%);
}
.mark.error {
  background: var(--bad);
  clip-path: polygon(20% 0, 50% 30%, 80% 0, 100% 20%, 70% 50%, 100% 80%, 80% 100%, 50% 70%, 20% 100%, 0 80%, 30% 50%, 0 20%);
}
.mark.invalid {
  background: var(--bad);
  clip-path: polygon(50% 96%, 100% 4%, 0 4%);
}
.mark.refused {
  background: var(--bad);
  clip-path: polygon(0 35%, 100% 35%, 100% 65%, 0 65%);
}
.mark.error ~ .kind, .mark.invalid ~ .kind, .mark.refused ~ .kind {
  color: var(--bad);
}
.detail {
  padding: 0.6rem 0.8rem 0.9rem;
  border-top: 1px solid var(--line);
}
.detail > * + *, aside form > * + *, aside li + li {
  margin-top: 0.5rem;
}
.acts {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
}
.changes {
  padding-left: 1rem;
  list-style: disc;
}
code, pre, textarea {
  font-family: var(--code);
  font-size: 0.8125rem;
}
pre {
  padding: 0.5rem 0.7rem;
  max-height: 24rem;
  overflow: auto;
  border-radius: 6px;
  background: var(--raised);
  white-space: pre-wrap;
}
summary {
  cursor: pointer;
}
.block summary {
  color: var(--soft);
  font-size: 0.8125rem;
}
aside > details {
  padding: 0.6rem 0.8rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--surface);
}
aside > details + details {
  margin-top: 0.7rem;
}
aside > details[open] > summary {
  margin-bottom: 0.5rem;
}
aside label {
  display: block;
  color: var(--soft);
  font-size: 0.8125rem;
}
aside label > * {
  display: block;
  width: 100%;
  color: var(--ink);
  font-size: 0.9375rem;
}
aside textarea {
  font-size: 0.8125rem;
  resize: vertical;
}
aside li {
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 0.5rem;
  align-items: baseline;
}
aside li > button {
  margin-left: auto;
  padding: 0 0.5rem;
}
aside li > pre, aside li > details {
  flex-basis: 100%;
  min-width: 0;
}
aside ul {
  margin: 0.6rem 0;
}
.alert {
  color: var(--bad);
  white-space: pre-wrap;
}
.alert:empty {
  display: none;
}
footer {
  padding: 1.2rem 0;
}
kbd {
  padding: 0 0.35em;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--surface);
  font-family: var(--code);
}
.jump {
  display: none;
}
@media (max-width: 60rem) {
  .jump {
    display: inline;
  }
  main {
    grid-template-columns: minmax(0, 1fr);
  }
}
@media (max-width: 40rem) {
  .call {
    grid-template-columns: 0.9rem minmax(0, 1fr) auto;
    row-gap: 0;
  }
  .call .number, .call .time {
    display: none;
  }
  .call .kind {
    grid-column: 2 / -1;
    font-size: 0.8125rem;
  }
}
`;
