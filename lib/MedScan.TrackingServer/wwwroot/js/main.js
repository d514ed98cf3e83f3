// Starts the page: which view belongs to which address.

import { replace } from './core/dom.js';
import { currentRoute } from './core/router.js';
import { installTheme } from './core/theme.js';
import { installBanner } from './ui/banner.js';
import { empty } from './ui/panels.js';
import { showExperiments } from './experiments/view.js';
import { showRuns } from './runs/view.js';
import { showCompare } from './compare/view.js';
import { showRun } from './run/view.js';
import { showModels } from './models/list.js';
import { showModel } from './models/model.js';

/**
 * A view draws itself into `root` until `signal` aborts. It may return a function that takes a changed query of the same
 * address; without one, or when that function answers false, the view is drawn anew.
 * @typedef {(root: HTMLElement, path: string[], query: URLSearchParams, signal: AbortSignal) => void | ((query: URLSearchParams) => void | boolean)} View
 */

/** @type {Record<string, [overview: View, detail: View]>} */
const SECTIONS = {
  experiments: [showExperiments, showRuns],
  compare: [showNothing, showCompare],
  runs: [showNothing, showRun],
  models: [showModels, showModel],
};
// Which entry of the navigation stands for a section without its own.
const UNDER = { compare: 'experiments', runs: 'experiments' };

const main = document.getElementById('main');
let leave = new AbortController();
let shown = '';
let update;

function render() {
  const { path, query } = currentRoute();
  const address = JSON.stringify(path);
  if (address === shown && update && update(query) !== false) return;
  leave.abort();
  leave = new AbortController();
  shown = address;
  const [section = 'experiments', ...rest] = path;
  for (const link of document.querySelectorAll('.topbar nav a')) {
    const here = link.dataset.section === (UNDER[section] ?? section);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const [overview, detail] = SECTIONS[section] ?? [showNothing, showNothing];
  const root = document.createElement('div');
  root.className = 'view';
  replace(main, root);
  scrollTo(0, 0);
  update = (rest.length ? detail : overview)(root, rest, query, leave.signal);
}

/** @type {View} */
function showNothing(root) {
  document.title = 'Not found · MedScan';
  replace(root, empty('There is no such page.', 'Go to ', Object.assign(document.createElement('a'), { href: '#/experiments', textContent: 'the experiments' }), '.'));
}

installTheme(document.getElementById('theme-toggle'));
installBanner(document.getElementById('banner'));
document.getElementById('skip-link').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
addEventListener('hashchange', render);
render();
