import { runDuration } from '../api/run.js';
import { h } from '../core/dom.js';
import { absolute, duration } from '../core/format.js';
import { href } from '../core/router.js';
import { copyable } from '../ui/copy.js';
import { statusBadge } from '../ui/status.js';
import { timeAgo } from '../ui/time.js';

/** @param {import('../api/run.js').Run} run */
export function runHeader(run) {
  const source = run.tags.get('mlflow.source.name');
  const commit = run.tags.get('mlflow.source.git.commit');
  const branch = run.tags.get('mlflow.source.git.branch');
  const note = run.tags.get('mlflow.note.content');
  const lasted = runDuration(run);
  const facts = [
    ['Started', timeAgo(run.start)],
    ['Ended', run.end ? h('span', { title: absolute(run.end) }, timeAgo(run.end)) : null],
    ['Duration', lasted === null ? null : duration(lasted)],
    ['User', run.user],
    ['Source', source],
    ['Commit', commit ? [copyable(commit.slice(0, 10), 'commit'), branch ? ` on ${branch}` : ''] : null],
    ['Part of', run.parent ? h('a', { href: href(['runs', run.parent]) }, 'its parent run') : null],
  ];
  return h('header', { class: 'run-header' },
    h('div', { class: 'title' }, h('h1', null, run.name), statusBadge(run.status), h('span', { class: 'muted id' }, copyable(run.id, 'run id')), run.deleted ? h('span', { class: 'mark' }, 'deleted') : null),
    note ? h('p', { class: 'note' }, note) : null,
    h('dl', { class: 'facts' }, facts.filter(([, value]) => value).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))));
}
