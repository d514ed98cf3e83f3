import { h, replace } from '../core/dom.js';

/**
 * A table of names and values with a search box where it is long.
 * @param {string} title @param {[string, string][]} entries in the order to show
 * @param {{ empty: string }} words
 */
export function keyValues(title, entries, words) {
  const body = h('tbody');
  const show = text => {
    const needle = text.trim().toLowerCase();
    const found = entries.filter(([key, value]) => !needle || key.toLowerCase().includes(needle) || value.toLowerCase().includes(needle));
    replace(body, found.map(([key, value]) => h('tr', null,
      h('th', { scope: 'row', class: 'key' }, key), h('td', { class: 'value' }, value))),
    found.length ? null : h('tr', null, h('td', { colspan: 2, class: 'faint' }, entries.length ? 'Nothing matches.' : words.empty)));
  };
  show('');
  return h('section', { class: 'card' },
    h('header', { class: 'card-head' },
      h('h2', null, title, ' ', h('span', { class: 'count' }, entries.length)),
      entries.length > 8
        ? h('input', { type: 'search', class: 'card-search', placeholder: 'Search', 'aria-label': `Search ${title.toLowerCase()}`, oninput: event => show(event.target.value) })
        : null),
    h('table', { class: 'key-values' }, body));
}
