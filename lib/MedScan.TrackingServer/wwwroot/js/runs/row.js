import { h } from '../core/dom.js';
import { href } from '../core/router.js';
import { icon } from '../ui/icons.js';

/**
 * One run as a row of the table. `data-part` names what can have the focus, so that a row drawn anew gets it back.
 * @param {import('./tree.js').Row} row @param {import('./fields.js').Field[]} fields without the name
 * @param {{ isSelected: boolean, onSelect: (on: boolean, isRange: boolean) => void, onFold: () => void }} options
 * @returns {HTMLTableRowElement}
 */
export function runRow({ run, depth, folded }, fields, { isSelected, onSelect, onFold }) {
  let isRange = false;
  const box = h('input', {
    type: 'checkbox', 'prop:checked': isSelected, 'aria-label': `Select ${run.name}`, 'data-part': 'box',
    onclick: event => { isRange = event.shiftKey; },
    onchange: event => onSelect(event.target.checked, isRange),
  });
  const fold = folded === null ? null : h('button', {
    type: 'button', class: 'fold', 'data-part': 'fold', 'aria-expanded': String(!folded),
    'aria-label': `Runs below ${run.name}`, title: folded ? 'Show the runs below' : 'Hide the runs below', onclick: onFold,
  }, icon(folded ? 'right' : 'down'));
  return h('tr', { 'data-id': run.id, class: [isSelected && 'selected', run.deleted && 'deleted'].filter(Boolean).join(' ') || null },
    h('td', { class: 'check-cell' }, h('label', { class: 'check-target' }, box)),
    h('th', { scope: 'row', class: 'name' }, h('div', { class: 'name-cell', style: { paddingLeft: `${Math.min(depth, 8) * 1.15}rem` } },
      fold,
      h('a', { class: 'clip', href: href(['runs', run.id]), title: run.name, 'data-part': 'link' }, run.name),
      run.deleted ? h('span', { class: 'mark' }, 'deleted') : null)),
    fields.map(field => cell(field, run)));
}

function cell(field, run) {
  const content = field.cell(run);
  const isMissing = content === null || content === undefined || content === '';
  return h('td', { class: field.isNumber ? 'number' : 'clip', title: isMissing ? null : field.hint?.(run) },
    isMissing ? h('span', { class: 'faint' }, '–') : content);
}
