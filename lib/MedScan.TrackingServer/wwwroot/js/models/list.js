import { searchModels } from '../api/mlflow.js';
import { h, replace } from '../core/dom.js';
import { href, setQuery } from '../core/router.js';
import { empty, failed, loading } from '../ui/panels.js';
import { timeAgo } from '../ui/time.js';

/** The registered models. @type {import('../main.js').View} */
export function showModels(root, _path, query, signal) {
  document.title = 'Models · MedScan';
  let loads = 0;
  let typing = 0;
  const search = h('input', {
    type: 'search', placeholder: 'Search by name', 'aria-label': 'Search models by name',
    oninput: () => {
      clearTimeout(typing);
      typing = window.setTimeout(() => {
        setQuery(new URLSearchParams(search.value ? { name: search.value } : {}));
        load(search.value);
      }, 250);
    },
  });
  const list = h('div', null, loading());
  replace(root, h('header', { class: 'view-head' }, h('h1', null, 'Registered models')), h('div', { class: 'toolbar' }, search), list);

  const load = async (name, previous = [], pageToken = undefined) => {
    const mine = ++loads;
    try {
      const page = await searchModels({ name, pageToken }, signal);
      if (mine !== loads) return;
      // MLflow keeps prompts among its models; they are texts, not networks.
      const all = [...previous, ...page.models.filter(model => !(model.tags ?? []).some(tag => tag.key === 'mlflow.prompt.is_prompt' && tag.value === 'true'))];
      replace(list, all.length ? table(all) : nothing(name),
        page.nextPageToken ? h('button', { type: 'button', class: 'button load-more', onclick: () => load(name, all, page.nextPageToken) }, 'Load more') : null);
    } catch (error) {
      if (!signal.aborted && mine === loads) replace(list, failed(error, () => load(name)));
    }
  };
  const update = next => {
    search.value = next.get('name') ?? '';
    load(search.value);
  };
  update(query);
  return update;
}

function table(models) {
  return h('table', { class: 'table list' },
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Name'), h('th', { scope: 'col' }, 'Aliases'),
      h('th', { scope: 'col', class: 'wide-only number' }, 'Latest version'), h('th', { scope: 'col', class: 'wide-only' }, 'Description'), h('th', { scope: 'col' }, 'Last update'))),
    h('tbody', null, models.map(model => h('tr', null,
      h('th', { scope: 'row', class: 'name' }, h('a', { href: href(['models', model.name]) }, model.name)),
      h('td', null, aliases(model)),
      h('td', { class: 'wide-only number' }, latest(model)),
      h('td', { class: 'wide-only muted clip' }, model.description ?? ''),
      h('td', null, timeAgo(Number(model.last_updated_timestamp ?? 0)))))));
}

function aliases(model) {
  return (model.aliases ?? []).map(({ alias, version }) => h('span', { class: 'mark alias' }, `${alias} → ${version}`));
}

// One per stage is listed: the newest of them is the newest of all.
function latest(model) {
  const versions = (model.latest_versions ?? []).map(version => Number(version.version));
  return versions.length ? String(Math.max(...versions)) : '–';
}

function nothing(name) {
  return name ? empty(`No model is called anything like “${name}”.`) : empty('No models are registered yet.', 'Run ', h('code', null, 'medscan models register'), ' to register one.');
}
