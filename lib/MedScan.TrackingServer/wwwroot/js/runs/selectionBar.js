import { h, replace } from '../core/dom.js';
import { counted } from '../core/format.js';
import { href } from '../core/router.js';

// So many curves can still be told apart by pointing at them, and one request fetches them.
const MOST_COMPARED = 100;

/** What can be done with the ticked runs. @param {string} experimentIds as in the address @param {() => void} onClear */
export function selectionBar(experimentIds, onClear) {
  const element = h('div', { class: 'selection', role: 'group', 'aria-label': 'Ticked runs' });
  /** @param {string[]} ids @param {boolean} isAny whether there is anything to tick */
  const show = (ids, isAny) => {
    if (!ids.length) {
      replace(element, isAny ? h('span', { class: 'faint' }, 'Tick two or more runs to compare them.') : null);
      return;
    }
    const clear = h('button', { type: 'button', class: 'link', onclick: onClear }, 'Clear');
    if (ids.length > MOST_COMPARED) {
      replace(element, h('span', { class: 'muted', role: 'status' }, `${ids.length.toLocaleString('en-GB')} ticked; at most ${MOST_COMPARED} can be compared.`), clear);
    } else if (ids.length === 1) {
      replace(element, h('span', { class: 'muted' }, '1 ticked; tick another to compare.'), clear);
    } else {
      replace(element, clear,
        h('a', { class: 'button primary', href: href(['compare', experimentIds], { runs: ids.join(',') }) }, `Compare ${counted(ids.length, 'run')}`));
    }
  };
  return { element, show };
}
