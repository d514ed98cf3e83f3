// One metric over steps or time: hover or arrow keys read the values, a drag zooms, a double click goes back.

import { h, replace, svg } from '../core/dom.js';
import { icon } from '../ui/icons.js';
import { toLines, xDomain, yDomain } from './lineData.js';
import { drawAxes, drawLines } from './lineDrawing.js';
import { readValues, showReadout } from './readout.js';
import { linearScale, logScale } from './scale.js';

/** @typedef {import('./lineData.js').Series} Series */
/** @typedef {import('./lineData.js').Settings} Settings */

const LEAST_DRAG = 6;
let charts = 0;

export class LineChart {
  /** @type {Series[]} */
  #series = [];
  /** @type {import('./lineData.js').Line[]} */
  #lines = [];
  /** @type {[number, number] | null} */
  #zoom = null;
  #cursor = 0;
  #dragFrom = null;
  #words = 'loading…';
  #clip = `clip-${charts++}`;

  /**
   * @param {string} title @param {Settings} settings
   * @param {(range: [number, number] | null) => void} onZoom range of x that is in sight, null for all of it
   * @param {AbortSignal} signal
   */
  constructor(title, settings, onZoom, signal) {
    this.title = title;
    this.settings = settings;
    this.onZoom = onZoom;
    this.canvas = svg('svg', { 'aria-hidden': 'true' });
    this.readout = h('div', { class: 'readout', role: 'status', hidden: true });
    this.plot = h('div', { class: 'plot', tabindex: '0', role: 'img', 'aria-label': title }, this.canvas, this.readout);
    this.reset = h('button', { type: 'button', class: 'link', hidden: true, onclick: () => this.#zoomTo(null) }, 'Reset zoom');
    const expand = h('button', {
      type: 'button', class: 'icon-button small', 'aria-label': `Enlarge ${title}`, title: 'Enlarge', 'aria-pressed': 'false',
      onclick: () => expand.setAttribute('aria-pressed', String(this.element.classList.toggle('large'))),
    }, icon('expand'));
    this.element = h('figure', { class: 'chart' }, h('figcaption', null, h('span', { class: 'clip', title }, title), this.reset, expand), this.plot);
    this.#listen();
    const observer = new ResizeObserver(() => this.#draw());
    observer.observe(this.plot);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** @param {Series[]} series @param {string} [words] what stands in the chart where there is nothing to draw */
  setSeries(series, words = 'no points') {
    this.#series = series;
    this.#words = words;
    this.#lines = toLines(series, this.settings);
    this.plot.setAttribute('aria-label', `${this.title}, ${series.length === 1 ? 'one curve' : `${series.length} curves`}. Arrow keys read values, plus and minus zoom, Escape shows all.`);
    this.#draw();
  }

  /** @param {Settings} settings */
  setSettings(settings) {
    const sameX = settings.x === this.settings.x;
    this.settings = settings;
    this.#lines = toLines(this.#series, settings);
    if (sameX) this.#draw();
    else this.#zoomTo(null);
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.plot;
    if (!width || !height) return;
    this.frame = { width, height, left: 50, right: width - 10, top: 8, bottom: height - 22 };
    this.readout.hidden = true;
    const domain = this.#lines.length ? this.#zoom ?? xDomain(this.#lines) : null;
    const values = domain && yDomain(this.#lines, domain, this.settings.log);
    this.canvas.setAttribute('viewBox', `0 0 ${width} ${height}`);
    if (!domain || !values) {
      this.x = null;
      const words = this.#series.length && this.settings.log ? 'no positive values' : this.#words;
      replace(this.canvas, svg('text', { class: 'tick', x: width / 2, y: height / 2, 'text-anchor': 'middle' }, words));
      return;
    }
    const { left, right, top, bottom } = this.frame;
    this.x = linearScale(domain, [left, right]);
    this.y = (this.settings.log ? logScale : linearScale)(values, [bottom, top]);
    this.marker = svg('g', { class: 'marker' });
    this.band = svg('rect', { class: 'zoom-band', y: top, height: bottom - top, width: 0 });
    replace(this.canvas,
      svg('clipPath', { id: this.#clip }, svg('rect', { x: left - 2, y: top - 4, width: right - left + 4, height: bottom - top + 8 })),
      drawAxes(this.frame, this.x, this.y, this.settings),
      drawLines(this.#lines, this.x, this.y, this.settings, this.#clip),
      this.band, this.marker);
  }

  #listen() {
    const { plot } = this;
    plot.addEventListener('pointermove', event => {
      if (!this.x) return;
      const [px, py] = this.#place(event);
      if (this.#dragFrom !== null) this.#drawBand(px);
      this.#read(this.x.invert(px), py);
    });
    plot.addEventListener('pointerleave', () => this.#forget());
    plot.addEventListener('pointerdown', event => {
      // A finger reads; zooming by drag is for a mouse or pen, so that the page still scrolls.
      if (!this.x || event.button !== 0 || event.pointerType === 'touch') return;
      this.#dragFrom = this.#place(event)[0];
      plot.setPointerCapture(event.pointerId);
    });
    plot.addEventListener('pointerup', event => {
      if (this.#dragFrom === null) return;
      const [from, to] = [this.#dragFrom, this.#place(event)[0]].sort((a, b) => a - b);
      this.#dragFrom = null;
      if (to - from >= LEAST_DRAG) this.#zoomTo([this.x.invert(from), this.x.invert(to)]);
      else this.#drawBand(from, from);
    });
    plot.addEventListener('pointercancel', () => { this.#dragFrom = null; });
    plot.addEventListener('dblclick', () => this.#zoomTo(null));
    plot.addEventListener('blur', () => this.#forget());
    plot.addEventListener('keydown', event => this.#key(event));
  }

  #key(event) {
    if (!this.x) return;
    const [low, high] = this.x.domain;
    const step = (high - low) / 40;
    const inside = value => Math.min(high, Math.max(low, value));
    const actions = {
      ArrowLeft: () => { this.#cursor = inside(this.#cursor - step); this.#read(this.#cursor, null); },
      ArrowRight: () => { this.#cursor = inside(this.#cursor + step); this.#read(this.#cursor, null); },
      '+': () => this.#zoomTo([(inside(this.#cursor) + low) / 2, (inside(this.#cursor) + high) / 2]),
      '-': () => this.#zoomTo(null),
      Escape: () => this.#zoomTo(null),
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  }

  #zoomTo(range) {
    const changed = range !== this.#zoom;
    this.#zoom = range;
    this.reset.hidden = range === null;
    this.#draw();
    if (changed) this.onZoom(range);
  }

  #read(value, pointerY) {
    const [low, high] = this.x.domain;
    const visible = this.#lines.filter(line => line.xs[0] <= high && line.xs[line.xs.length - 1] >= low);
    if (!visible.length) return;
    this.#cursor = value;
    const values = readValues(visible, Math.min(high, Math.max(low, value)), this.y, pointerY, this.settings);
    const { top, bottom, width } = this.frame;
    const at = this.x((values.nearest ?? values.rows[0]).x);
    replace(this.marker, svg('line', { x1: at, x2: at, y1: top, y2: bottom }), values.rows.filter(row => Number.isFinite(this.y(row.value))).map(row => {
      const dot = svg('circle', { cx: this.x(row.x), cy: this.y(row.value), r: row === values.nearest ? 4 : 2.5 });
      dot.style.fill = row.line.series.colour;
      return dot;
    }));
    showReadout(this.readout, values, this.settings);
    this.readout.hidden = false;
    // Beside the cursor, on the side with more room.
    const onLeft = at > width / 2;
    this.readout.style.left = onLeft ? '' : `${at + 12}px`;
    this.readout.style.right = onLeft ? `${width - at + 12}px` : '';
  }

  #forget() {
    if (this.#dragFrom !== null) return;
    this.readout.hidden = true;
    this.marker?.replaceChildren();
  }

  #drawBand(to, from = this.#dragFrom) {
    this.band.setAttribute('x', String(Math.min(from, to)));
    this.band.setAttribute('width', String(Math.abs(to - from)));
  }

  #place(event) {
    const box = this.plot.getBoundingClientRect();
    const { left, right } = this.frame;
    return [Math.min(right, Math.max(left, event.clientX - box.left)), event.clientY - box.top];
  }
}
