import { getExperiment, quote, searchRuns } from '../api/mlflow.js';
import { CurveGrid } from '../charts/curveGrid.js';
import { curveSettings, curveToolbar, writeCurveSettings } from '../charts/curveSettings.js';
import { seriesStyle } from '../charts/palette.js';
import { swatch } from '../charts/swatch.js';
import { h, replace } from '../core/dom.js';
import { counted } from '../core/format.js';
import { poll } from '../core/poll.js';
import { href, setQuery } from '../core/router.js';
import { telling } from '../runs/columns.js';
import { empty, failed, loading } from '../ui/panels.js';
import { parallelSection } from './parallelSection.js';
import { compareTable } from './table.js';

const REFRESH_SECONDS = 10;

/** Chosen runs side by side. @type {import('../main.js').View} */
export function showCompare(root, [experimentIds], query, signal) {
  const ids = (query.get('runs') ?? '').split(',').filter(Boolean);
  let current = query;
  const write = change => {
    current = new URLSearchParams(current);
    change(current);
    setQuery(current);
  };
  const what = {
    experimentIds: experimentIds.split(','),
    filter: `attributes.run_id IN (${ids.map(quote).join(', ')})`,
    view: 'ALL',
    max: Math.max(1, ids.length),
  };
  document.title = `Compare ${counted(ids.length, 'run')} · MedScan`;
  replace(root, loading());

  const fetchRuns = async () => {
    const found = new Map((await searchRuns(what, signal)).runs.map(run => [run.id, run]));
    return ids.map(id => found.get(id)).filter(run => run !== undefined);
  };
  const load = async () => {
    if (!ids.length) {
      replace(root, empty('Nothing to compare.', 'Tick runs in ', h('a', { href: href(['experiments', experimentIds]) }, 'their table'), ' first.'));
      return;
    }
    try {
      draw(await fetchRuns());
    } catch (error) {
      if (!signal.aborted) replace(root, failed(error, load));
    }
  };

  const draw = runs => {
    const table = h('div');
    const showTable = () => replace(table, compareTable(runs, {
      showEqual: current.has('equal'),
      onShowEqual: show => {
        write(next => (show ? next.set('equal', '1') : next.delete('equal')));
        showTable();
      },
      onRemove: removed => {
        const next = new URLSearchParams(current);
        next.set('runs', ids.filter(id => id !== removed.id).join(','));
        setQuery(next, { push: true });
      },
    }));
    showTable();
    const metrics = telling(runs);
    const settings = curveSettings(current);
    const grid = new CurveGrid(runs, metrics, settings, signal);
    const sections = [
      ['table', 'Parameters and metrics', table],
      ['curves', 'Curves', h('div', null, curveToolbar(settings, changed => {
        write(next => writeCurveSettings(next, changed));
        grid.setSettings(changed);
      }), legend(runs), grid.element)],
      ['parallel', 'Parallel coordinates', parallelSection(runs, experimentIds, current, write, signal)],
    ];
    replace(root,
      crumbs(experimentIds, signal),
      h('header', { class: 'view-head' }, h('h1', null, `Compare ${counted(runs.length, 'run')}`),
        h('nav', { class: 'jumps', 'aria-label': 'Parts of this page' }, sections.map(([id, title]) =>
          h('button', { type: 'button', class: 'link', onclick: () => document.getElementById(id).scrollIntoView() }, title)))),
      runs.length < ids.length ? h('p', { class: 'filter-error', role: 'alert' }, `${counted(ids.length - runs.length, 'run')} of this address could not be found.`) : null,
      sections.map(([id, title, content]) => h('section', { id, class: 'compare-section' }, h('h2', null, title), content)));
    poll(async () => {
      if (!runs.some(run => run.status === 'RUNNING')) return;
      runs = await fetchRuns();
      grid.runs = runs;
      showTable();
      await grid.refresh();
    }, REFRESH_SECONDS, signal);
  };
  load();
  // Another choice of runs is another page; all else here is drawn as it is chosen.
  return next => next.get('runs') === query.get('runs');
}

function crumbs(experimentIds, signal) {
  const link = h('a', { href: href(['experiments', experimentIds]) }, 'Runs');
  getExperiment(experimentIds, signal).then(experiment => { link.textContent = experiment.name; }, () => { /* "Runs" says enough */ });
  return h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumb' }, h('a', { href: href(['experiments']) }, 'Experiments'), ' / ', link);
}

function legend(runs) {
  return h('p', { class: 'legend', 'aria-label': 'Colours of the runs' }, runs.map((run, index) => h('span', { class: 'legend-entry' }, swatch(seriesStyle(index)), run.name)));
}
