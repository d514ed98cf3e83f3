import { fetchCurves } from '../api/history.js';
import { sparkline } from '../charts/sparkline.js';
import { h, replace } from '../core/dom.js';
import { number } from '../core/format.js';

/**
 * The latest values, with their course.
 * @param {import('../api/run.js').Run} run @param {string[]} metrics @param {AbortSignal} signal
 */
export function metricsCard(run, metrics, signal) {
  const observer = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      const metric = /** @type {HTMLElement} */ (target).dataset.metric;
      fetchCurves([run.id], metric, { signal })
        .then(curves => replace(target, sparkline(curves.get(run.id))), () => { /* the value beside it stands without its course */ });
    }
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return h('section', { class: 'card' },
    h('header', { class: 'card-head' }, h('h2', null, 'Metrics, latest ', h('span', { class: 'count' }, metrics.length))),
    h('table', { class: 'key-values' }, h('tbody', null,
      metrics.length ? metrics.map(metric => {
        const { value, step } = run.metrics.get(metric);
        const course = h('td', { class: 'course', 'data-metric': metric });
        observer.observe(course);
        return h('tr', null, h('th', { scope: 'row', class: 'key' }, metric), course,
          h('td', { class: 'number', title: String(value) }, number(value)),
          h('td', { class: 'number faint wide-only' }, `step ${step.toLocaleString('en-GB')}`));
      }) : h('tr', null, h('td', { class: 'faint' }, 'No metrics were logged.')))));
}
