import { h, replace } from '../core/dom.js';
import { number } from '../core/format.js';
import { isDrawn, nearestIndex } from './lineData.js';
import { swatch } from './swatch.js';
import { xText } from './xAxis.js';

const MOST_ROWS = 12;

/**
 * What every line says near `x`, nearest to `pointerY` first marked.
 * @param {import('./lineData.js').Line[]} lines @param {number} x @param {(value: number) => number} toPixel @param {number | null} pointerY
 * @param {import('./lineData.js').Settings} settings
 */
export function readValues(lines, x, toPixel, pointerY, settings) {
  const found = [];
  for (const line of lines) {
    const { xs } = line;
    if (x < xs[0] && nearestIndex(xs, x) !== 0) continue;
    const index = nearestIndex(xs, x);
    const value = line.ys[index];
    found.push({ line, x: xs[index], value, distance: pointerY !== null && isDrawn(value, settings.log) ? Math.abs(toPixel(value) - pointerY) : Infinity });
  }
  // A run that ended long before is not asked what it says here: only those near the nearest point of all.
  const gap = Math.min(...found.map(one => Math.abs(one.x - x)));
  const near = found.filter(one => Math.abs(one.x - x) <= gap + spacing(one.line));
  const nearest = near.reduce((best, one) => (best === null || one.distance < best.distance ? one : best), null);
  return { rows: near.sort((a, b) => b.value - a.value), nearest: nearest?.distance === Infinity ? null : nearest };
}

/** @param {HTMLElement} element @param {ReturnType<typeof readValues>} values @param {import('./lineData.js').Settings} settings */
export function showReadout(element, { rows, nearest }, settings) {
  const shown = rows.length <= MOST_ROWS ? rows : [...rows].sort((a, b) => a.distance - b.distance).slice(0, MOST_ROWS).sort((a, b) => b.value - a.value);
  replace(element,
    h('p', { class: 'readout-head' }, xText(settings.x, (nearest ?? rows[0]).x), rows.length > shown.length ? `, ${shown.length} nearest of ${rows.length}` : ''),
    shown.map(row => h('p', { class: row === nearest ? 'readout-row nearest' : 'readout-row' },
      swatch(row.line.series),
      h('span', { class: 'clip' }, row.line.series.label),
      h('b', null, number(row.value)))));
}

function spacing({ xs }) {
  return xs.length > 1 ? (xs[xs.length - 1] - xs[0]) / (xs.length - 1) : 0;
}
