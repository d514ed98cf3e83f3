// The bearer token of a guarded server, kept for this tab only.

import { h } from '../core/dom.js';

const KEY = 'medscan.token';

/** @type {Promise<void> | null} */
let asking = null;

export function token() {
  return sessionStorage.getItem(KEY);
}

/** Asks the person once, however many requests were refused. @param {AbortSignal} [signal] */
export function askForToken(signal) {
  asking ??= openDialog(token() !== null).finally(() => { asking = null; });
  return Promise.race([asking, aborted(signal)]);
}

function openDialog(wasRefused) {
  return new Promise(resolve => {
    const input = h('input', { type: 'password', id: 'token', autocomplete: 'off', required: true });
    const dialog = h('dialog', { class: 'dialog dialog-small', 'aria-labelledby': 'token-title' },
      h('form', {
        method: 'dialog',
        onsubmit: event => {
          event.preventDefault();
          sessionStorage.setItem(KEY, input.value.trim());
          dialog.remove();
          resolve();
        },
      },
      h('h2', { id: 'token-title' }, 'This server asks for a token'),
      h('p', { class: 'muted' }, wasRefused
        ? 'The token was refused. Enter the one the server was started with.'
        : 'Enter the one the server was started with. It is forgotten when this tab is closed.'),
      h('label', { for: 'token' }, 'Token'),
      input,
      h('div', { class: 'dialog-buttons' }, h('button', { type: 'submit', class: 'button primary' }, 'Continue'))));
    dialog.addEventListener('cancel', event => event.preventDefault());
    document.body.append(dialog);
    dialog.showModal();
  });
}

function aborted(signal) {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }));
}
