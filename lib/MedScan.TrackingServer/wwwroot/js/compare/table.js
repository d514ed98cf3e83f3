// Runs side by side: one column per run, parameters that differ first.

import { runDuration } from '../api/run.js';
import { h } from '../core/dom.js';
import { duration, number } from '../core/format.js';
import { href } from '../core/router.js';
import { differs, keysOf, telling } from '../runs/columns.js';
import { icon } from '../ui/icons.js';
import { statusBadge } from '../ui/status.js';
import { timeAgo } from '../ui/time.js';
import { seriesStyle } from '../charts/palette.js';
import { swatch } from '../charts/swatch.js';
import { betterDirection } from './direction.js';

/** @typedef {import('../api/run.js').Run} Run */

/**
 * @param {Run[]} runs
 * @param {{ showEqual: boolean, onShowEqual: (show: boolean) => void, onRemove: (run: Run) => void }} options
 */
export function compareTable(runs, { showEqual, onShowEqual, onRemove }) {
  const params = keysOf(runs, 'params');
  const different = params.filter(key => differs(runs, key));
  const equal = params.filter(key => !differs(runs, key));
  const metrics = telling(runs);
  const columns = runs.length + 1;
  return h('div', { class: 'compare-scroll', tabindex: '0', role: 'region', 'aria-label': 'Parameters and metrics of the runs, scrollable' },
    h('table', { class: 'table compare-table' },
      h('thead', null, h('tr', null, h('td', null), runs.map((run, index) => runHead(run, index, onRemove)))),
      h('tbody', null,
        row('Status', runs, run => statusBadge(run.status)),
        row('Started', runs, run => timeAgo(run.start)),
        row('Duration', runs, run => (runDuration(run) === null ? '' : duration(runDuration(run))))),
      h('tbody', { id: 'parameters' },
        groupHead(columns, 'Parameters that differ', different.length),
        different.map(key => row(key, runs, run => run.params.get(key) ?? missing(), 'differs')),
        different.length ? null : note(columns, params.length ? 'All parameters are the same.' : 'These runs have no parameters.'),
        equal.length ? groupHead(columns, 'Parameters that are the same', equal.length,
          h('button', { type: 'button', class: 'link', 'aria-expanded': String(showEqual), onclick: () => onShowEqual(!showEqual) }, showEqual ? 'Hide' : 'Show')) : null,
        showEqual ? equal.map(key => row(key, runs, run => run.params.get(key) ?? missing())) : null),
      h('tbody', { id: 'metrics' },
        groupHead(columns, 'Metrics, latest', metrics.length),
        metrics.map(key => metricRow(key, runs)),
        metrics.length ? null : note(columns, 'These runs have no metrics.'))));
}

function runHead(run, index, onRemove) {
  return h('th', { scope: 'col' }, h('div', { class: 'run-head' },
    swatch(seriesStyle(index)),
    h('a', { class: 'run-head-name', href: href(['runs', run.id]), title: run.name }, run.name),
    h('button', { type: 'button', class: 'icon-button small', 'aria-label': `Take ${run.name} out of the comparison`, title: 'Take out', onclick: () => onRemove(run) }, icon('cross'))));
}

function metricRow(key, runs) {
  const direction = betterDirection(key);
  const values = runs.map(run => run.metrics.get(key)?.value).filter(Number.isFinite);
  const best = direction === 'lower' ? Math.min(...values) : Math.max(...values);
  const marked = direction !== null && new Set(values).size > 1;
  return h('tr', null, h('th', { scope: 'row', title: direction ? `${direction} is better, by its name` : null }, key), runs.map(run => {
    const value = run.metrics.get(key)?.value;
    if (value === undefined) return h('td', { class: 'number' }, missing());
    const isBest = marked && value === best;
    return h('td', { class: isBest ? 'number best' : 'number', title: String(value) }, number(value), isBest ? h('span', { class: 'visually-hidden' }, ', best') : null);
  }));
}

function row(label, runs, cell, className = null) {
  return h('tr', { class: className }, h('th', { scope: 'row' }, label), runs.map(run => h('td', null, cell(run))));
}

function groupHead(columns, text, count, control = null) {
  return h('tr', { class: 'group' }, h('th', { colspan: columns, scope: 'rowgroup' }, h('span', { class: 'group-text' }, text, ' ', h('span', { class: 'count' }, count), control)));
}

function note(columns, text) {
  return h('tr', null, h('td', { colspan: columns, class: 'faint' }, text));
}

function missing() {
  return h('span', { class: 'faint' }, '–');
}
