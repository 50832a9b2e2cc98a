import { App } from './app.js';
import { html, render } from './html.js';
import { signedIn } from './sign_in.js';
import { Work } from './work.js';

const settings = JSON.parse(document.getElementById('desk-settings').textContent);
const place = document.getElementById('desk');
const work = new Work(settings);

place.replaceChildren();
render(html`<${App} work=${work} />`, place);
work.begin();
signedIn(work);
