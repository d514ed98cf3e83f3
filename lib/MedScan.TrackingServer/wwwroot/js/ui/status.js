import { h } from '../core/dom.js';
import { icon } from './icons.js';

const KINDS = {
  RUNNING: ['circle', 'running', 'Running'],
  SCHEDULED: ['circle', 'scheduled', 'Scheduled'],
  FINISHED: ['check', 'finished', 'Finished'],
  FAILED: ['cross', 'failed', 'Failed'],
  KILLED: ['square', 'killed', 'Stopped'],
};

/** A run's status as sign and word, so that it does not hang on colour. @param {string} status */
export function statusBadge(status) {
  const [sign, kind, word] = KINDS[status] ?? ['circle', 'scheduled', status ?? 'Unknown'];
  return h('span', { class: `status status-${kind}` }, icon(sign), word);
}
