// What the runs of a table have in common and what tells them apart.

/** @typedef {import('../api/run.js').Run} Run */

/** Metrics of the machine (processor, memory) begin with this: they are many, and seldom what one compares by. */
export const SYSTEM_PREFIX = 'system/';

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** Every key that any of the runs has, in the order of the alphabet. @param {Run[]} runs @param {'metrics' | 'params' | 'tags'} kind */
export function keysOf(runs, kind) {
  const keys = new Set();
  for (const run of runs) {
    for (const key of run[kind].keys()) keys.add(key);
  }
  return [...keys].sort(BY_NAME.compare);
}

/** Whether the parameter is not the same in all runs. @param {Run[]} runs at least one @param {string} key */
export function differs(runs, key) {
  return runs.some(run => run.params.get(key) !== runs[0].params.get(key));
}

/** The metrics that tell of the training rather than of the machine. @param {Run[]} runs */
export function telling(runs) {
  return keysOf(runs, 'metrics').filter(key => !key.startsWith(SYSTEM_PREFIX));
}

/** A key as MLflow's language of filters and orders writes it. @param {'metrics' | 'params' | 'tags'} kind @param {string} key */
export function identifier(kind, key) {
  if (/^[A-Za-z_]\w*$/.test(key)) return `${kind}.${key}`;
  return key.includes('`') ? `${kind}."${key}"` : `${kind}.\`${key}\``;
}
