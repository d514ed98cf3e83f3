import { fetchArtifact } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { bytes } from '../core/format.js';
import { icon } from '../ui/icons.js';
import { failed, loading } from '../ui/panels.js';
import { parseDelimited } from './delimited.js';
import { htmlFrame } from './htmlFrame.js';
import { imageOf } from './image.js';
import { fileName, kindOf } from './kinds.js';

const MOST_BYTES = 20e6;
const MOST_LETTERS = 300_000;
const MOST_ROWS = 500;

/**
 * What is in a file, as far as this page can show it, and a button to download it.
 * @param {string} runId @param {{ path: string, size: number | null }} file @param {AbortSignal} signal
 */
export function preview(runId, { path, size }, signal) {
  const content = h('div', { class: 'preview-content' }, loading());
  const download = h('button', { type: 'button', class: 'button', onclick: () => save() }, icon('download'), 'Download');
  const save = async () => {
    download.disabled = true;
    try {
      const address = URL.createObjectURL(await fetchArtifact(runId, path, signal));
      h('a', { href: address, download: fileName(path) }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (error) {
      if (!signal.aborted) replace(content, failed(error, save));
    }
    download.disabled = false;
  };
  const load = async () => {
    const kind = kindOf(path);
    if (kind === 'other') replace(content, note('This kind of file is not shown here.'));
    else if (size > MOST_BYTES) replace(content, note(`With ${bytes(size)}, this file is too large to show here.`));
    else {
      try {
        replace(content, await show(kind, path, await fetchArtifact(runId, path, signal), signal));
      } catch (error) {
        if (!signal.aborted) replace(content, failed(error, load));
      }
    }
  };
  load();
  return h('section', { class: 'preview', 'aria-label': path },
    h('header', { class: 'card-head' }, h('h2', { class: 'clip', title: path }, fileName(path)), size === null ? null : h('span', { class: 'faint' }, bytes(size)), download),
    content);
}

async function show(kind, path, blob, signal) {
  if (kind === 'image') return imageOf(blob, path, signal);
  const text = await blob.text();
  if (kind === 'html') return htmlFrame(text, path, signal);
  if (kind === 'table') return table(text, path.toLowerCase().endsWith('.tsv') ? '\t' : ',');
  return plain(kind === 'json' ? indented(text) : text);
}

function table(text, delimiter) {
  const { rows: [head = [], ...rows], isCut } = parseDelimited(text, delimiter, MOST_ROWS + 1);
  return [
    h('table', { class: 'table data-table' },
      h('thead', null, h('tr', null, head.map(cell => h('th', { scope: 'col' }, cell)))),
      h('tbody', null, rows.map(row => h('tr', null, row.map(cell => h('td', null, cell)))))),
    isCut ? note(`These are the first ${MOST_ROWS} rows.`) : null,
  ];
}

function plain(text) {
  return [h('pre', { tabindex: '0' }, text.slice(0, MOST_LETTERS)), text.length > MOST_LETTERS ? note(`This is the beginning; the file has ${text.length.toLocaleString('en-GB')} characters.`) : null];
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function note(text) {
  return h('p', { class: 'faint panel' }, text);
}
