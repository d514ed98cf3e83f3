// What stands where data will be, is not, or could not be had.

import { h } from '../core/dom.js';

/** @param {string} [text] */
export function loading(text = 'Loading…') {
  return h('p', { class: 'panel loading', role: 'status' }, text);
}

/** @param {string} title @param {...import('../core/dom.js').Child} more */
export function empty(title, ...more) {
  return h('div', { class: 'panel empty' }, h('p', { class: 'panel-title' }, title), more.length ? h('p', null, ...more) : null);
}

/** @param {Error & { code?: string }} error @param {() => void} [again] */
export function failed(error, again) {
  return h('div', { class: 'panel failed', role: 'alert' },
    h('p', { class: 'panel-title' }, error.code ? 'The server refused this' : 'This did not work'),
    h('p', null, error.message),
    error.code ? h('p', { class: 'faint' }, error.code) : null,
    again ? h('button', { type: 'button', class: 'button', onclick: again }, 'Try again') : null);
}
