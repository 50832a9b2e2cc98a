// Preact and htm, joined once: texts go through here and never become markup.
import htm from './htm.mjs';
import { h, render } from './preact.mjs';

export const html = htm.bind(h);
export { render };
