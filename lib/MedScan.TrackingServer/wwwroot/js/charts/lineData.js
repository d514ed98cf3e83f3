// Curves as a chart draws them: numbers in arrays, smoothed, with the range they cover.

import { smooth } from './smoothing.js';
import { xValues } from './xAxis.js';

/**
 * @typedef {{ id: string, label: string, colour: string, dash: string, start: number, points: import('../api/history.js').Point[] }} Series
 * @typedef {{ x: import('./xAxis.js').XKind, log: boolean, smoothing: number }} Settings
 * @typedef {{ series: Series, xs: Float64Array, raw: Float64Array, ys: Float64Array }} Line
 */

/** @param {Series[]} series @param {Settings} settings @returns {Line[]} */
export function toLines(series, settings) {
  return series.filter(one => one.points.length).map(one => {
    // In the order of x: by time a restarted run goes back in steps, and the other way round.
    const points = settings.x === 'step' ? one.points : [...one.points].sort((a, b) => a.time - b.time || a.step - b.step);
    const raw = Float64Array.from(points, point => point.value);
    return { series: one, xs: xValues(settings.x, points, one.start), raw, ys: smooth(raw, settings.smoothing) };
  });
}

/** What x covers, over all lines. @param {Line[]} lines @returns {[number, number]} */
export function xDomain(lines) {
  let low = Infinity;
  let high = -Infinity;
  for (const { xs } of lines) {
    low = Math.min(low, xs[0]);
    high = Math.max(high, xs[xs.length - 1]);
  }
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** What y covers within a range of x, with a little air; null where nothing can be drawn. @param {Line[]} lines @param {[number, number]} x @param {boolean} log */
export function yDomain(lines, [left, right], log) {
  let low = Infinity;
  let high = -Infinity;
  for (const { xs, raw, ys } of lines) {
    for (let i = 0; i < xs.length; i++) {
      if (xs[i] < left || xs[i] > right) continue;
      for (const value of [raw[i], ys[i]]) {
        if (!isDrawn(value, log)) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  }
  if (low > high) return null;
  if (log) return low === high ? [low / 2, high * 2] : [low / (high / low) ** 0.04, high * (high / low) ** 0.04];
  const air = high === low ? Math.abs(high) * 0.1 || 0.5 : (high - low) * 0.05;
  return [low - air, high + air];
}

/** @param {number} value @param {boolean} log */
export function isDrawn(value, log) {
  return Number.isFinite(value) && (!log || value > 0);
}

/** Index of the value nearest to `x`. @param {Float64Array} xs ascending @param {number} x */
export function nearestIndex(xs, x) {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle;
    else high = middle;
  }
  return Math.abs(xs[high] - x) < Math.abs(xs[low] - x) ? high : low;
}
