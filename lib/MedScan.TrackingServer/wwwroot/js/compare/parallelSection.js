// Parallel coordinates with the choice of axes above and what is pointed at below.

import { h, replace } from '../core/dom.js';
import { number } from '../core/format.js';
import { href } from '../core/router.js';
import { differs, keysOf, telling } from '../runs/columns.js';
import { ParallelCoordinates } from '../charts/parallel.js';
import { rampColour } from '../charts/palette.js';
import { betterDirection } from './direction.js';

/** @typedef {import('../api/run.js').Run} Run */

const MOST_STANDARD_AXES = 7;

/**
 * @param {Run[]} runs @param {string} experimentIds as in the address
 * @param {URLSearchParams} query @param {(change: (query: URLSearchParams) => void) => void} write @param {AbortSignal} signal
 */
export function parallelSection(runs, experimentIds, query, write, signal) {
  const metrics = telling(runs);
  const params = keysOf(runs, 'params');
  const varied = params.filter(key => differs(runs, key));
  if (!metrics.length || !varied.length) {
    return h('p', { class: 'faint' }, 'This picture needs a metric, and a parameter that is not the same in all runs.');
  }
  let metric = metrics.includes(query.get('metric')) ? query.get('metric')
    : metrics.find(key => /val|test/i.test(key) && betterDirection(key)) ?? metrics.find(betterDirection) ?? metrics[0];
  let axes = query.getAll('axis').filter(key => params.includes(key));
  if (!axes.length) axes = varied.slice(0, MOST_STANDARD_AXES);

  const status = h('p', { class: 'parallel-status', role: 'status' });
  const pointed = h('p', { class: 'parallel-pointed' });
  const legend = h('div', { class: 'ramp' });
  const chart = new ParallelCoordinates(runs, (kept, brushed) => {
    replace(status, brushed
      ? [`${kept.length} of ${runs.length} runs pass. `,
        h('button', { type: 'button', class: 'link', onclick: () => chart.clearBrushes() }, 'Clear'),
        kept.length > 1 && kept.length < runs.length
          ? h('a', { href: href(['compare', experimentIds], { runs: kept.map(run => run.id).join(',') }) }, 'Compare only these') : null]
      : 'Drag along an axis to keep the runs that pass there.');
  }, run => replace(pointed, run ? [h('b', null, run.name), `, ${metric} ${run.metrics.has(metric) ? number(run.metrics.get(metric).value) : 'none'}`] : null), signal);

  const show = () => {
    chart.show([
      ...axes.map(key => ({ key: `params.${key}`, label: key, read: run => run.params.get(key) })),
      { key: `metrics.${metric}`, label: metric, read: run => finite(run.metrics.get(metric)?.value) },
    ]);
    const values = runs.map(run => run.metrics.get(metric)?.value).filter(Number.isFinite);
    const stops = [0, 0.2, 0.4, 0.6, 0.8, 1].map(rampColour).join(', ');
    replace(legend, h('span', null, number(Math.min(...values))), h('i', { style: { background: `linear-gradient(to right, ${stops})` } }), h('span', null, number(Math.max(...values))));
  };
  const choose = (key, on) => {
    axes = params.filter(one => (one === key ? on : axes.includes(one)));
    write(next => {
      next.delete('axis');
      for (const axis of axes) next.append('axis', axis);
    });
    show();
  };
  show();
  const menu = h('details', { class: 'menu', onkeydown: event => { if (event.key === 'Escape') menu.open = false; } },
    h('summary', { class: 'button' }, 'Parameters'),
    h('div', { class: 'menu-list' }, [...varied, ...params.filter(key => !varied.includes(key))].map(key => h('label', { class: 'check' },
      h('input', { type: 'checkbox', 'prop:checked': axes.includes(key), onchange: event => choose(key, event.target.checked) }),
      h('span', { class: varied.includes(key) ? 'clip' : 'clip faint', title: key }, key)))));
  document.addEventListener('pointerdown', event => {
    if (!menu.contains(event.target)) menu.open = false;
  }, { signal });
  return h('div', null,
    h('div', { class: 'curve-toolbar' },
      h('label', null, 'Colour and last axis ', h('select', {
        onchange: event => {
          metric = event.target.value;
          write(next => next.set('metric', metric));
          show();
        },
      }, metrics.map(key => h('option', { value: key, selected: key === metric }, key)))),
      menu,
      legend),
    chart.element, h('div', { class: 'parallel-words' }, status, pointed));
}

function finite(value) {
  return Number.isFinite(value) ? value : undefined;
}
