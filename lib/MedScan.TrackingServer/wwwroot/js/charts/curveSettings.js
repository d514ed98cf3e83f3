// How all curves of a view are drawn; kept in the address as `x`, `y` and `smooth`.

import { h } from '../core/dom.js';

/** @typedef {import('./lineData.js').Settings} Settings */

const X_NAMES = { step: 'Step', relative: 'Relative time', wall: 'Wall time' };

/** @param {URLSearchParams} query @returns {Settings} */
export function curveSettings(query) {
  const x = query.get('x');
  const smoothing = Number(query.get('smooth') ?? 0);
  return {
    x: x === 'wall' || x === 'relative' ? x : 'step',
    log: query.get('y') === 'log',
    smoothing: smoothing > 0 && smoothing < 1 ? smoothing : 0,
  };
}

/** @param {URLSearchParams} query @param {Settings} settings */
export function writeCurveSettings(query, settings) {
  const entries = [['x', settings.x === 'step' ? '' : settings.x], ['y', settings.log ? 'log' : ''], ['smooth', settings.smoothing ? String(settings.smoothing) : '']];
  for (const [key, value] of entries) {
    if (value) query.set(key, value);
    else query.delete(key);
  }
}

/** @param {Settings} settings @param {(settings: Settings) => void} change */
export function curveToolbar(settings, change) {
  let current = settings;
  const set = part => {
    current = { ...current, ...part };
    change(current);
  };
  const amount = h('output', null, settings.smoothing.toFixed(2));
  return h('div', { class: 'curve-toolbar' },
    h('label', null, 'Horizontal ', h('select', { onchange: event => set({ x: event.target.value }) },
      Object.entries(X_NAMES).map(([value, name]) => h('option', { value, selected: settings.x === value }, name)))),
    h('label', { class: 'check' }, h('input', { type: 'checkbox', 'prop:checked': settings.log, onchange: event => set({ log: event.target.checked }) }), 'Logarithmic'),
    h('label', { class: 'slider' }, 'Smoothing ', h('input', {
      type: 'range', min: '0', max: '0.99', step: '0.01', 'prop:value': String(settings.smoothing),
      oninput: event => {
        amount.textContent = Number(event.target.value).toFixed(2);
        set({ smoothing: Number(event.target.value) });
      },
    }), amount));
}
