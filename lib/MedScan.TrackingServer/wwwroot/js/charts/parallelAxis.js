// One axis of the parallel coordinates: a number or a word to a height, and back to words for its ticks.

import { linearTicks, linearScale, logScale, logTicks } from './scale.js';
import { number, tick } from '../core/format.js';

/**
 * @typedef {{ key: string, label: string, read: (run: import('../api/run.js').Run) => string | number | undefined }} Dimension
 * @typedef {{ dimension: Dimension, place: (run: import('../api/run.js').Run) => number | null, ticks: { y: number, text: string }[], fraction: (value: number) => number }} Axis
 */

const MOST_WORDS = 14;
// From here on, values of a parameter such as a learning rate are spread by their order of magnitude.
const LOG_RATIO = 50;

/** @param {Dimension} dimension @param {import('../api/run.js').Run[]} runs @param {number} top @param {number} bottom @returns {Axis} */
export function makeAxis(dimension, runs, top, bottom) {
  const values = runs.map(dimension.read).filter(value => value !== undefined && value !== '');
  const numbers = values.map(Number).filter(Number.isFinite);
  const axis = numbers.length === values.length && values.length > 0
    ? numeric(dimension, numbers, top, bottom)
    : words(dimension, [...new Set(values.map(String))], top, bottom);
  return { dimension, ...axis };
}

function numeric(dimension, numbers, top, bottom) {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const log = low > 0 && high / low >= LOG_RATIO;
  const domain = /** @type {[number, number]} */ (low === high ? [low - (Math.abs(low) || 1) / 2, high + (Math.abs(high) || 1) / 2] : [low, high]);
  const scale = (log ? logScale : linearScale)(domain, [bottom, top]);
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  const linear = linearTicks(domain, 5);
  // A few values that were chosen by hand are named as they are.
  const chosen = distinct.length <= 6 && dimension.key.startsWith('params.');
  const ticks = chosen ? distinct.map(value => ({ y: scale(value), text: number(value) }))
    : log ? logTicks(domain).map(value => ({ y: scale(value), text: tick(value, value) }))
      : linear.values.map(value => ({ y: scale(value), text: tick(value, linear.spacing) }));
  return {
    place: run => {
      const value = dimension.read(run);
      return value === undefined || value === '' || !Number.isFinite(Number(value)) ? null : scale(Number(value));
    },
    ticks: apart(ticks),
    fraction: value => (bottom - scale(value)) / (bottom - top),
  };
}

/** Leaves out ticks whose words would lie on those of another. */
function apart(ticks) {
  const kept = [];
  for (const one of ticks) if (!kept.some(other => Math.abs(other.y - one.y) < 12)) kept.push(one);
  return kept;
}

function words(dimension, names, top, bottom) {
  const sorted = names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const scale = linearScale([0, Math.max(1, sorted.length - 1)], [bottom, top]);
  const places = new Map(sorted.map((name, index) => [name, scale(sorted.length === 1 ? 0.5 : index)]));
  const every = Math.ceil(sorted.length / MOST_WORDS);
  return {
    place: run => places.get(String(dimension.read(run))) ?? null,
    ticks: sorted.filter((_, index) => index % every === 0).map(name => ({ y: places.get(name), text: name.length > 16 ? name.slice(0, 15) + '…' : name })),
    fraction: () => 0.5,
  };
}
