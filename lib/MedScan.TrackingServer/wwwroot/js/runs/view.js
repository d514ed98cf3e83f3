// The runs of an experiment. What is shown is in the address: see address.js.

import { getExperiment } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { counted } from '../core/format.js';
import { poll } from '../core/poll.js';
import { href, setQuery } from '../core/router.js';
import { icon } from '../ui/icons.js';
import { empty, failed, loading } from '../ui/panels.js';
import { readWish, writeWish } from './address.js';
import { chooseColumns } from './columnChooser.js';
import { fieldsOf, standardFields } from './fields.js';
import { FilterBox } from './filterBox.js';
import { RunPages } from './pages.js';
import { selectionBar } from './selectionBar.js';
import { RunsTable } from './table.js';
import { nest } from './tree.js';

const REFRESH_SECONDS = 5;
const NOTE = 'mlflow.note.content';

/** @typedef {import('./address.js').Wish} Wish */

/** @type {import('../main.js').View} */
export function showRuns(root, [experimentIds], query, signal) {
  const view = new RunsView(root, experimentIds, query, signal);
  view.load();
  return next => view.update(next);
}

class RunsView {
  /** @type {Wish} */
  #wish;
  /** @type {RunPages | null} */
  #pages = null;
  /** Standard columns so far: they grow with what is loaded and never go, or columns would jump. @type {Set<string>} */
  #standard = new Set();
  /** @type {Set<string>} */
  #folded = new Set();
  #loads = 0;
  #isLoadingMore = false;

  constructor(root, experimentIds, query, signal) {
    this.experimentIds = experimentIds;
    this.signal = signal;
    this.#wish = readWish(query);
    this.filterBox = new FilterBox(filter => (filter === this.#wish.filter ? this.load() : this.#change({ filter }, { push: true })));
    this.deleted = h('input', { type: 'checkbox', onchange: () => this.#change({ deleted: this.deleted.checked }, { push: true }) });
    this.table = new RunsTable({
      onSort: order => this.#change({ order }, { push: true }),
      onSelect: (ids, on) => this.#select(ids, on),
      onSelectAll: on => this.#select(this.#pages.runs.map(run => run.id), on),
      onFold: id => {
        if (!this.#folded.delete(id)) this.#folded.add(id);
        this.#drawRows();
      },
    }, signal);
    this.selection = selectionBar(experimentIds, () => this.#change({ selected: [] }));
    this.count = h('span', { class: 'muted', role: 'status' });
    this.more = h('button', { type: 'button', class: 'button', hidden: true, onclick: () => this.#loadMore() }, 'Load more');
    this.live = h('span', { class: 'live muted', hidden: true }, `Refreshed every ${REFRESH_SECONDS} s`);
    this.columns = h('button', { type: 'button', class: 'button', 'aria-haspopup': 'dialog', disabled: true, onclick: () => this.#chooseColumns() }, icon('columns'), 'Columns');
    this.content = h('div', { class: 'runs-content' }, loading());
    root.classList.add('runs-view');
    const crumbs = h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumb' }, h('a', { href: href(['experiments']) }, 'Experiments'), ' / ');
    const missing = error => replace(root, crumbs, failed(error));
    replace(root, crumbs, this.#head(missing),
      h('div', { class: 'toolbar' },
        this.filterBox.element,
        h('div', { class: 'toolbar-end' }, h('label', { class: 'check' }, this.deleted, 'Show deleted'), this.columns)),
      this.content,
      h('footer', { class: 'runs-footer' }, this.count, this.more, this.live, this.selection.element));
    this.#drawWish();
    poll(() => this.#refresh(), REFRESH_SECONDS, signal);
  }

  /** Loads the first runs of the present search. */
  async load() {
    const mine = ++this.#loads;
    const { filter, order, deleted } = this.#wish;
    const pages = new RunPages({
      experimentIds: this.experimentIds.split(','), filter, view: deleted ? 'ALL' : 'ACTIVE_ONLY', orderBy: [order],
    }, this.signal);
    this.content.classList.add('stale');
    this.content.setAttribute('aria-busy', 'true');
    try {
      await pages.loadFirst();
    } catch (error) {
      if (this.signal.aborted || mine !== this.#loads) return;
      this.#settle();
      this.#refuse(error);
      return;
    }
    if (mine !== this.#loads) return;
    this.#settle();
    this.#pages = pages;
    this.filterBox.showError(null);
    this.filterBox.suggest(pages.runs);
    this.#drawRuns();
    this.table.scrollToTop();
  }

  /** @param {URLSearchParams} query */
  update(query) {
    const old = this.#wish;
    this.#wish = readWish(query);
    const { filter, order, deleted } = this.#wish;
    this.#drawWish();
    if (filter !== old.filter || order !== old.order || deleted !== old.deleted) this.load();
    else if (this.#pages) this.#drawColumns();
  }

  /** @param {Partial<Wish>} change @param {{ push?: boolean }} [options] whether the back button undoes it */
  #change(change, { push = false } = {}) {
    const query = writeWish({ ...this.#wish, ...change });
    setQuery(query, { push });
    // A step for the back button comes round through the address.
    if (!push) this.update(query);
  }

  #select(ids, on) {
    const selected = new Set(this.#wish.selected);
    for (const id of ids) {
      if (on) selected.add(id);
      else selected.delete(id);
    }
    this.#wish = { ...this.#wish, selected: [...selected] };
    setQuery(writeWish(this.#wish));
    this.#drawSelection();
  }

  async #loadMore() {
    const pages = this.#pages;
    this.#isLoadingMore = true;
    this.more.disabled = true;
    try {
      await pages.loadMore();
    } catch (error) {
      if (!this.signal.aborted) this.filterBox.showError(error.message);
    }
    this.#isLoadingMore = false;
    this.more.disabled = false;
    if (pages === this.#pages && !this.signal.aborted) this.#drawRuns();
  }

  async #refresh() {
    const pages = this.#pages;
    // Where there are no runs, the first one is waited for.
    if (!pages || this.#isLoadingMore || !(pages.isGoing || pages.runs.length === 0)) return;
    if (await pages.refresh() && pages === this.#pages) this.#drawRuns();
  }

  #settle() {
    this.content.classList.remove('stale');
    this.content.removeAttribute('aria-busy');
  }

  // What is wrong with a filter is said below it, while the runs of the one before stay.
  #refuse(error) {
    if (error.status === 400) {
      this.filterBox.showError(error.message);
      if (!this.#pages) replace(this.content, empty('Nothing is shown.', 'The server could not read the filter or the order.'));
    } else {
      this.#pages = null;
      this.count.textContent = '';
      this.more.hidden = true;
      this.live.hidden = true;
      replace(this.content, failed(error, () => this.load()));
    }
  }

  #drawWish() {
    this.filterBox.value = this.#wish.filter;
    this.deleted.checked = this.#wish.deleted;
    this.#drawSelection();
  }

  #drawSelection() {
    const selected = new Set(this.#wish.selected);
    const loaded = this.#pages?.runs ?? [];
    const ticked = loaded.filter(run => selected.has(run.id)).length;
    this.table.setSelected(selected, ticked === 0 ? 'none' : ticked === loaded.length ? 'all' : 'some');
    this.selection.show(this.#wish.selected, loaded.length > 0);
  }

  #drawRuns() {
    const { runs, hasMore, isGoing } = this.#pages;
    for (const id of standardFields(runs)) this.#standard.add(id);
    this.count.textContent = hasMore ? `${counted(runs.length, 'run')} loaded` : counted(runs.length, 'run');
    this.more.hidden = !hasMore;
    this.live.hidden = !isGoing;
    this.columns.disabled = runs.length === 0;
    if (!runs.length) {
      replace(this.content, this.#nothing());
      this.#drawSelection();
      return;
    }
    if (!this.content.contains(this.table.element)) replace(this.content, this.table.element);
    this.#drawColumns();
    this.#drawRows();
    this.#drawSelection();
  }

  get #chosen() {
    return this.#wish.columns ?? [...this.#standard];
  }

  #drawColumns() {
    const chosen = new Set(this.#chosen);
    this.table.setColumns(fieldsOf(this.#pages.runs).filter(field => chosen.has(field.id)), this.#wish.order);
  }

  #drawRows() {
    this.table.setRows(nest(this.#pages.runs, this.#folded));
  }

  #chooseColumns() {
    chooseColumns(fieldsOf(this.#pages.runs), this.#chosen, {
      onChange: columns => this.#change({ columns }),
      onReset: () => {
        this.#change({ columns: null });
        return this.#chosen;
      },
    }, this.signal);
  }

  #nothing() {
    if (this.#wish.filter) {
      return empty('No run passes the filter.', h('button', { type: 'button', class: 'link', onclick: () => this.#change({ filter: '' }, { push: true }) }, 'Show all runs'));
    }
    return empty('No runs yet.', 'Run ', h('code', null, 'medscan quickstart'), ' to make one.');
  }

  /** @param {(error: Error) => void} missing shows that there is no such experiment */
  #head(missing) {
    const title = h('h1', null, 'Runs');
    const head = h('header', { class: 'view-head' }, title);
    document.title = 'Runs · MedScan';
    if (!this.experimentIds.includes(',')) {
      getExperiment(this.experimentIds, this.signal).then(experiment => {
        title.textContent = experiment.name;
        document.title = `${experiment.name} · MedScan`;
        if (experiment.lifecycle_stage === 'deleted') head.append(h('span', { class: 'mark' }, 'deleted'));
        const note = (experiment.tags ?? []).find(tag => tag.key === NOTE)?.value;
        if (note) head.append(h('p', { class: 'note' }, note));
      }, error => {
        // MLflow searches an experiment that is not there without complaint; anything else, the search says too.
        if (error.status === 404) missing(error);
      });
    }
    return head;
  }
}
