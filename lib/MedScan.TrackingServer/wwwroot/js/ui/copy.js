import { h } from '../core/dom.js';
import { icon } from './icons.js';

/** Text in fixed width with a button that copies it. @param {string} text @param {string} what what the text is, for screen readers */
export function copyable(text, what) {
  const button = h('button', {
    type: 'button', class: 'icon-button small', 'aria-label': `Copy ${what}`, title: `Copy ${what}`,
    onclick: async () => {
      await copy(text);
      button.replaceChildren(icon('check'));
      setTimeout(() => button.replaceChildren(icon('copy')), 1200);
    },
  }, icon('copy'));
  return h('span', { class: 'copyable' }, h('code', null, text), button);
}

// navigator.clipboard is absent where the page came over plain HTTP from another machine.
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = h('textarea', { class: 'visually-hidden', 'prop:value': text });
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
