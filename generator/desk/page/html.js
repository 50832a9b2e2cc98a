// Preact and htm, joined once: texts go through here and never become markup.
import htm from './htm.js';
import { h, render } from './preact.js';

export const html = htm.bind(h);
export { render };

/** Words in which `signs` mark what is typed as it stands. */
export const coded = (text) => text.split('`').map((part, place) => (place % 2 ? html`<code>${part}</code>` : part));
