// What the address says about a table of runs. Everything a person can set stands there, so that a link shows the same table.

/**
 * @typedef {{
 *   filter: string, order: string, deleted: boolean, columns: string[] | null, selected: string[]
 * }} Wish `order` as MLflow writes it, such as "metrics.loss DESC"; `columns` is null where nobody chose any
 */

export const STANDARD_ORDER = 'attributes.start_time DESC';

/** @param {URLSearchParams} query @returns {Wish} */
export function readWish(query) {
  return {
    filter: query.get('filter') ?? '',
    order: query.get('order') || STANDARD_ORDER,
    deleted: query.has('deleted'),
    columns: query.has('column') ? query.getAll('column').filter(Boolean) : null,
    selected: [...new Set((query.get('selected') ?? '').split(',').filter(Boolean))],
  };
}

/** @param {Wish} wish */
export function writeWish({ filter, order, deleted, columns, selected }) {
  const query = new URLSearchParams();
  if (filter) query.set('filter', filter);
  if (order !== STANDARD_ORDER) query.set('order', order);
  if (deleted) query.set('deleted', '1');
  // A single empty one: none was chosen, which is not the same as nobody chose.
  for (const column of columns?.length === 0 ? [''] : columns ?? []) query.append('column', column);
  if (selected.length) query.set('selected', selected.join(','));
  return query;
}
