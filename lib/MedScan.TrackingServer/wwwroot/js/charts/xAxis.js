// The three meanings of a curve's x: step, time of day, time since the run began.

import { duration } from '../core/format.js';
import { linearTicks, timeTicks } from './scale.js';

/** @typedef {'step' | 'wall' | 'relative'} XKind */
/** @typedef {import('../api/history.js').Point} Point */

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const CLOCK_SECONDS = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const EXACT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** @param {XKind} kind @param {Point[]} points @param {number} start when the run began, 0 if unknown @returns {Float64Array} */
export function xValues(kind, points, start) {
  if (kind === 'step') return Float64Array.from(points, point => point.step);
  if (kind === 'wall') return Float64Array.from(points, point => point.time);
  const first = points.reduce((least, point) => Math.min(least, point.time), Infinity);
  // Points that are older than their run were copied from elsewhere: they count from their own first.
  const zero = start > 0 && start <= first ? start : first;
  return Float64Array.from(points, point => point.time - zero);
}

/** @param {XKind} kind @param {[number, number]} domain @param {number} count @returns {{ value: number, text: string }[]} */
export function xTicks(kind, domain, count) {
  if (kind === 'step') {
    return linearTicks(domain, count).values.filter(Number.isInteger).map(value => ({ value, text: stepText(value) }));
  }
  const offset = kind === 'wall' ? -new Date(domain[0]).getTimezoneOffset() * 60000 : 0;
  const { values, spacing } = timeTicks(domain, count, offset);
  return values.map(value => ({ value, text: kind === 'relative' ? relativeText(value) : clockText(value, spacing) }));
}

/** @param {XKind} kind @param {number} value */
export function xText(kind, value) {
  if (kind === 'step') return `Step ${Math.round(value).toLocaleString('en-GB')}`;
  return kind === 'wall' ? EXACT.format(value) : duration(value);
}

function stepText(value) {
  return Math.abs(value) >= 10000 ? `${Number((value / 1000).toPrecision(6))}k` : String(value).replace('-', '−');
}

function clockText(value, spacing) {
  if (spacing >= 86400000) return DATE.format(value);
  return (spacing < 60000 ? CLOCK_SECONDS : CLOCK).format(value);
}

function relativeText(value) {
  if (value === 0) return '0';
  const parts = [[86400000, 'd'], [3600000, 'h'], [60000, 'm'], [1000, 's']];
  const [size, unit] = parts.find(([candidate]) => value >= candidate) ?? [1000, 's'];
  return `${Number((value / size).toPrecision(3))}${unit}`;
}
