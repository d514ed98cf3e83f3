import { h, svg } from '../core/dom.js';

/**
 * The row of column titles; those the server can sort by are buttons.
 * @param {import('./fields.js').Field[]} fields with the name @param {string} order as MLflow writes it
 * @param {{ box: HTMLInputElement, onSort: (order: string) => void }} options `box` ticks all
 */
export function headRow(fields, order, { box, onSort }) {
  return h('tr', { 'aria-rowindex': 1 },
    h('td', { class: 'check-cell' }, h('label', { class: 'check-target' }, box)),
    fields.map(field => title(field, order, onSort)));
}

function title(field, order, onSort) {
  const direction = directionOf(field, order);
  const classes = [field.id === 'name' && 'name', field.isNumber && 'number', direction && 'sorted'].filter(Boolean).join(' ') || null;
  if (!field.order) {
    const why = `${field.title}: MLflow cannot sort by this`;
    return h('th', { scope: 'col', class: classes, title: why }, h('span', { class: 'clip' }, field.title));
  }
  const next = direction ? opposite(direction) : field.descendsFirst ? 'DESC' : 'ASC';
  return h('th', { scope: 'col', class: classes, 'aria-sort': direction ? (direction === 'DESC' ? 'descending' : 'ascending') : null },
    h('button', {
      type: 'button', class: 'sort', 'data-part': field.id, title: `${field.title}: sort ${next === 'DESC' ? 'downwards' : 'upwards'}`,
      onclick: () => onSort(`${field.order} ${next}`),
    }, h('span', { class: 'clip' }, field.title), direction ? sign(direction) : null));
}

function directionOf(field, order) {
  if (!field.order || !order.startsWith(field.order)) return null;
  const rest = order.slice(field.order.length).trim().toUpperCase();
  return rest === 'DESC' ? 'DESC' : rest === 'ASC' || rest === '' ? 'ASC' : null;
}

function opposite(direction) {
  return direction === 'DESC' ? 'ASC' : 'DESC';
}

function sign(direction) {
  return svg('svg', { viewBox: '0 0 8 8', class: 'sort-sign', 'aria-hidden': 'true' },
    svg('path', { d: direction === 'DESC' ? 'M0.5 2h7L4 7z' : 'M0.5 6h7L4 1z' }));
}
