// The parts of MLflow's REST API that this page reads.

import { request, requestJson } from './http.js';
import { toRun } from './run.js';

/** @typedef {import('./run.js').Run} Run */

const API = 'ajax-api/2.0/mlflow/';

/**
 * @param {{ name: string, view: string, pageToken?: string }} what `name` is looked for anywhere in the name
 * @param {AbortSignal} signal
 */
export async function searchExperiments({ name, view, pageToken }, signal) {
  const answer = await requestJson(API + 'experiments/search', {
    query: compact([
      ['max_results', '200'],
      ['view_type', view],
      ['order_by', 'last_update_time DESC'],
      ['filter', name && `name ILIKE ${quote(`%${name}%`)}`],
      ['page_token', pageToken],
    ]),
    signal,
  });
  return { experiments: answer.experiments ?? [], nextPageToken: answer.next_page_token };
}

/** @param {string} id @param {AbortSignal} signal */
export async function getExperiment(id, signal) {
  return (await requestJson(API + 'experiments/get', { query: [['experiment_id', id]], signal })).experiment;
}

/**
 * @param {{ experimentIds: string[], filter?: string, view?: string, orderBy?: string[], max: number, pageToken?: string }} what
 * @param {AbortSignal} signal
 * @returns {Promise<{ runs: Run[], nextPageToken?: string }>}
 */
export async function searchRuns({ experimentIds, filter, view = 'ACTIVE_ONLY', orderBy, max, pageToken }, signal) {
  const body = { experiment_ids: experimentIds, run_view_type: view, max_results: max };
  if (filter) body.filter = filter;
  if (orderBy) body.order_by = orderBy;
  if (pageToken) body.page_token = pageToken;
  const answer = await requestJson(API + 'runs/search', { body, signal });
  return { runs: (answer.runs ?? []).map(toRun), nextPageToken: answer.next_page_token };
}

/** @param {string} id @param {AbortSignal} signal */
export async function getRun(id, signal) {
  return toRun((await requestJson(API + 'runs/get', { query: [['run_id', id]], signal })).run);
}

/** @param {string} runId @param {string} path folder, '' for the root @param {AbortSignal} signal */
export async function listArtifacts(runId, path, signal) {
  const answer = await requestJson(API + 'artifacts/list', { query: compact([['run_id', runId], ['path', path]]), signal });
  return (answer.files ?? []).map(file => ({ path: file.path, isFolder: Boolean(file.is_dir), size: Number(file.file_size ?? 0) }));
}

/** @param {string} runId @param {string} path @param {AbortSignal} signal @returns {Promise<Blob>} */
export async function fetchArtifact(runId, path, signal) {
  const response = await request('get-artifact', { query: [['run_uuid', runId], ['path', path]], signal });
  return response.blob();
}

/** @param {{ name: string, pageToken?: string }} what @param {AbortSignal} signal */
export async function searchModels({ name, pageToken }, signal) {
  const answer = await requestJson(API + 'registered-models/search', {
    query: compact([['max_results', '100'], ['order_by', 'name ASC'], ['filter', name && `name ILIKE ${quote(`%${name}%`)}`], ['page_token', pageToken]]),
    signal,
  });
  return { models: answer.registered_models ?? [], nextPageToken: answer.next_page_token };
}

/** @param {string} name @param {AbortSignal} signal */
export async function getModel(name, signal) {
  return (await requestJson(API + 'registered-models/get', { query: [['name', name]], signal })).registered_model;
}

/** @param {string} filter @param {AbortSignal} signal */
export async function searchModelVersions(filter, signal) {
  const answer = await requestJson(API + 'model-versions/search', { query: [['filter', filter], ['max_results', '1000']], signal });
  return answer.model_versions ?? [];
}

/** A string as MLflow's filter language writes it. @param {string} text */
export function quote(text) {
  return text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`;
}

function compact(query) {
  return query.filter(([, value]) => value);
}
