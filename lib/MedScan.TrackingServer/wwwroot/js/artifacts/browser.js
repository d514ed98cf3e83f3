import { listArtifacts } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { bytes } from '../core/format.js';
import { icon } from '../ui/icons.js';
import { empty } from '../ui/panels.js';
import { fileName } from './kinds.js';
import { preview } from './preview.js';

/**
 * The files of a run: a tree, and beside it what is in the chosen one.
 * @param {string} runId @param {string} artifactUri where the server keeps them
 * @param {string} path the file to begin with, '' for none
 * @param {(path: string) => void} onPath takes the file that is chosen @param {AbortSignal} signal
 */
export function artifactBrowser(runId, artifactUri, path, onPath, signal) {
  const side = h('div', { class: 'preview-side' }, empty('Choose a file to look into it.'));
  const folders = h('div');
  let shown = new AbortController();
  let chosen = path;
  /** Sizes, as far as they have been listed. @type {Map<string, number>} */
  const sizes = new Map();

  const choose = file => {
    shown.abort();
    shown = new AbortController();
    chosen = file;
    for (const button of folders.querySelectorAll('.tree-entry')) mark(button);
    replace(side, preview(runId, { path: file, size: sizes.get(file) ?? null }, AbortSignal.any([signal, shown.signal])));
  };
  const mark = button => {
    if (button.dataset.path === chosen) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
  };

  const fill = async (place, folder) => {
    replace(place, h('p', { class: 'faint', role: 'status' }, 'Loading…'));
    try {
      const files = await listArtifacts(runId, folder, signal);
      for (const file of files) sizes.set(file.path, file.size);
      replace(place, files.length
        ? h('ul', null, files.map(file => h('li', null, file.isFolder ? folderEntry(file) : fileEntry(file))))
        : h('p', { class: 'faint' }, folder ? 'Empty.' : 'No files were logged.'));
    } catch (error) {
      if (!signal.aborted) {
        replace(place, h('p', { class: 'filter-error', role: 'alert' }, error.message, ' ', h('button', { type: 'button', class: 'link', onclick: () => fill(place, folder) }, 'Try again')));
      }
    }
  };
  const fileEntry = file => {
    const button = h('button', {
      type: 'button', class: 'tree-entry', 'data-path': file.path,
      onclick: () => {
        onPath(file.path);
        choose(file.path);
      },
    }, icon('file'), h('span', { class: 'clip', title: fileName(file.path) }, fileName(file.path)), h('span', { class: 'size' }, bytes(file.size)));
    mark(button);
    return button;
  };
  const folderEntry = file => {
    const inside = h('div', { hidden: true });
    const sign = h('span', null, icon('right'));
    const button = h('button', { type: 'button', class: 'tree-entry', 'aria-expanded': 'false', onclick: () => toggle(inside.hidden) },
      sign, icon('folder'), h('span', { class: 'clip', title: fileName(file.path) }, fileName(file.path)));
    const toggle = open => {
      inside.hidden = !open;
      button.setAttribute('aria-expanded', String(open));
      replace(sign, icon(open ? 'down' : 'right'));
      if (open && !inside.hasChildNodes()) fill(inside, file.path);
    };
    // The way to the file that is shown is open from the start.
    if (chosen.startsWith(file.path + '/')) toggle(true);
    return [button, inside];
  };

  const listed = fill(folders, '');
  if (path) listed.then(() => { if (!signal.aborted && chosen === path) choose(path); });
  return h('div', { class: 'artifacts' },
    h('nav', { class: 'tree', 'aria-label': 'Files of this run' }, folders, artifactUri ? h('p', { class: 'faint tree-root', title: 'Where the server keeps them' }, artifactUri) : null),
    side);
}
