import { h } from '../core/dom.js';

/**
 * A logged page in a frame without an origin and without a network, so that its scripts reach neither this page nor anyone.
 * @param {string} html @param {string} title @param {AbortSignal} signal
 */
export function htmlFrame(html, title, signal) {
  const frame = h('iframe', { class: 'html-frame', title, sandbox: 'allow-scripts', src: 'assets/frame.html' });
  addEventListener('message', event => {
    // The frame has no origin, so the window it comes from is what tells it.
    if (event.source === frame.contentWindow && event.data === 'ready') frame.contentWindow.postMessage(html, '*');
  }, { signal });
  return frame;
}
