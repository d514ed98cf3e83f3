// Parallel coordinates: one line per run across the axes, coloured by the last one. A drag along an axis keeps the lines
// that pass there.

import { h, replace, svg } from '../core/dom.js';
import { makeAxis } from './parallelAxis.js';
import { rampColour } from './palette.js';

/** @typedef {import('../api/run.js').Run} Run */
/** @typedef {import('./parallelAxis.js').Dimension} Dimension */

const HEIGHT = 340;
const TOP = 34;
const BOTTOM = HEIGHT - 30;
// Where lines pass that have no value on an axis.
const MISSING = BOTTOM + 16;
const LEAST_AXIS_WIDTH = 96;
const KEY_STEP = 12;

export class ParallelCoordinates {
  /** @type {Map<string, [number, number]>} kept heights by axis, in pixels */
  #brushes = new Map();
  /** @type {import('./parallelAxis.js').Axis[]} */
  #axes = [];
  #lines = [];

  /**
   * @param {Run[]} runs
   * @param {(kept: Run[], brushed: boolean) => void} onBrush @param {(run: Run | null) => void} onPoint
   * @param {AbortSignal} signal
   */
  constructor(runs, onBrush, onPoint, signal) {
    this.runs = runs;
    this.onBrush = onBrush;
    this.onPoint = onPoint;
    this.dimensions = [];
    this.canvas = svg('svg', { class: 'parallel', height: HEIGHT, role: 'group', 'aria-label': 'Parallel coordinates' });
    this.element = h('div', { class: 'parallel-scroll' }, this.canvas);
    const observer = new ResizeObserver(() => this.#draw());
    observer.observe(this.element);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** @param {Dimension[]} dimensions the last gives the colour */
  show(dimensions) {
    this.dimensions = dimensions;
    for (const key of this.#brushes.keys()) if (!dimensions.some(one => one.key === key)) this.#brushes.delete(key);
    this.#draw();
  }

  clearBrushes() {
    this.#brushes.clear();
    this.#draw();
  }

  #draw() {
    const width = Math.max(this.element.clientWidth, this.dimensions.length * LEAST_AXIS_WIDTH);
    if (!this.element.clientWidth || !this.dimensions.length) return;
    this.canvas.setAttribute('width', String(width));
    this.#axes = this.dimensions.map(dimension => makeAxis(dimension, this.runs, TOP, BOTTOM));
    const gap = (width - 120) / Math.max(1, this.#axes.length - 1);
    const at = index => 60 + index * gap;
    const colour = this.#axes.at(-1);
    this.#lines = this.runs.map(run => {
      const places = this.#axes.map(axis => axis.place(run));
      const value = Number(colour.dimension.read(run));
      const d = 'M' + places.map((y, index) => `${at(index).toFixed(1)} ${(y ?? MISSING).toFixed(1)}`).join('L');
      const element = svg('path', { class: 'parallel-line', d, 'data-run': run.id });
      element.style.stroke = Number.isFinite(value) ? rampColour(colour.fraction(value)) : 'var(--faint)';
      const hit = svg('path', { class: 'parallel-hit', d, onpointerenter: () => this.#point(run), onpointerleave: () => this.#point(null) });
      return { run, places, element, hit };
    });
    const missing = this.#lines.some(line => line.places.includes(null));
    replace(this.canvas,
      svg('g', null, this.#lines.map(line => line.element)),
      svg('g', null, this.#lines.map(line => line.hit)),
      this.#axes.map((axis, index) => this.#axis(axis, at(index), missing && this.#lines.some(line => line.places[index] === null))));
    this.#filter();
  }

  #axis(axis, x, missing) {
    const { key, label } = axis.dimension;
    const band = svg('rect', { class: 'brush', x: x - 9, width: 18 });
    const group = svg('g', { class: 'parallel-axis', tabindex: '0', role: 'group', 'aria-label': `${label}: arrow keys keep a part of this axis, Shift and arrow keys widen it, Escape clears it` },
      svg('text', { class: 'axis-label', x, y: 16, 'text-anchor': 'middle' }, label.length > 18 ? label.slice(0, 17) + '…' : label, svg('title', null, label)),
      svg('line', { class: 'axis', x1: x, x2: x, y1: TOP, y2: BOTTOM }),
      axis.ticks.map(({ y, text }) => svg('text', { class: 'tick', x: x + 7, y, dy: '0.32em' }, text)),
      missing ? svg('text', { class: 'tick', x: x + 7, y: MISSING, dy: '0.32em' }, 'none') : null,
      band,
      svg('rect', { class: 'brush-area', x: x - 14, y: TOP - 8, width: 28, height: BOTTOM - TOP + 16 }));
    const set = range => {
      if (range) this.#brushes.set(key, range);
      else this.#brushes.delete(key);
      showBand(band, range);
      this.#filter();
    };
    showBand(band, this.#brushes.get(key));
    listenToDrag(group.lastChild, this.canvas, set);
    group.addEventListener('keydown', event => {
      const range = moved(event, this.#brushes.get(key));
      if (range === undefined) return;
      event.preventDefault();
      set(range);
    });
    return group;
  }

  #filter() {
    const brushes = [...this.#brushes].map(([key, range]) => [this.#axes.findIndex(axis => axis.dimension.key === key), range]);
    const kept = [];
    for (const { run, places, element } of this.#lines) {
      const keep = brushes.every(([index, [low, high]]) => places[index] !== null && places[index] >= low && places[index] <= high);
      element.classList.toggle('faded', !keep);
      if (keep) kept.push(run);
    }
    this.onBrush(kept, brushes.length > 0);
  }

  #point(run) {
    for (const line of this.#lines) line.element.classList.toggle('pointed', line.run === run);
    this.onPoint(run);
  }
}

function showBand(band, range) {
  band.setAttribute('y', String(range?.[0] ?? 0));
  band.setAttribute('height', String(range ? range[1] - range[0] : 0));
}

function listenToDrag(area, canvas, set) {
  let from = null;
  const height = event => Math.min(BOTTOM + 4, Math.max(TOP - 4, event.clientY - canvas.getBoundingClientRect().top));
  area.addEventListener('pointerdown', event => {
    from = height(event);
    area.setPointerCapture(event.pointerId);
    set(null);
  });
  area.addEventListener('pointermove', event => {
    if (from === null || Math.abs(height(event) - from) < 3) return;
    set([Math.min(from, height(event)), Math.max(from, height(event))]);
  });
  for (const end of ['pointerup', 'pointercancel']) area.addEventListener(end, () => { from = null; });
}

/** The brush after a key, null for none, undefined for a key that means nothing here. */
function moved(event, range) {
  if (event.key === 'Escape') return null;
  const by = { ArrowUp: -KEY_STEP, ArrowDown: KEY_STEP }[event.key];
  if (!by) return undefined;
  if (!range) return [TOP - 4, TOP + (BOTTOM - TOP) / 3];
  const [low, high] = range;
  if (event.shiftKey) return [low, Math.min(BOTTOM + 4, Math.max(low + KEY_STEP, high + by))];
  const shift = Math.min(BOTTOM + 4 - high, Math.max(TOP - 4 - low, by));
  return [low + shift, high + shift];
}
