import { h } from '../core/dom.js';
import { absolute, ago } from '../core/format.js';

/** "3 h ago", with the exact time on hover. @param {number} time milliseconds since 1970; 0 is unknown */
export function timeAgo(time) {
  if (!time) return h('span', { class: 'faint' }, '–');
  return h('time', { datetime: new Date(time).toISOString(), title: absolute(time) }, ago(time));
}
