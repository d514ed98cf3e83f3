// The columns a table of runs can have: what stands in a cell, and how the server sorts by it.

import { runDuration } from '../api/run.js';
import { betterDirection } from '../compare/direction.js';
import { h } from '../core/dom.js';
import { duration, number } from '../core/format.js';
import { statusBadge } from '../ui/status.js';
import { timeAgo } from '../ui/time.js';
import { differs, identifier, keysOf, telling } from './columns.js';

/**
 * @typedef {import('../api/run.js').Run} Run
 * @typedef {{
 *   id: string, title: string, group: 'Run' | 'Metrics' | 'Parameters', width: number, isNumber?: boolean,
 *   order: string | null, descendsFirst?: boolean, cell: (run: Run) => import('../core/dom.js').Child, hint?: (run: Run) => string | undefined
 * }} Field `width` in rem, for the name given by the style sheet; `order` is the name to sort by, null where MLflow has none
 */

const MOST_METRICS = 8;
const MOST_PARAMS = 6;

/** @type {Field} */
export const NAME = { id: 'name', title: 'Name', group: 'Run', width: 0, order: 'attributes.run_name', cell: run => run.name };

/** @type {Field[]} */
const BEFORE = [
  { id: 'status', title: 'Status', group: 'Run', width: 7.5, order: 'attributes.status', cell: run => statusBadge(run.status) },
  { id: 'start', title: 'Started', group: 'Run', width: 8, order: 'attributes.start_time', descendsFirst: true, cell: run => timeAgo(run.start) },
  { id: 'duration', title: 'Duration', group: 'Run', width: 7.5, order: null, isNumber: true, cell: run => lasted(run) },
];

/** @type {Field[]} */
const AFTER = [
  { id: 'user', title: 'User', group: 'Run', width: 8, order: 'tags.`mlflow.user`', cell: run => run.user },
  {
    id: 'source', title: 'Source', group: 'Run', width: 11, order: 'tags.`mlflow.source.name`',
    cell: run => source(run).split(/[\\/]/).at(-1), hint: run => source(run),
  },
  {
    id: 'data', title: 'Data set', group: 'Run', width: 11, order: null,
    cell: run => [...new Set(run.dataSets.map(set => set.name))].join(', '),
    hint: run => run.dataSets.map(set => `${set.name} (${set.digest})${set.context ? `, ${set.context}` : ''}`).join('\n'),
  },
];

/** Every column these runs can fill, in the order of the table. @param {Run[]} runs @returns {Field[]} */
export function fieldsOf(runs) {
  return [...BEFORE, ...keysOf(runs, 'metrics').map(metricField), ...keysOf(runs, 'params').map(key => paramField(key, runs)), ...AFTER];
}

/** The columns to show where nobody chose any: what was measured, and what was done differently. @param {Run[]} runs */
export function standardFields(runs) {
  return [
    ...BEFORE.map(field => field.id),
    ...scoresFirst(telling(runs)).slice(0, MOST_METRICS).map(key => `metrics.${key}`),
    ...keysOf(runs, 'params').filter(key => differs(runs, key)).slice(0, MOST_PARAMS).map(key => `params.${key}`),
    ...AFTER.filter(field => runs.some(run => field.cell(run))).map(field => field.id),
  ];
}

/** @returns {Field} */
function metricField(key) {
  return {
    id: `metrics.${key}`, title: key, group: 'Metrics', width: widthFor(key, 6.5), isNumber: true,
    order: identifier('metrics', key), descendsFirst: true,
    cell: run => (run.metrics.has(key) ? number(run.metrics.get(key).value) : null),
    hint: run => (run.metrics.has(key) ? `${run.metrics.get(key).value} at step ${run.metrics.get(key).step}` : undefined),
  };
}

/** @returns {Field} */
function paramField(key, runs) {
  const longest = runs.reduce((most, run) => Math.max(most, run.params.get(key)?.length ?? 0), 0);
  return {
    id: `params.${key}`, title: key, group: 'Parameters', width: widthFor(key, Math.max(6, 2 + longest * 0.56)), order: identifier('params', key),
    cell: run => run.params.get(key), hint: run => run.params.get(key),
  };
}

function widthFor(title, least) {
  return Math.min(13, Math.max(least, 3.2 + title.length * 0.54));
}

// Losses and scores before learning rates and speeds.
function scoresFirst(keys) {
  return [...keys.filter(betterDirection), ...keys.filter(key => !betterDirection(key))];
}

function lasted(run) {
  const time = runDuration(run);
  return time === null ? null : h('span', null, duration(time));
}

function source(run) {
  return run.tags.get('mlflow.source.name') ?? '';
}
