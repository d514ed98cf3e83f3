import { h, replace } from '../core/dom.js';
import { NAME } from './fields.js';
import { headRow } from './head.js';
import { runRow } from './row.js';

/** @typedef {import('./tree.js').Row} Row */

// Rows drawn above and below those in sight, so that scrolling and the tab key find the next ones there.
const OVERSCAN = 12;

/** The table of runs. Only the rows in sight are in the document, however many there are. */
export class RunsTable {
  /** @type {Row[]} */
  #rows = [];
  /** @type {import('./fields.js').Field[]} */
  #fields = [];
  /** What is in the document, by run. @type {Map<string, { row: Row, element: HTMLTableRowElement }>} */
  #drawn = new Map();
  /** @type {Set<string>} */
  #selected = new Set();
  #lastTicked = '';
  #drawnHead = '';
  #frame = 0;

  /**
   * @param {{ onSort: (order: string) => void, onSelect: (ids: string[], on: boolean) => void, onSelectAll: (on: boolean) => void, onFold: (id: string) => void }} events
   * @param {AbortSignal} signal
   */
  constructor(events, signal) {
    this.events = events;
    this.box = h('input', { type: 'checkbox', 'aria-label': 'Select all loaded runs', 'data-part': 'all', onchange: () => events.onSelectAll(this.box.checked) });
    this.columns = h('colgroup');
    this.head = h('thead');
    this.above = spacer();
    this.below = spacer();
    this.body = h('tbody', null, this.above, this.below);
    this.table = h('table', { class: 'table runs-table', 'aria-label': 'Runs' }, this.columns, this.head, this.body);
    this.element = h('div', { class: 'runs-scroll', tabindex: '0', role: 'region', 'aria-label': 'Runs, scrollable', onscroll: () => this.#drawSoon() }, this.table);
    const observer = new ResizeObserver(() => this.#drawSoon());
    observer.observe(this.element);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelAnimationFrame(this.#frame);
    }, { once: true });
  }

  /** @param {import('./fields.js').Field[]} fields without the name @param {string} order */
  setColumns(fields, order) {
    const head = JSON.stringify([order, fields.map(field => [field.id, field.width])]);
    if (head === this.#drawnHead) return;
    this.#drawnHead = head;
    const focused = this.#focusIn(this.table);
    const all = [NAME, ...fields];
    if (fields.map(field => field.id).join('\n') !== this.#fields.map(field => field.id).join('\n')) this.#forgetRows();
    this.#fields = fields;
    replace(this.columns, h('col', { class: 'check-column' }), h('col', { class: 'name-column' }), fields.map(field => h('col', { style: { width: `${field.width}rem` } })));
    this.table.style.setProperty('--fields-width', `${fields.reduce((sum, field) => sum + field.width, 0)}rem`);
    replace(this.head, headRow(all, order, { box: this.box, onSort: this.events.onSort }));
    for (const cell of [this.above, this.below]) cell.firstChild.colSpan = all.length + 1;
    this.#draw();
    this.#focus(focused);
  }

  /** @param {Row[]} rows */
  setRows(rows) {
    this.#rows = rows;
    this.table.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#draw();
  }

  /** @param {Set<string>} selected @param {'all' | 'some' | 'none'} extent */
  setSelected(selected, extent) {
    this.#selected = selected;
    this.box.checked = extent === 'all';
    this.box.indeterminate = extent === 'some';
    for (const [id, { element }] of this.#drawn) this.#mark(element, selected.has(id));
  }

  scrollToTop() {
    this.element.scrollTop = 0;
  }

  #drawSoon() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    const rowHeight = parseFloat(getComputedStyle(this.element).getPropertyValue('--row-height'));
    const first = Math.max(0, Math.min(Math.floor(this.element.scrollTop / rowHeight) - OVERSCAN, this.#rows.length - 1));
    const count = Math.ceil(this.element.clientHeight / rowHeight) + 2 * OVERSCAN;
    const rows = this.#rows.slice(first, first + count);
    const focused = this.#focusIn(this.body);

    const wanted = new Set(rows.map(row => row.run.id));
    for (const id of [...this.#drawn.keys()]) {
      if (!wanted.has(id)) this.#forget(id);
    }
    let next = this.above.nextSibling;
    for (const [offset, row] of rows.entries()) {
      const element = this.#elementOf(row, () => { next = next.nextSibling; }, next);
      element.setAttribute('aria-rowindex', String(first + offset + 2));
      // What stands where it belongs is not moved: that would take the focus from it.
      if (element === next) next = next.nextSibling;
      else this.body.insertBefore(element, next);
    }
    setHeight(this.above, first * rowHeight);
    setHeight(this.below, Math.max(0, this.#rows.length - first - rows.length) * rowHeight);
    this.#focus(focused);
  }

  // `skip` is called where the element at the place to insert is about to leave.
  #elementOf(row, skip, place) {
    const id = row.run.id;
    const old = this.#drawn.get(id);
    if (old && old.row.run === row.run && old.row.depth === row.depth && old.row.folded === row.folded) return old.element;
    if (old) {
      if (old.element === place) skip();
      this.#forget(id);
    }
    const element = runRow(row, this.#fields, {
      isSelected: this.#selected.has(id),
      onSelect: (on, isRange) => this.#tick(id, on, isRange),
      onFold: () => this.events.onFold(id),
    });
    this.#drawn.set(id, { row, element });
    return element;
  }

  // With the shift key, all from the one ticked before to this one.
  #tick(id, on, isRange) {
    const index = this.#rows.findIndex(row => row.run.id === id);
    const before = isRange ? this.#rows.findIndex(row => row.run.id === this.#lastTicked) : -1;
    const from = before < 0 ? index : before;
    this.#lastTicked = id;
    this.events.onSelect(this.#rows.slice(Math.min(from, index), Math.max(from, index) + 1).map(row => row.run.id), on);
  }

  #mark(element, isSelected) {
    element.classList.toggle('selected', isSelected);
    element.querySelector('[data-part="box"]').checked = isSelected;
  }

  #forget(id) {
    this.#drawn.get(id).element.remove();
    this.#drawn.delete(id);
  }

  #forgetRows() {
    for (const id of [...this.#drawn.keys()]) this.#forget(id);
  }

  #focusIn(part) {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !part.contains(active)) return null;
    return { id: active.closest('tr')?.dataset.id ?? '', part: active.dataset.part ?? '' };
  }

  // Gives the focus back to what took the place of the element that had it.
  #focus(focused) {
    if (!focused || this.table.contains(document.activeElement)) return;
    const place = focused.id ? this.#drawn.get(focused.id)?.element : this.head;
    place?.querySelector(`[data-part="${CSS.escape(focused.part)}"]`)?.focus({ preventScroll: true });
  }
}

function spacer() {
  return h('tr', { class: 'spacer', 'aria-hidden': 'true', hidden: true }, h('td'));
}

function setHeight(row, pixels) {
  row.hidden = pixels === 0;
  row.firstChild.style.height = `${pixels}px`;
}
