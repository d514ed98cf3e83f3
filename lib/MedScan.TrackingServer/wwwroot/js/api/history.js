import { requestJson } from './http.js';
import { parseValue } from '../core/format.js';

/** @typedef {{ step: number, time: number, value: number }} Point */

// A chart is a few hundred pixels wide; the server thins each run to about this many points.
const POINTS_PER_RUN = 500;
const RUNS_PER_REQUEST = 100;

/**
 * The curves of one metric, sampled by the server, each in the order of its steps.
 * @param {string[]} runIds @param {string} metric
 * @param {{ range?: [number, number] | null, signal: AbortSignal }} options `range` of steps, to see a part more closely
 * @returns {Promise<Map<string, Point[]>>}
 */
export async function fetchCurves(runIds, metric, { range, signal }) {
  /** @type {Map<string, Point[]>} */
  const curves = new Map(runIds.map(id => [id, []]));
  for (let start = 0; start < runIds.length; start += RUNS_PER_REQUEST) {
    const query = runIds.slice(start, start + RUNS_PER_REQUEST).map(id => ['run_ids', id]);
    query.push(['metric_key', metric], ['max_results', String(POINTS_PER_RUN)]);
    if (range) query.push(['start_step', String(range[0])], ['end_step', String(range[1])]);
    const answer = await requestJson('ajax-api/2.0/mlflow/metrics/get-history-bulk-interval', { query, signal });
    for (const point of answer.metrics ?? []) {
      curves.get(point.run_id)?.push({ step: Number(point.step), time: Number(point.timestamp), value: parseValue(point.value) });
    }
  }
  for (const points of curves.values()) points.sort((a, b) => a.step - b.step || a.time - b.time);
  return curves;
}
