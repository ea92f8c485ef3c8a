import type { Severity } from '../../diagnostic.js';
import type { Severity as Weight } from '../../diff/change.js';
import type { Standing } from '../../model/api.js';
import { type Html, html } from '../html.js';

/** Shapes that tell as much as their colours: a disc, a diamond, a square, a ring. Referred to by all marks of the page. */
export const sprite: Html = html`<svg width="0" height="0" class="sprite" aria-hidden="true" focusable="false">
<symbol id="m-documented" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.5" fill="currentColor"/></symbol>
<symbol id="m-inferred" viewBox="0 0 16 16"><path d="M8 1.6 14.4 8 8 14.4 1.6 8z" fill="none" stroke="currentColor" stroke-width="2"/><path d="M8 1.6V14.4L1.6 8z" fill="currentColor"/></symbol>
<symbol id="m-corrected" viewBox="0 0 16 16"><rect x="2.5" y="2.5" width="11" height="11" rx="1" fill="currentColor"/><path d="m5 8 2.2 2.3L11 5.8" fill="none" class="cut" stroke-width="1.8"/></symbol>
<symbol id="m-unknown" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.2 2.4"/></symbol>
<symbol id="m-error" viewBox="0 0 16 16"><path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5z" fill="currentColor"/></symbol>
<symbol id="m-warning" viewBox="0 0 16 16"><path d="M8 1.6 15 14H1z" fill="currentColor"/></symbol>
<symbol id="m-info" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="8" cy="8" r="1.8" fill="currentColor"/></symbol>
<symbol id="m-breaking" viewBox="0 0 16 16"><path d="M8 1.6 15 14H1z" fill="currentColor"/></symbol>
<symbol id="m-minor" viewBox="0 0 16 16"><path d="M8 2.5v11M2.5 8h11" stroke="currentColor" stroke-width="3"/></symbol>
<symbol id="m-patch" viewBox="0 0 16 16"><path d="M2.5 8h11" stroke="currentColor" stroke-width="3"/></symbol>
<defs>
<pattern id="p-inferred" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="t-inferred"/><rect width="3" height="6" class="f-inferred"/></pattern>
<pattern id="p-corrected" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="f-corrected"/><rect x="2" y="2" width="2.4" height="2.4" class="f-surface"/></pattern>
<pattern id="p-unknown" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="t-unknown"/><circle cx="3" cy="3" r="1.5" class="f-unknown"/></pattern>
<pattern id="p-unread" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="5" height="5" class="t-unread"/><rect width="1.6" height="5" class="f-unread"/></pattern>
<pattern id="p-missed" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="5" height="5" class="f-surface"/><rect width="2.6" height="5" class="f-missed"/></pattern>
<pattern id="p-breaking" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" class="f-breaking"/><rect width="1.5" height="6" class="f-surface"/></pattern>
</defs>
</svg>`;

/** A shape without words; words stand beside it. */
export const mark = (kind: Standing | Severity | Weight): Html =>
  html`<svg class="mark c-${kind}" aria-hidden="true" focusable="false"><use href="#m-${kind}"/></svg>`;
