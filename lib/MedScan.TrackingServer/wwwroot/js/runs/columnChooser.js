import { h, replace } from '../core/dom.js';
import { SYSTEM_PREFIX } from './columns.js';

const SYSTEM_GROUP = 'Metrics of the system';
const GROUPS = ['Run', 'Metrics', 'Parameters', SYSTEM_GROUP];

/**
 * Opens the dialog in which columns are chosen; the table follows each tick.
 * @param {import('./fields.js').Field[]} fields all there are @param {string[]} chosen ids
 * @param {{ onChange: (ids: string[]) => void, onReset: () => string[] }} events `onReset` answers with the standard columns
 * @param {AbortSignal} signal closes it
 */
export function chooseColumns(fields, chosen, { onChange, onReset }, signal) {
  let ticked = new Set(chosen);
  const groups = h('div', { class: 'column-groups' });
  const search = h('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search columns', oninput: () => draw() });

  const change = (some, on) => {
    for (const field of some) {
      if (on) ticked.add(field.id);
      else ticked.delete(field.id);
    }
    onChange(fields.filter(field => ticked.has(field.id)).map(field => field.id));
  };
  const all = (some, on, text, title) => h('button', {
    type: 'button', class: 'link', 'aria-label': `${text}: ${title}`,
    onclick: () => {
      change(some, on);
      draw();
    },
  }, text);
  const draw = () => {
    const needle = search.value.trim().toLowerCase();
    const found = fields.filter(field => field.title.toLowerCase().includes(needle));
    const parts = GROUPS.map(title => [title, found.filter(field => groupOf(field) === title)]).filter(([, some]) => some.length);
    replace(groups, parts.length ? parts.map(([title, some]) => h('fieldset', null,
      h('legend', null, title, all(some, true, 'All', title), all(some, false, 'None', title)),
      some.map(field => h('label', { class: 'check' },
        h('input', { type: 'checkbox', 'prop:checked': ticked.has(field.id), onchange: event => change([field], event.target.checked) }),
        h('span', { class: 'clip', title: field.title }, field.title))))) : h('p', { class: 'faint' }, 'Nothing matches.'));
  };
  draw();

  const reset = () => {
    ticked = new Set(onReset());
    draw();
  };
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': 'columns-title', onclose: () => dialog.remove() },
    h('div', { class: 'dialog-head' }, h('h2', { id: 'columns-title' }, 'Columns'), search),
    groups,
    h('div', { class: 'dialog-buttons' },
      h('button', { type: 'button', class: 'button', onclick: reset }, 'Standard columns'),
      h('button', { type: 'button', class: 'button primary', onclick: () => dialog.close() }, 'Done')));
  // A press beside the dialog closes it.
  dialog.addEventListener('pointerdown', event => {
    const box = dialog.getBoundingClientRect();
    const isInside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (event.target === dialog && !isInside) dialog.close();
  });
  signal.addEventListener('abort', () => dialog.close(), { once: true });
  document.body.append(dialog);
  dialog.showModal();
}

function groupOf(field) {
  return field.group === 'Metrics' && field.title.startsWith(SYSTEM_PREFIX) ? SYSTEM_GROUP : field.group;
}
