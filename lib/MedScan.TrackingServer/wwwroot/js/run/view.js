// One run. Which part is shown is in the address as `tab`.

import { getExperiment, getRun, listArtifacts } from '../api/mlflow.js';
import { artifactBrowser } from '../artifacts/browser.js';
import { CurveGrid } from '../charts/curveGrid.js';
import { curveSettings, curveToolbar, writeCurveSettings } from '../charts/curveSettings.js';
import { h, replace } from '../core/dom.js';
import { poll } from '../core/poll.js';
import { href, setQuery } from '../core/router.js';
import { SYSTEM_PREFIX, keysOf, telling } from '../runs/columns.js';
import { empty, failed, loading } from '../ui/panels.js';
import { runHeader } from './header.js';
import { IMAGE_FOLDER, imagePanel, imageSeries } from './images.js';
import { overview } from './overview.js';

const REFRESH_SECONDS = 5;

/** @type {import('../main.js').View} */
export function showRun(root, [runId], query, signal) {
  const view = new RunView(root, runId, query, signal);
  view.load();
  return next => view.update(next);
}

class RunView {
  /** @type {import('../api/run.js').Run | null} */
  #run = null;
  /** @type {AbortController | undefined} */
  #tab;
  /** @type {CurveGrid | null} */
  #grid = null;
  #hasImages = false;

  constructor(root, runId, query, signal) {
    this.root = root;
    this.runId = runId;
    this.query = query;
    this.signal = signal;
    this.header = h('div');
    this.tabs = h('nav', { class: 'tabs', 'aria-label': 'Parts of this run' });
    this.panel = h('div', { class: 'tab-panel' });
    this.experiment = h('a', null, 'Runs');
    replace(root, loading());
  }

  async load() {
    try {
      this.#run = await getRun(this.runId, this.signal);
      const roots = await listArtifacts(this.runId, '', this.signal).catch(() => []);
      this.#hasImages = roots.some(file => file.isFolder && file.path === IMAGE_FOLDER);
    } catch (error) {
      if (!this.signal.aborted) replace(this.root, failed(error, () => this.load()));
      return;
    }
    const run = this.#run;
    document.title = `${run.name} · MedScan`;
    this.experiment.href = href(['experiments', run.experimentId]);
    getExperiment(run.experimentId, this.signal).then(found => { this.experiment.textContent = found.name; }, () => { /* "Runs" says enough */ });
    replace(this.root,
      h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumb' }, h('a', { href: href(['experiments']) }, 'Experiments'), ' / ', this.experiment),
      this.header, this.tabs, this.panel);
    replace(this.header, runHeader(run));
    this.#showTab();
    if (run.status === 'RUNNING') poll(() => this.#refresh(), REFRESH_SECONDS, this.signal);
  }

  /** @param {URLSearchParams} query */
  update(query) {
    const sameTab = (query.get('tab') ?? '') === (this.query.get('tab') ?? '');
    this.query = query;
    if (this.#run && !sameTab) this.#showTab();
  }

  async #refresh() {
    if (this.#run.status !== 'RUNNING') return;
    this.#run = await getRun(this.runId, this.signal);
    replace(this.header, runHeader(this.#run));
    this.#drawTabs();
    const tab = this.#current;
    // Curves grow where they stand; the tables are drawn anew unless a person is searching in them.
    if (this.#grid && this.#names(tab).length === this.#drawnNames) await this.#grid.refresh();
    else if (!this.panel.contains(document.activeElement) && tab !== 'artifacts' && tab !== 'images') this.#showTab();
  }

  #drawnNames = 0;

  get #parts() {
    return [
      ['overview', 'Overview', true],
      ['curves', 'Curves', this.#names('curves').length > 0],
      ['system', 'System', this.#names('system').length > 0],
      ['images', 'Images', this.#hasImages],
      ['artifacts', 'Artifacts', true],
    ].filter(([, , present]) => present);
  }

  get #current() {
    const wanted = this.query.get('tab') ?? 'overview';
    return this.#parts.some(([id]) => id === wanted) ? wanted : 'overview';
  }

  #names(tab) {
    return tab === 'system' ? keysOf([this.#run], 'metrics').filter(key => key.startsWith(SYSTEM_PREFIX)) : telling([this.#run]);
  }

  #drawTabs() {
    const now = this.#current;
    const focused = this.tabs.contains(document.activeElement) ? document.activeElement.textContent : null;
    replace(this.tabs, this.#parts.map(([id, title]) =>
      h('a', { href: href(['runs', this.runId], id === 'overview' ? {} : { tab: id }), 'aria-current': id === now ? 'page' : null }, title)));
    if (focused) [...this.tabs.children].find(link => link.textContent === focused)?.focus();
  }

  #showTab() {
    this.#tab?.abort();
    this.#tab = new AbortController();
    this.#grid = null;
    const signal = AbortSignal.any([this.signal, this.#tab.signal]);
    this.#drawTabs();
    const tab = this.#current;
    if (tab === 'overview') replace(this.panel, overview(this.#run, signal));
    else if (tab === 'images') this.#showImages(signal);
    else if (tab === 'artifacts') {
      replace(this.panel, artifactBrowser(this.runId, this.#run.artifactUri, this.query.get('path') ?? '', path => this.#write(next => next.set('path', path)), signal));
    } else this.#showCurves(tab, signal);
  }

  #showCurves(tab, signal) {
    const names = this.#names(tab);
    const settings = curveSettings(this.query);
    this.#drawnNames = names.length;
    this.#grid = new CurveGrid([this.#run], names, settings, signal);
    replace(this.panel, curveToolbar(settings, changed => {
      this.#write(next => writeCurveSettings(next, changed));
      this.#grid.setSettings(changed);
    }), this.#grid.element);
  }

  async #showImages(signal) {
    replace(this.panel, loading());
    try {
      const series = imageSeries(await listArtifacts(this.runId, IMAGE_FOLDER, signal));
      replace(this.panel, series.size ? imagePanel(this.runId, series, signal) : empty('There are no images here.'));
    } catch (error) {
      if (!signal.aborted) replace(this.panel, failed(error, () => this.#showTab()));
    }
  }

  #write(change) {
    const next = new URLSearchParams(this.query);
    change(next);
    this.query = next;
    setQuery(next);
  }
}
