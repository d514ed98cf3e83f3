import { searchExperiments } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { href, setQuery } from '../core/router.js';
import { empty, failed, loading } from '../ui/panels.js';
import { timeAgo } from '../ui/time.js';

const NOTE = 'mlflow.note.content';

/** The list of experiments. @type {import('../main.js').View} */
export function showExperiments(root, _path, query, signal) {
  document.title = 'Experiments · MedScan';
  let loads = 0;
  const search = h('input', { type: 'search', placeholder: 'Search by name', 'aria-label': 'Search experiments by name' });
  const deleted = h('input', { type: 'checkbox' });
  const list = h('div', null, loading());
  replace(root,
    h('header', { class: 'view-head' }, h('h1', null, 'Experiments')),
    h('div', { class: 'toolbar' }, search, h('label', { class: 'check' }, deleted, 'Show deleted')),
    list);

  const write = () => {
    const next = new URLSearchParams();
    if (search.value) next.set('name', search.value);
    if (deleted.checked) next.set('deleted', '1');
    setQuery(next);
    load(next);
  };
  let typing = 0;
  search.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(write, 250);
  });
  deleted.addEventListener('change', write);

  const load = async (current, previous = [], pageToken = undefined) => {
    const mine = ++loads;
    const name = current.get('name') ?? '';
    try {
      const page = await searchExperiments({ name, view: current.has('deleted') ? 'ALL' : 'ACTIVE_ONLY', pageToken }, signal);
      if (mine !== loads) return;
      const all = [...previous, ...page.experiments];
      replace(list, all.length ? table(all) : nothing(name),
        page.nextPageToken
          ? h('button', { type: 'button', class: 'button load-more', onclick: () => load(current, all, page.nextPageToken) }, 'Load more')
          : null);
    } catch (error) {
      if (!signal.aborted && mine === loads) replace(list, failed(error, () => load(current)));
    }
  };

  const update = next => {
    search.value = next.get('name') ?? '';
    deleted.checked = next.has('deleted');
    load(next);
  };
  update(query);
  return update;
}

function table(experiments) {
  return h('table', { class: 'table list' },
    h('thead', null, h('tr', null,
      h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col', class: 'wide-only' }, 'Description'),
      h('th', { scope: 'col' }, 'Last update'), h('th', { scope: 'col', class: 'wide-only' }, 'Created'),
      h('th', { scope: 'col', class: 'wide-only number' }, 'Id'))),
    h('tbody', null, experiments.map(experiment => h('tr', { class: experiment.lifecycle_stage === 'deleted' ? 'deleted' : null },
      h('th', { scope: 'row', class: 'name' },
        h('a', { href: href(['experiments', experiment.experiment_id], experiment.lifecycle_stage === 'deleted' ? { deleted: '1' } : {}) }, experiment.name),
        experiment.lifecycle_stage === 'deleted' ? h('span', { class: 'mark' }, 'deleted') : null),
      h('td', { class: 'wide-only muted clip' }, (experiment.tags ?? []).find(tag => tag.key === NOTE)?.value ?? ''),
      h('td', null, timeAgo(Number(experiment.last_update_time ?? 0))),
      h('td', { class: 'wide-only' }, timeAgo(Number(experiment.creation_time ?? 0))),
      h('td', { class: 'wide-only number muted' }, experiment.experiment_id)))));
}

function nothing(name) {
  return name
    ? empty(`No experiment is called anything like “${name}”.`)
    : empty('No experiments yet.', 'Run ', h('code', null, 'medscan quickstart'), ' to make one.');
}
