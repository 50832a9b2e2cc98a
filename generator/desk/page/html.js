// Preact and htm, joined once: texts go through here and never become markup.
import htm from './htm.js';
import { h, render } from './preact.js';

export const html = htm.bind(h);
export { render };
