import { getModel, quote, searchModelVersions } from '../api/mlflow.js';
import { externalLink, h, replace } from '../core/dom.js';
import { href } from '../core/router.js';
import { empty, failed, loading } from '../ui/panels.js';
import { timeAgo } from '../ui/time.js';

/** One registered model and its versions. @type {import('../main.js').View} */
export function showModel(root, [name], _query, signal) {
  document.title = `${name} · MedScan`;
  const load = async () => {
    replace(root, loading());
    try {
      const [model, versions] = await Promise.all([getModel(name, signal), searchModelVersions(`name = ${quote(name)}`, signal)]);
      replace(root,
        h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumb' }, h('a', { href: href(['models']) }, 'Models')),
        h('header', { class: 'view-head' }, h('div', { class: 'title' }, h('h1', null, model.name)),
          model.description ? h('p', { class: 'note' }, model.description) : null,
          tagList(model.tags)),
        versions.length ? table(model, versions) : empty('This model has no versions yet.'));
    } catch (error) {
      if (!signal.aborted) replace(root, failed(error, load));
    }
  };
  load();
}

function table(model, versions) {
  versions.sort((a, b) => Number(b.version) - Number(a.version));
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Versions, scrollable' },
    h('table', { class: 'table list' },
      h('thead', null, h('tr', null, ['Version', 'Aliases', 'Status', 'Created', 'Source', 'Description', 'Tags'].map(title => h('th', { scope: 'col' }, title)))),
      h('tbody', null, versions.map(version => h('tr', null,
        h('th', { scope: 'row', class: 'name' }, version.version),
        h('td', null, (model.aliases ?? []).filter(one => one.version === version.version).map(one => h('span', { class: 'mark alias' }, one.alias))),
        h('td', null, status(version)),
        h('td', null, timeAgo(Number(version.creation_timestamp ?? 0))),
        h('td', null, source(version)),
        h('td', { class: 'muted' }, version.description ?? ''),
        h('td', null, tagList(version.tags)))))));
}

function status(version) {
  const words = { READY: 'Ready', PENDING_REGISTRATION: 'Being registered', FAILED_REGISTRATION: 'Failed' };
  const stage = version.current_stage && version.current_stage !== 'None' ? h('span', { class: 'mark' }, version.current_stage) : null;
  return [words[version.status] ?? version.status ?? '', ' ', stage];
}

function source(version) {
  if (version.run_id) return h('a', { href: href(['runs', version.run_id]) }, 'Run ', h('code', null, version.run_id.slice(0, 8)));
  return version.run_link ? externalLink(version.run_link) : h('span', { class: 'muted' }, version.source ?? '');
}

function tagList(tags = []) {
  return tags.map(({ key, value }) => h('span', { class: 'mark' }, `${key}: ${value}`));
}
