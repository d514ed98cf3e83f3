// The still part of a line chart: axes, grid and lines as SVG elements.

import { svg } from '../core/dom.js';
import { tick } from '../core/format.js';
import { isDrawn } from './lineData.js';
import { linearTicks, logTicks } from './scale.js';
import { xTicks } from './xAxis.js';

/** @typedef {import('./scale.js').Scale} Scale */
/** @typedef {{ width: number, height: number, left: number, right: number, top: number, bottom: number }} Frame in pixels; left and right, top and bottom of the plot */

/** @param {Frame} frame @param {Scale} x @param {Scale} y @param {import('./lineData.js').Settings} settings */
export function drawAxes(frame, x, y, settings) {
  const ticksX = xTicks(settings.x, x.domain, Math.max(2, Math.floor((frame.right - frame.left) / 80)));
  const linear = linearTicks(y.domain, Math.max(2, Math.floor((frame.bottom - frame.top) / 30)));
  const ticksY = settings.log ? logTicks(y.domain) : linear.values;
  return svg('g', { class: 'axes' },
    ticksY.map(value => svg('line', { class: 'grid', x1: frame.left, x2: frame.right, y1: y(value), y2: y(value) })),
    ticksY.map(value => svg('text', { class: 'tick', x: frame.left - 6, y: y(value), dy: '0.32em', 'text-anchor': 'end' }, tick(value, settings.log ? value : linear.spacing))),
    svg('line', { class: 'axis', x1: frame.left, x2: frame.right, y1: frame.bottom, y2: frame.bottom }),
    ticksX.map(({ value, text }) => svg('g', null,
      svg('line', { class: 'axis', x1: x(value), x2: x(value), y1: frame.bottom, y2: frame.bottom + 4 }),
      svg('text', { class: 'tick', x: x(value), y: frame.bottom + 16, 'text-anchor': anchor(x(value), frame) }, text))));
}

/** @param {import('./lineData.js').Line[]} lines @param {Scale} x @param {Scale} y @param {import('./lineData.js').Settings} settings @param {string} clip */
export function drawLines(lines, x, y, settings, clip) {
  const group = svg('g', { 'clip-path': `url(#${clip})` });
  for (const line of lines) {
    const { colour, dash, id } = line.series;
    if (settings.smoothing > 0) group.append(path(line.xs, line.raw, x, y, settings.log, 'line raw', colour, ''));
    const drawn = path(line.xs, line.ys, x, y, settings.log, 'line', colour, dash);
    drawn.dataset.run = id;
    group.append(drawn);
  }
  return group;
}

function path(xs, ys, x, y, log, className, colour, dash) {
  let d = '';
  let count = 0;
  for (let i = 0; i < xs.length; i++) {
    if (!isDrawn(ys[i], log)) {
      count = 0;
      continue;
    }
    const place = `${x(xs[i]).toFixed(1)} ${y(ys[i]).toFixed(1)}`;
    const alone = count === 0 && !(i + 1 < xs.length && isDrawn(ys[i + 1], log));
    // A point without neighbours is a line of no length, which round caps make a dot.
    d += count++ === 0 ? `M${place}${alone ? 'h0' : ''}` : `L${place}`;
  }
  const element = svg('path', { class: xs.length === 1 ? `${className} dot` : className, d, 'stroke-dasharray': dash || null });
  element.style.stroke = colour;
  return element;
}

function anchor(at, frame) {
  if (at < frame.left + 14) return 'start';
  return at > frame.right - 14 ? 'end' : 'middle';
}
