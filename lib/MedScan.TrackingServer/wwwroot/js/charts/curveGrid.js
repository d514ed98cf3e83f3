// One small chart per metric; each asks for its points when it comes into sight.

import { fetchCurves } from '../api/history.js';
import { h } from '../core/dom.js';
import { LineChart } from './lineChart.js';
import { seriesStyle } from './palette.js';

/** @typedef {import('../api/run.js').Run} Run */
/** @typedef {import('./lineData.js').Settings} Settings */

export class CurveGrid {
  /** @type {Map<Element, { metric: string, chart: LineChart, seen: boolean, range: [number, number] | null, loads: number }>} */
  #charts = new Map();

  /** @param {Run[]} runs in the order of their colours @param {string[]} metrics @param {Settings} settings @param {AbortSignal} signal */
  constructor(runs, metrics, settings, signal) {
    this.runs = runs;
    this.settings = settings;
    this.signal = signal;
    this.element = h('div', { class: 'chart-grid' });
    const observer = new IntersectionObserver(entries => {
      for (const { isIntersecting, target } of entries) {
        const entry = this.#charts.get(target);
        if (isIntersecting && !entry.seen) {
          entry.seen = true;
          this.#load(entry);
        }
      }
    }, { rootMargin: '300px' });
    for (const metric of metrics) {
      const entry = { metric, chart: null, seen: false, range: null, loads: 0 };
      entry.chart = new LineChart(metric, settings, range => this.#zoomed(entry, range), signal);
      this.#charts.set(entry.chart.element, entry);
      this.element.append(entry.chart.element);
      observer.observe(entry.chart.element);
    }
    signal.addEventListener('abort', () => observer.disconnect());
  }

  /** @param {Settings} settings */
  setSettings(settings) {
    this.settings = settings;
    for (const { chart } of this.#charts.values()) chart.setSettings(settings);
  }

  /** Asks again for the charts that were seen: their runs may be going. */
  async refresh() {
    await Promise.all([...this.#charts.values()].filter(entry => entry.seen).map(entry => this.#load(entry)));
  }

  #zoomed(entry, range) {
    // The server can thin a part of the steps less; by time it cannot, and the points at hand must do.
    const steps = range && this.settings.x === 'step' ? /** @type {[number, number]} */ ([Math.floor(range[0]), Math.ceil(range[1])]) : null;
    if (steps?.join() === entry.range?.join()) return;
    entry.range = steps;
    this.#load(entry);
  }

  async #load(entry) {
    const mine = ++entry.loads;
    const having = this.runs.filter(run => run.metrics.has(entry.metric));
    try {
      const curves = await fetchCurves(having.map(run => run.id), entry.metric, { range: entry.range, signal: this.signal });
      if (mine !== entry.loads) return;
      // What was measured once is no curve: it stands behind those that are.
      entry.chart.element.classList.toggle('single-point', [...curves.values()].every(points => points.length < 2));
      entry.chart.setSeries(this.runs.flatMap((run, index) => (curves.has(run.id)
        ? [{ id: run.id, label: run.name, start: run.start, points: curves.get(run.id), ...seriesStyle(index) }] : [])));
    } catch (error) {
      if (!this.signal.aborted && mine === entry.loads) entry.chart.setSeries([], error.message);
    }
  }
}
