import { quote } from '../api/mlflow.js';
import { betterDirection } from '../compare/direction.js';
import { h, replace } from '../core/dom.js';
import { icon } from '../ui/icons.js';
import { differs, identifier, keysOf, telling } from './columns.js';

/** Where a filter is written in MLflow's language; below it examples, or what the server says against it. */
export class FilterBox {
  #examples = [];
  #isWrong = false;

  /** @param {(filter: string) => void} onFilter takes what was entered */
  constructor(onFilter) {
    this.onFilter = onFilter;
    this.input = h('input', {
      type: 'search', id: 'filter', 'aria-label': 'Filter runs', 'aria-describedby': 'filter-message', placeholder: 'Filter runs',
      autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off',
      oninput: () => this.showError(null),
      // The cross in the field empties it without a key being pressed.
      onsearch: () => { if (!this.input.value) this.#submit(); },
    });
    this.message = h('div', { class: 'filter-message', id: 'filter-message' });
    this.element = h('div', { class: 'filter-box' },
      h('form', {
        class: 'filter-form', role: 'search',
        onsubmit: event => {
          event.preventDefault();
          this.#submit();
        },
      }, icon('search'), this.input, h('button', { type: 'submit', class: 'button' }, 'Filter')),
      this.message);
  }

  #shown = '';

  /** @param {string} filter as the address has it */
  set value(filter) {
    // What is being typed stays while other parts of the address change.
    if (filter === this.#shown) return;
    this.#shown = filter;
    this.input.value = filter;
    this.#draw();
  }

  /** @param {string | null} words the server's, or null when there is nothing against the filter */
  showError(words) {
    this.#isWrong = words !== null;
    if (words === null) {
      this.input.removeAttribute('aria-invalid');
      this.#draw();
    } else {
      this.input.setAttribute('aria-invalid', 'true');
      replace(this.message, h('p', { class: 'filter-error', role: 'alert' }, words));
    }
  }

  /** Makes the examples of what these runs have. @param {import('../api/run.js').Run[]} runs */
  suggest(runs) {
    if (this.#examples.length || !runs.length) return;
    const metrics = telling(runs).filter(key => runs.some(run => Number.isFinite(run.metrics.get(key)?.value)));
    const metric = metrics.find(key => /val|test/i.test(key) && betterDirection(key)) ?? metrics.find(betterDirection) ?? metrics[0];
    if (metric) {
      const value = runs.map(run => run.metrics.get(metric)?.value).find(Number.isFinite);
      this.#examples.push(`${identifier('metrics', metric)} ${betterDirection(metric) === 'higher' ? '>' : '<'} ${Number(value.toPrecision(2))}`);
    }
    const params = keysOf(runs, 'params').filter(key => runs.some(run => (run.params.get(key)?.length ?? 99) < 24));
    const param = params.find(key => differs(runs, key)) ?? params[0];
    if (param) this.#examples.push(`${identifier('params', param)} = ${quote(runs.map(run => run.params.get(param)).find(value => value !== undefined && value.length < 24))}`);
    this.#examples.push("attributes.status = 'FINISHED'", "attributes.run_name ILIKE '%resnet%'");
    this.#draw();
  }

  #submit() {
    const filter = this.input.value.trim();
    if (filter || this.#shown) this.onFilter(filter);
  }

  #draw() {
    if (this.#isWrong) return;
    if (this.input.value || !this.#examples.length) {
      replace(this.message);
      return;
    }
    replace(this.message, h('div', { class: 'filter-examples' }, h('span', null, 'For example'), this.#examples.map(example =>
      h('button', {
        type: 'button', class: 'example', title: 'Filter by this',
        onclick: () => {
          this.input.value = example;
          this.input.focus();
          this.#submit();
        },
      }, example))));
  }
}
