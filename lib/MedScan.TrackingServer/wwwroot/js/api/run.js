import { parseValue } from '../core/format.js';

/**
 * @typedef {{ value: number, step: number, time: number }} Metric
 * @typedef {{ name: string, digest: string, sourceType: string, source: string, profile: string, context: string }} DataSet
 * @typedef {{
 *   id: string, experimentId: string, name: string, status: string, start: number, end: number | null, deleted: boolean,
 *   artifactUri: string, user: string, parent: string | undefined,
 *   metrics: Map<string, Metric>, params: Map<string, string>, tags: Map<string, string>, dataSets: DataSet[]
 * }} Run
 */

/** The server's form of a run into the page's. @returns {Run} */
export function toRun({ info, data = {}, inputs = {} }) {
  const tags = pairs(data.tags);
  return {
    id: info.run_id ?? info.run_uuid,
    experimentId: info.experiment_id,
    name: info.run_name || tags.get('mlflow.runName') || (info.run_id ?? info.run_uuid),
    status: info.status,
    start: Number(info.start_time ?? 0),
    end: info.end_time ? Number(info.end_time) : null,
    deleted: info.lifecycle_stage === 'deleted',
    artifactUri: info.artifact_uri ?? '',
    user: tags.get('mlflow.user') || info.user_id || '',
    parent: tags.get('mlflow.parentRunId'),
    metrics: new Map((data.metrics ?? []).map(metric =>
      [metric.key, { value: parseValue(metric.value), step: Number(metric.step ?? 0), time: Number(metric.timestamp) }])),
    params: pairs(data.params),
    tags,
    dataSets: (inputs.dataset_inputs ?? []).map(({ dataset, tags: marks = [] }) => ({
      name: dataset.name,
      digest: dataset.digest,
      sourceType: dataset.source_type ?? '',
      source: dataset.source ?? '',
      profile: dataset.profile ?? '',
      context: marks.find(mark => mark.key === 'mlflow.data.context')?.value ?? '',
    })),
  };
}

/** How long the run took, or has been going, in milliseconds; null where that is unknown. @param {Run} run */
export function runDuration(run) {
  if (!run.start) return null;
  if (run.end) return run.end - run.start;
  return run.status === 'RUNNING' ? Date.now() - run.start : null;
}

function pairs(list = []) {
  return new Map(list.map(({ key, value }) => [key, value ?? '']));
}
