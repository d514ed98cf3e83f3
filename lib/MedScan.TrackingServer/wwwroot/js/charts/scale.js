// From data to pixels and back, and where ticks stand.

/** @typedef {{ (value: number): number, invert: (pixel: number) => number, domain: [number, number] }} Scale */

/** @param {[number, number]} domain @param {[number, number]} range @returns {Scale} */
export function linearScale([low, high], [start, end]) {
  const span = high - low || 1;
  const scale = value => start + ((value - low) / span) * (end - start);
  scale.invert = pixel => low + ((pixel - start) / (end - start)) * span;
  scale.domain = /** @type {[number, number]} */ ([low, high]);
  return scale;
}

/** @param {[number, number]} domain both positive @param {[number, number]} range @returns {Scale} */
export function logScale([low, high], range) {
  const inner = linearScale([Math.log10(low), Math.log10(high)], range);
  const scale = value => inner(Math.log10(value));
  scale.invert = pixel => 10 ** inner.invert(pixel);
  scale.domain = /** @type {[number, number]} */ ([low, high]);
  return scale;
}

/** Round values, about `count` of them. @param {[number, number]} domain @param {number} count */
export function linearTicks([low, high], count) {
  const rough = (high - low) / count;
  if (!(rough > 0)) return { values: [low], spacing: 1 };
  const power = 10 ** Math.floor(Math.log10(rough));
  const spacing = power * [1, 2, 5, 10].find(step => step * power >= rough * 0.999);
  return { values: multiples(low, high, spacing), spacing };
}

/** Powers of ten, with 2 and 5 between them where there are few. @param {[number, number]} domain */
export function logTicks([low, high]) {
  const from = Math.floor(Math.log10(low));
  const to = Math.ceil(Math.log10(high));
  const skip = Math.max(1, Math.ceil((to - from) / 6));
  const parts = to - from <= 2 ? [1, 2, 5] : [1];
  const values = [];
  for (let exponent = from; exponent <= to; exponent += skip) values.push(...parts.map(part => part * 10 ** exponent));
  const inside = values.filter(value => value >= low && value <= high);
  // Less than one such tick in sight: the range is narrow, and round values read better.
  return inside.length > 1 ? inside : linearTicks([low, high], 4).values.filter(value => value > 0);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SPACINGS = [1, 2, 5, 10, 15, 30].map(n => n * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map(n => n * MINUTE), [1, 2, 3, 6, 12].map(n => n * HOUR), [1, 2, 7, 30, 90, 365].map(n => n * DAY));

/** Ticks of an axis in milliseconds; `offset` makes them fall on round times of a clock. */
export function timeTicks([low, high], count, offset = 0) {
  const spacing = SPACINGS.find(candidate => candidate >= (high - low) / count) ?? SPACINGS.at(-1);
  return { values: multiples(low + offset, high + offset, spacing).map(value => value - offset), spacing };
}

function multiples(low, high, spacing) {
  const values = [];
  const first = Math.ceil(low / spacing - 1e-9);
  for (let i = first; i * spacing <= high + spacing * 1e-9; i++) values.push(Number((i * spacing).toPrecision(12)));
  return values;
}
