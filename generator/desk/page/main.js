import { Engine } from './engine.js';
const settings = JSON.parse(document.getElementById('desk-settings').textContent);
const here = (folder) => new URL(`${folder}/`, document.baseURI).href;
window.engine = new Engine({ runtime: here(settings.mesin), program: here(settings.program), sizes: settings.ukuran }, (news) => { document.querySelector('[role=status]').textContent = JSON.stringify(news); });
