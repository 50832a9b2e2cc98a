// Packs the desk's Python with the very interpreter that will run it: node bundle.mjs PYODIDE_FOLDER IN OUT.
// IN holds folders, each of which becomes one zip, and files; OUT gets all of them, compressed.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [runtime, input, output] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(runtime, 'pyodide.mjs')));
const python = await loadPyodide();
for (const [place, root] of [['/in', input], ['/out', output]]) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: path.resolve(root) }, place);
}
python.runPython(fs.readFileSync(new URL('bundle.py', import.meta.url), 'utf8'));
