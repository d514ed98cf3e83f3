import { quote, searchRuns } from '../api/mlflow.js';

/** @typedef {import('../api/run.js').Run} Run */

const FIRST_PAGE = 100;
const NEXT_PAGE = 500;
// Beyond these, a refresh asks only for the runs that are going.
const MOST_REFRESHED = 1000;
const MOST_IDS = 500;

/** The runs that have been loaded of one search, and how to load more of them. */
export class RunPages {
  /** @type {Run[]} */
  runs = [];
  /** @type {string | undefined} */
  #next;
  #changes = 0;

  /** @param {{ experimentIds: string[], filter: string, view: string, orderBy: string[] }} what @param {AbortSignal} signal */
  constructor(what, signal) {
    this.what = what;
    this.signal = signal;
  }

  get hasMore() {
    return Boolean(this.#next);
  }

  get isGoing() {
    return this.runs.some(run => run.status === 'RUNNING');
  }

  async loadFirst() {
    this.#take(await this.#search({ max: FIRST_PAGE }), []);
  }

  async loadMore() {
    const page = await this.#search({ max: NEXT_PAGE, pageToken: this.#next });
    // Runs that were added meanwhile push others onto this page.
    const known = new Set(this.runs.map(run => run.id));
    this.#take({ ...page, runs: page.runs.filter(run => !known.has(run.id)) }, this.runs);
  }

  /** Asks for the same runs again. @returns {Promise<boolean>} whether anything was taken over */
  async refresh() {
    const before = this.#changes;
    if (this.runs.length > MOST_REFRESHED) {
      const ids = this.runs.filter(run => run.status === 'RUNNING').slice(0, MOST_IDS).map(run => quote(run.id));
      const going = await searchRuns({ experimentIds: this.what.experimentIds, filter: `attributes.run_id IN (${ids.join(', ')})`, view: 'ALL', max: ids.length }, this.signal);
      if (before !== this.#changes) return false;
      const fresh = new Map(going.runs.map(run => [run.id, run]));
      this.runs = this.runs.map(run => fresh.get(run.id) ?? run);
      return true;
    }
    const page = await this.#search({ max: this.hasMore ? this.runs.length : this.runs.length + FIRST_PAGE });
    if (before !== this.#changes) return false;
    const known = new Map(this.runs.map(run => [run.id, run]));
    this.#take({ ...page, runs: page.runs.map(run => (isSettled(known.get(run.id), run) ? known.get(run.id) : run)) }, []);
    return true;
  }

  #search(more) {
    return searchRuns({ ...this.what, ...more }, this.signal);
  }

  #take(page, before) {
    this.#changes++;
    this.runs = [...before, ...page.runs];
    this.#next = page.nextPageToken;
  }
}

// A run that ended keeps its object, and so its row in the table.
function isSettled(old, run) {
  return old !== undefined && old.status !== 'RUNNING' && old.status === run.status && old.end === run.end && old.name === run.name
    && old.deleted === run.deleted && old.metrics.size === run.metrics.size && old.params.size === run.params.size;
}
