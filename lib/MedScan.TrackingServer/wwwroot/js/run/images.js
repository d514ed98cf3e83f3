// Images that were logged step by step: one frame per series, with a slider over its steps.

import { artifactImage } from '../artifacts/image.js';
import { fileName, kindOf } from '../artifacts/kinds.js';
import { h, replace } from '../core/dom.js';

export const IMAGE_FOLDER = 'images';

// images/<key>%step%<n>%timestamp%<ms>%<unique>.png, with + for % in newer clients; `/` in the key is written `#`.
const NAME = /^(.+)[%+]step[%+](-?\d+)[%+]timestamp[%+](\d+)[%+](.+)$/;

/** @typedef {{ path: string, step: number, time: number }} Frame */

/** @param {{ path: string, isFolder: boolean }[]} files @returns {Map<string, Frame[]>} by key, each in the order of its steps */
export function imageSeries(files) {
  /** @type {Map<string, Frame[]>} */
  const series = new Map();
  for (const { path, isFolder } of files) {
    // A smaller copy goes with each image that MLflow's client logs.
    if (isFolder || kindOf(path) !== 'image' || /[%+]compressed\./.test(path)) continue;
    const [, key, step, time] = fileName(path).match(NAME) ?? [null, fileName(path), '0', '0'];
    const name = key.replaceAll('#', '/');
    if (!series.has(name)) series.set(name, []);
    series.get(name).push({ path, step: Number(step), time: Number(time) });
  }
  for (const frames of series.values()) frames.sort((a, b) => a.step - b.step || a.time - b.time);
  return series;
}

/** @param {string} runId @param {Map<string, Frame[]>} series @param {AbortSignal} signal */
export function imagePanel(runId, series, signal) {
  return h('div', { class: 'image-grid' }, [...series].map(([key, frames]) => card(runId, key, frames, signal)));
}

function card(runId, key, frames, signal) {
  const holder = h('div', { class: 'image-holder' });
  const label = h('output', { class: 'muted' });
  let loads = 0;
  const show = async index => {
    const mine = ++loads;
    label.textContent = `Step ${frames[index].step.toLocaleString('en-GB')}`;
    try {
      const image = await artifactImage(runId, frames[index].path, signal);
      image.alt = `${key}, step ${frames[index].step}`;
      if (mine === loads) replace(holder, image);
    } catch (error) {
      if (!signal.aborted && mine === loads) replace(holder, h('p', { class: 'faint' }, error.message));
    }
  };
  show(frames.length - 1);
  return h('figure', { class: 'image-card' },
    h('figcaption', null, h('span', { class: 'clip', title: key }, key), label),
    holder,
    frames.length > 1 ? h('input', {
      type: 'range', min: '0', max: String(frames.length - 1), 'prop:value': String(frames.length - 1), 'aria-label': `Step of ${key}`,
      oninput: event => show(Number(event.target.value)),
    }) : null);
}
