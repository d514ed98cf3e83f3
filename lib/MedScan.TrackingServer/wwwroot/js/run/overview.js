import { searchModelVersions, searchRuns } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { href } from '../core/router.js';
import { keysOf, telling } from '../runs/columns.js';
import { keyValues } from '../ui/keyValues.js';
import { metricsCard } from './metricsCard.js';

/** @typedef {import('../api/run.js').Run} Run */

/** What a run was given and what came of it. @param {Run} run @param {AbortSignal} signal */
export function overview(run, signal) {
  const metrics = telling([run]);
  const params = keysOf([run], 'params').map(key => [key, run.params.get(key)]);
  const own = keysOf([run], 'tags').filter(key => !key.startsWith('mlflow.')).map(key => [key, run.tags.get(key)]);
  const mlflow = keysOf([run], 'tags').filter(key => key.startsWith('mlflow.') && key !== 'mlflow.note.content').map(key => [key, run.tags.get(key)]);
  return h('div', { class: 'overview' },
    h('div', { class: 'column' }, metricsCard(run, metrics, signal), dataSetsCard(run), linksCard(run, signal)),
    h('div', { class: 'column' },
      keyValues('Parameters', params, { empty: 'No parameters were logged.' }),
      keyValues('Tags', own, { empty: 'No tags of its own.' }),
      keyValues('Tags of the system', mlflow, { empty: 'None.' })));
}

function dataSetsCard(run) {
  if (!run.dataSets.length) return null;
  return h('section', { class: 'card' },
    h('header', { class: 'card-head' }, h('h2', null, 'Data sets')),
    h('table', { class: 'key-values' }, h('tbody', null, run.dataSets.map(set => h('tr', null,
      h('th', { scope: 'row', class: 'key' }, set.name, ' ', set.context ? h('span', { class: 'mark' }, set.context) : null),
      h('td', { class: 'value' },
        h('p', null, h('span', { class: 'faint' }, 'digest '), h('code', null, set.digest)),
        set.source ? h('p', null, h('span', { class: 'faint' }, `${set.sourceType || 'source'} `), set.source) : null,
        set.profile ? h('p', null, h('span', { class: 'faint' }, 'profile '), set.profile) : null))))));
}

// Runs below this one, and models that were made of it: asked for apart, since neither stands in the run itself.
function linksCard(run, signal) {
  const card = h('section', { class: 'card', hidden: true });
  const filter = `tags.\`mlflow.parentRunId\` = '${run.id}'`;
  Promise.all([
    searchRuns({ experimentIds: [run.experimentId], filter, max: 1 }, signal),
    searchModelVersions(`run_id = '${run.id}'`, signal),
  ]).then(([children, versions]) => {
    if (!children.runs.length && !versions.length) return;
    card.hidden = false;
    replace(card, h('header', { class: 'card-head' }, h('h2', null, 'Connected')), h('ul', { class: 'links' },
      children.runs.length ? h('li', null, h('a', { href: href(['experiments', run.experimentId], { filter }) }, 'Runs below this one')) : null,
      versions.map(version => h('li', null, 'Registered as ', h('a', { href: href(['models', version.name]) }, `${version.name}, version ${version.version}`)))));
  }, () => { /* the card is an extra: without it, the run is complete */ });
  return card;
}
